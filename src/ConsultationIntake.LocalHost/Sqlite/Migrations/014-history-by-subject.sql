-- What was done to a concern, a message or a partner.
CREATE INDEX history_by_subject ON history (consultation, json_extract(document, '$.subject'), number)
WHERE json_extract(document, '$.subject') IS NOT NULL;
