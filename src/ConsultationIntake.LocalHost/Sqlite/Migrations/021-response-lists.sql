-- Responses by their language, the campaign they are a copy of, the sheet they came in with, and what their senders said of themselves.
ALTER TABLE submissions ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
ALTER TABLE submissions ADD COLUMN campaign TEXT NULL;
ALTER TABLE submissions ADD COLUMN sheet TEXT NULL;
ALTER TABLE submissions ADD COLUMN district TEXT NULL;
ALTER TABLE submissions ADD COLUMN victim TEXT NULL;
-- A sheet is told by the keys of its rows: sheet-{the file's hash}-{row}.
UPDATE submissions SET
    language = coalesce(summary ->> '$.language', 'en'),
    campaign = document ->> '$.campaign',
    sheet = iif(channel = 'Import' AND idempotency_key LIKE 'sheet-%', substr(idempotency_key, 7, 32), NULL),
    district = nullif(document ->> '$.facts.area', ''),
    victim = nullif(document ->> '$.facts.victim', '');

CREATE INDEX submissions_by_language ON submissions (consultation, language, received_at DESC, reference);
CREATE INDEX submissions_by_campaign ON submissions (consultation, campaign, received_at DESC, reference) WHERE campaign IS NOT NULL;
CREATE INDEX submissions_by_sheet ON submissions (consultation, sheet, received_at DESC, reference) WHERE sheet IS NOT NULL;
CREATE INDEX submissions_by_district ON submissions (consultation, district, received_at DESC, reference) WHERE district IS NOT NULL;
CREATE INDEX submissions_by_victim ON submissions (consultation, victim, received_at DESC, reference) WHERE victim IS NOT NULL;

INSERT INTO tally_counts (consultation, name, count)
SELECT consultation, 'sheet:' || sheet, count(*) FROM submissions WHERE sheet IS NOT NULL GROUP BY consultation, sheet
UNION ALL
SELECT consultation, 'district:' || district, count(*) FROM submissions WHERE district IS NOT NULL GROUP BY consultation, district
UNION ALL
SELECT consultation, 'victim:' || victim, count(*) FROM submissions WHERE victim IS NOT NULL GROUP BY consultation, victim;
