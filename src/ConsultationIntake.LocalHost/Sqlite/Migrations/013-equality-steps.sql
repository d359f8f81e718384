-- What may be shown while people still answer: the counts as they were at the last whole step.
ALTER TABLE equality_counts ADD COLUMN published INTEGER NOT NULL DEFAULT 0;
