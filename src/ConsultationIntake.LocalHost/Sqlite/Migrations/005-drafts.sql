-- Responses that are being filled in, under the hash of the id in their address.
CREATE TABLE drafts (
    consultation TEXT    NOT NULL,
    key          TEXT    NOT NULL,
    expires_at   INTEGER NOT NULL,
    version      INTEGER NOT NULL,
    document     TEXT    NOT NULL,
    PRIMARY KEY (consultation, key)
);

CREATE INDEX drafts_expired ON drafts (consultation, expires_at);

-- Counts and nothing else: no row a person, no time, no reference.
CREATE TABLE equality_counts (
    consultation TEXT    NOT NULL,
    question     TEXT    NOT NULL,
    choice       TEXT    NOT NULL,
    people       INTEGER NOT NULL,
    PRIMARY KEY (consultation, question, choice)
) WITHOUT ROWID;
