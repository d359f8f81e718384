CREATE TABLE digests (
    consultation TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    due_at       INTEGER NOT NULL,
    version      INTEGER NOT NULL,
    document     TEXT    NOT NULL,
    PRIMARY KEY (consultation, id)
);
