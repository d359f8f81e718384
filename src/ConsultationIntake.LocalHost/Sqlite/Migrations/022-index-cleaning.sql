-- How often something was erased that the index of points may have words of, and how often it had been when the index was last written
-- anew without them. An index of before may have some.
CREATE TABLE index_cleaning (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    erased  INTEGER NOT NULL,
    cleaned INTEGER NOT NULL
);

INSERT INTO index_cleaning (id, erased, cleaned) VALUES (1, 1, 0);
