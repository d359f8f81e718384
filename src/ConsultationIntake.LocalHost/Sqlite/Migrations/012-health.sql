-- One row, written to find out whether anything can be written.
CREATE TABLE health (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    written_at INTEGER NOT NULL
);
