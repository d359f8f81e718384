-- Whether a submission waits for a person: one of its marks has to be settled, or whether it replaces another.
ALTER TABLE submissions ADD COLUMN for_person INTEGER NOT NULL DEFAULT 0;
UPDATE submissions SET for_person = 1
WHERE summary ->> '$.standing' = 'OfferedAsVersion'
    OR (summary ->> '$.standing' NOT IN ('Superseded', 'Withdrawn') AND EXISTS (
        SELECT 1 FROM json_each(summary, '$.marks') mark
        WHERE mark.value IN (
                'partner-to-confirm', 'sender-unknown', 'message-id-reused', 'set-aside-to-check', 'body-too-long', 'message-not-complete',
                'no-point', 'close-call', 'mostly-set-aside', 'not-all-read')
            OR (mark.value LIKE 'attachment-%' AND mark.value NOT IN (
                'attachment-tracked-changes', 'attachment-comments', 'attachment-empty'))));
CREATE INDEX submissions_for_person ON submissions (consultation, received_at DESC, reference) WHERE for_person = 1;
