-- Whether the tenant's address showed in a letter's window when it was issued:
-- 'address-fine', or why it did not (src/doc/address.h); NULL for letters that
-- were issued before this was kept.
ALTER TABLE letter ADD COLUMN window_code TEXT;
