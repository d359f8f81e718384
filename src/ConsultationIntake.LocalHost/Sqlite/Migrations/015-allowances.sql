-- How much was taken of what is given out in portions: mails to an address, bytes from a network. Keys are hashes.
CREATE TABLE allowances (
    key     TEXT    NOT NULL,
    ends_at INTEGER NOT NULL,
    taken   INTEGER NOT NULL,
    PRIMARY KEY (key, ends_at)
) WITHOUT ROWID;

CREATE INDEX allowances_ended ON allowances (ends_at);
