-- One row a received message; the document is the whole of it as JSON.
CREATE TABLE messages (
    id           TEXT    NOT NULL PRIMARY KEY,
    consultation TEXT    NOT NULL,
    state        TEXT    NOT NULL,
    received_at  INTEGER NOT NULL,
    version      INTEGER NOT NULL,
    document     TEXT    NOT NULL
);

CREATE INDEX messages_newest ON messages (consultation, id DESC);
CREATE INDEX messages_by_state ON messages (consultation, state, id DESC);

-- How many messages are in which state, kept with each change.
CREATE TABLE message_tallies (
    consultation    TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    acknowledgement TEXT    NOT NULL,
    count           INTEGER NOT NULL,
    PRIMARY KEY (consultation, state, reason, acknowledgement)
) WITHOUT ROWID;

-- Who holds which key: the guard against reading, counting and thanking twice.
CREATE TABLE claims (
    key      TEXT    NOT NULL PRIMARY KEY,
    owner    TEXT    NOT NULL,
    taken_at INTEGER NOT NULL
) WITHOUT ROWID;
