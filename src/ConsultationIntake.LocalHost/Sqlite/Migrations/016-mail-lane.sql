-- Mail has workers of its own: what waits for a mail server that hangs keeps nobody from reading responses.
ALTER TABLE work ADD COLUMN lane INTEGER NOT NULL DEFAULT 0;

UPDATE work SET lane = 1 WHERE json_extract(item, '$.kind') IN ('SendCopy', 'AcknowledgeEmail');

CREATE INDEX work_lane ON work (lane, visible_at, id);
