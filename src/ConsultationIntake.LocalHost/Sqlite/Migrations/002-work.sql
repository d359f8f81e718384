-- The queue: visible_at moves on while a message is being worked on or waits for its next try.
CREATE TABLE work (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    item          TEXT    NOT NULL,
    enqueued_at   INTEGER NOT NULL,
    visible_at    INTEGER NOT NULL,
    dequeue_count INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX work_visible ON work (visible_at, id);

-- What failed five times, shown to staff and never dropped.
CREATE TABLE poison (
    id          INTEGER PRIMARY KEY,
    item        TEXT    NOT NULL,
    enqueued_at INTEGER NOT NULL,
    poisoned_at INTEGER NOT NULL,
    error       TEXT    NOT NULL
);
