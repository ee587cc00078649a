-- What figures about people are counted from, without reading each row.

-- Who speaks and reads which language: the index has the tenant, too.
DROP INDEX need_active;
CREATE INDEX need_active ON need (organisation, kind, value, tenant)
	WHERE ended IS NULL;

-- Complaints of a time, those about providers and those about the landlord.
CREATE INDEX case_received ON case_file (organisation, kind, received_at,
	tenant);
CREATE INDEX provider_complaint_received ON provider_complaint (organisation,
	received_at, tenant, provider, about, outcome);
