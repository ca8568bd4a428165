-- What judging on the web site adds: a judgement says why, in the words of who decided.

CREATE TABLE judgements_anew (  -- What people decided about records: append-only.
  judgement_id TEXT PRIMARY KEY,
  record_table TEXT NOT NULL,
  record_id    TEXT NOT NULL,
  decision     TEXT NOT NULL CHECK (decision IN ('accept', 'reject', 'correct', 'unsure', 'split', 'merge')),
  value        TEXT,  -- the correction, JSON
  who          TEXT NOT NULL,
  decided_at   TEXT NOT NULL,
  undoes       TEXT REFERENCES judgements,  -- an earlier judgement that this one takes back
  note         TEXT   -- why, in the words of who decided
) STRICT;
INSERT INTO judgements_anew (judgement_id, record_table, record_id, decision, value, who, decided_at, undoes)
  SELECT judgement_id, record_table, record_id, decision, value, who, decided_at, undoes FROM judgements;
DROP TABLE judgements;
ALTER TABLE judgements_anew RENAME TO judgements;
CREATE INDEX judgements_by_record ON judgements (record_table, record_id);
CREATE INDEX judgements_by_time ON judgements (decided_at);
CREATE TRIGGER judgements_are_append_only_update BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;
CREATE TRIGGER judgements_are_append_only_delete BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;
