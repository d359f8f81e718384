-- The tally is a row a count: a submission changes the few it adds to.
CREATE TABLE tally_counts (
    consultation TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    count        INTEGER NOT NULL,
    PRIMARY KEY (consultation, name)
) WITHOUT ROWID;

INSERT INTO tally_counts (consultation, name, count)
SELECT tallies.consultation, counted.key, counted.value FROM tallies, json_each(tallies.counts) counted;

DROP TABLE tallies;

-- Every filter of a list finds its rows in the order they are shown in.
CREATE INDEX submissions_by_channel ON submissions (consultation, channel, received_at DESC, reference);
CREATE INDEX messages_by_time ON messages (consultation, received_at);
CREATE INDEX messages_by_reference ON messages (document ->> '$.reference', id DESC);

-- A copy more changes a number, not the row with the campaign's text.
CREATE TABLE campaign_counts (
    consultation TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    copies       INTEGER NOT NULL,
    PRIMARY KEY (consultation, id)
) WITHOUT ROWID;

INSERT INTO campaign_counts (consultation, id, copies) SELECT consultation, id, copies FROM campaigns;

DROP INDEX campaigns_by_copies;
ALTER TABLE campaigns DROP COLUMN copies;
CREATE INDEX campaigns_by_copies ON campaign_counts (consultation, copies DESC, id);
