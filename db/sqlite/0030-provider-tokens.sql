-- An agency's own system asks with a token, as its people do with a password.

ALTER TABLE token ADD COLUMN provider INTEGER REFERENCES provider (id); -- whose it is where its role is 'provider'
CREATE INDEX token_provider ON token (provider) WHERE provider IS NOT NULL;
