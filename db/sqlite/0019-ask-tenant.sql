-- What people correct of their own needs, and who an officer found them to be.
ALTER TABLE ask ADD COLUMN format TEXT; -- as core/request names formats
ALTER TABLE ask ADD COLUMN interpreter_gender TEXT; -- 'woman', 'man'
ALTER TABLE ask ADD COLUMN tenant INTEGER REFERENCES tenant (id);
ALTER TABLE ask ADD COLUMN confirmed_at INTEGER;
ALTER TABLE ask ADD COLUMN confirmed_by INTEGER; -- the account
CREATE INDEX ask_tenant ON ask (tenant) WHERE tenant IS NOT NULL;
