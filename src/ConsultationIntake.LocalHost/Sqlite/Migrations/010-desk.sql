-- What staff did: a line each, in one chain a consultation.
CREATE TABLE history (
    consultation TEXT    NOT NULL,
    number       INTEGER NOT NULL,
    id           TEXT    NOT NULL,
    by           TEXT    NOT NULL,
    act          TEXT    NOT NULL,
    reference    TEXT    NULL,
    hash         TEXT    NOT NULL,
    document     TEXT    NOT NULL,
    PRIMARY KEY (consultation, number)
);

CREATE UNIQUE INDEX history_by_id ON history (consultation, id);
CREATE INDEX history_by_officer ON history (consultation, by, number);
CREATE INDEX history_by_act ON history (consultation, act, number);
CREATE INDEX history_by_reference ON history (consultation, reference, number) WHERE reference IS NOT NULL;

-- A submission's place in the register of points, drawn once: the second it was received in, and a number within that.
CREATE TABLE point_places (
    place        INTEGER PRIMARY KEY,
    consultation TEXT NOT NULL,
    reference    TEXT NOT NULL
);

CREATE UNIQUE INDEX point_places_by_reference ON point_places (consultation, reference);

-- A row a point, as lists show it. Its id is its submission's place and where it begins in the text, so that ids are in reading order.
CREATE TABLE points (
    id       INTEGER PRIMARY KEY,
    document TEXT NOT NULL
);

-- What points are found by: the hashes of their facets, and their words without inflection.
CREATE VIRTUAL TABLE point_index USING fts5 (facets, words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');

-- The office's own records: concerns, filters, people.
CREATE TABLE office_records (
    consultation TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    version      INTEGER NOT NULL,
    document     TEXT    NOT NULL,
    PRIMARY KEY (consultation, kind, id)
) WITHOUT ROWID;

-- Nobody had decided anything before this.
INSERT INTO tally_counts (consultation, name, count) SELECT consultation, 'decision:Undecided', count FROM tally_counts WHERE name = 'points';
