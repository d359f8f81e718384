-- Whether somebody must look at what the reader made of a submission.
ALTER TABLE submissions ADD COLUMN needs_look INTEGER NOT NULL DEFAULT 0;
CREATE INDEX submissions_to_look_at ON submissions (consultation, received_at DESC, reference) WHERE needs_look = 1;
