-- Work that is being done, and work that was being done when a process ended: what may have ended it is tried alone.
ALTER TABLE work ADD COLUMN in_hand INTEGER NOT NULL DEFAULT 0;
ALTER TABLE work ADD COLUMN cut_off INTEGER NOT NULL DEFAULT 0;
CREATE INDEX work_in_hand ON work (lane) WHERE in_hand = 1;
CREATE INDEX work_cut_off ON work (lane, visible_at, id) WHERE cut_off > 0;
