-- One row a submission. The document is the whole submission as JSON; the columns are what queries ask about.
-- Times are UTC ticks of 100 ns, so that they sort as numbers and lose nothing.
CREATE TABLE submissions (
    consultation    TEXT    NOT NULL,
    reference       TEXT    NOT NULL,
    received_at     INTEGER NOT NULL,
    channel         TEXT    NOT NULL,
    status          TEXT    NOT NULL,
    partner         TEXT    NULL,
    idempotency_key TEXT    NULL,
    content_hash    TEXT    NOT NULL,
    version         INTEGER NOT NULL,
    summary         TEXT    NOT NULL,
    document        TEXT    NOT NULL,
    PRIMARY KEY (consultation, reference)
);

CREATE UNIQUE INDEX submissions_by_key ON submissions (consultation, channel, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX submissions_newest ON submissions (consultation, received_at DESC, reference);
CREATE INDEX submissions_by_status ON submissions (consultation, status, received_at DESC, reference);
CREATE INDEX submissions_by_partner ON submissions (consultation, partner, received_at DESC, reference) WHERE partner IS NOT NULL;

-- The themes of each submission's own points as they stand.
CREATE TABLE submission_themes (
    consultation TEXT    NOT NULL,
    theme        TEXT    NOT NULL,
    received_at  INTEGER NOT NULL,
    reference    TEXT    NOT NULL,
    stands       INTEGER NOT NULL,
    PRIMARY KEY (consultation, theme, received_at DESC, reference)
) WITHOUT ROWID;

-- The sum of what every submission contributes, kept with each change.
CREATE TABLE tallies (
    consultation TEXT NOT NULL PRIMARY KEY,
    counts       TEXT NOT NULL
) WITHOUT ROWID;
