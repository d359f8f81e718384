-- How far a submission has come whose sender agreed that it is published: what was decided of it before becomes a mark that it carries.
UPDATE submissions SET
    summary = json_insert(summary, '$.marks[#]', decided.mark),
    document = json_insert(document, '$.marks[#]', decided.mark)
FROM (
    SELECT consultation, id, iif(document ->> '$.mayBePublished', 'to-be-published', 'not-to-be-published') AS mark
    FROM office_records WHERE kind = 'ResponseRedaction'
) decided
WHERE submissions.consultation = decided.consultation AND submissions.reference = decided.id
    AND EXISTS (SELECT 1 FROM json_each(summary, '$.marks') mark WHERE mark.value = 'may-be-published');

ALTER TABLE submissions ADD COLUMN publication TEXT NULL;
UPDATE submissions SET publication = CASE
    WHEN EXISTS (SELECT 1 FROM json_each(summary, '$.marks') mark WHERE mark.value = 'to-be-published') THEN 'Ready'
    WHEN EXISTS (SELECT 1 FROM json_each(summary, '$.marks') mark WHERE mark.value = 'not-to-be-published') THEN 'LeftOut'
    ELSE 'ToLookAt'
    END
WHERE summary ->> '$.standing' IN ('Current', 'Provisional', 'Ratified')
    AND EXISTS (SELECT 1 FROM json_each(summary, '$.marks') mark WHERE mark.value = 'may-be-published');
CREATE INDEX submissions_by_publication ON submissions (consultation, publication, received_at DESC, reference)
    WHERE publication IS NOT NULL;

INSERT INTO tally_counts (consultation, name, count)
SELECT consultation, 'publication:' || publication, count(*) FROM submissions WHERE publication IS NOT NULL
GROUP BY consultation, publication;
