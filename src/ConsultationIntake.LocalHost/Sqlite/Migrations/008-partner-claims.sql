-- The expected partner that a submission says it is from, until staff confirm or refuse it.
ALTER TABLE submissions ADD COLUMN partner_claim TEXT NULL;
CREATE INDEX submissions_by_partner_claim ON submissions (consultation, partner_claim, received_at DESC, reference) WHERE partner_claim IS NOT NULL;
