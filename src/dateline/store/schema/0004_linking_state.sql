-- What linking keeps to do again only what a new, changed or deleted article touches. None of it is a
-- finding: all of it can be made again from the articles, and no other part of dateline reads it.

CREATE TABLE linked (  -- What linking knew of each article when it was last at it, also of articles that are gone since.
  article_id TEXT PRIMARY KEY,
  mark       TEXT NOT NULL,  -- hash of what was cleaned and annotated, and of the version of linking
  told       TEXT NOT NULL   -- hash of what its story was solved from; empty where it is to be solved again
) STRICT, WITHOUT ROWID;

CREATE TABLE link_profiles (  -- Articles as counted words, names and hashes of their lines.
  article_id TEXT PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
  page_id    TEXT NOT NULL,
  first      INTEGER,         -- day number of publication
  lines      BLOB NOT NULL,   -- a hash for each line, 8 bytes
  left_out   TEXT NOT NULL,   -- hash of the lines that were left out of the sketch
  sketch     BLOB NOT NULL,   -- MinHash by bands, 8 bytes each; empty where it is still to be made
  profile    BLOB NOT NULL,   -- compressed JSON
  lengths    BLOB NOT NULL,   -- shingles of each line, 4 bytes
  shingles   BLOB NOT NULL    -- hashes of runs of words, 8 bytes
) STRICT;

CREATE TABLE link_cells (  -- Days and blocks of days whose pairs were judged.
  name        TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,  -- of everything that its pairs are judged by
  looked_at   BLOB NOT NULL   -- hashes of the pairs that were judged, with what they were judged by; 8 bytes each
) STRICT, WITHOUT ROWID;
