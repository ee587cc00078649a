-- Which answer of a tenant's was given first: the review queue asks that of
-- each answer that is old.
CREATE INDEX equality_first ON equality_answer (tenant, at, id);
