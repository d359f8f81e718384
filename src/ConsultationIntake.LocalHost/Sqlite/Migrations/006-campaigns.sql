-- One row a campaign, most of them of one letter only. The document holds text, votes, voters and keys as JSON.
CREATE TABLE campaigns (
    consultation TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    copies       INTEGER NOT NULL,
    version      INTEGER NOT NULL,
    document     TEXT    NOT NULL,
    PRIMARY KEY (consultation, id)
);

CREATE INDEX campaigns_by_copies ON campaigns (consultation, copies DESC, id);

-- What campaigns are found by.
CREATE TABLE campaign_keys (
    consultation TEXT NOT NULL,
    key          TEXT NOT NULL,
    id           TEXT NOT NULL,
    PRIMARY KEY (consultation, key, id)
) WITHOUT ROWID;

-- Which submission is recorded under which campaign.
CREATE TABLE campaign_copies (
    consultation TEXT NOT NULL,
    reference    TEXT NOT NULL,
    id           TEXT NOT NULL,
    PRIMARY KEY (consultation, reference)
) WITHOUT ROWID;

-- How many campaigns were ever started: whoever read an older number looks again before starting one.
CREATE TABLE campaign_starts (
    consultation TEXT    NOT NULL PRIMARY KEY,
    started      INTEGER NOT NULL
) WITHOUT ROWID;
