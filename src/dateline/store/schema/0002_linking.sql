-- What linking and comparing add: who entities are, why things were joined, where reports come from.

CREATE TABLE entity_roles (  -- Dated roles and actor codes of entities, as the knowledge base gives them.
  entity_role_id TEXT PRIMARY KEY,
  entity_id      TEXT NOT NULL REFERENCES entities ON DELETE CASCADE,
  role           TEXT NOT NULL,  -- head of government, secretary general ...; empty where only a code is given
  of_entity_id   TEXT,           -- the body or country the role is held in
  codes          TEXT NOT NULL,  -- PLOVER country and sectors: ISR MIL; empty where none
  since          TEXT,           -- EDTF, NULL where open or not known
  until          TEXT,
  source         TEXT NOT NULL
) STRICT;
CREATE INDEX entity_roles_by_entity ON entity_roles (entity_id);

CREATE TABLE candidates (  -- Which entities a mention may mean, best first: also those that were not chosen.
  mention_id TEXT NOT NULL REFERENCES mentions ON DELETE CASCADE,
  entity_id  TEXT NOT NULL REFERENCES entities,
  score      REAL NOT NULL,  -- 0 to 1
  chosen     INTEGER NOT NULL CHECK (chosen IN (0, 1)),
  reason     TEXT NOT NULL,
  PRIMARY KEY (mention_id, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX candidates_by_entity ON candidates (entity_id);

CREATE TABLE edges (  -- Pairs that were judged to be the same or not, with what was weighed: links are a function of these.
  edge_id  TEXT PRIMARY KEY,
  kind     TEXT NOT NULL CHECK (kind IN ('copy', 'story', 'event', 'statement', 'entity')),
  left_id  TEXT NOT NULL,  -- articles, event mentions, statements or entities; left_id < right_id
  right_id TEXT NOT NULL,
  score    REAL NOT NULL,  -- 0 to 1
  accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)),
  features TEXT NOT NULL,  -- name: value, JSON
  rule     TEXT NOT NULL   -- the threshold or judgement that decided
) STRICT;
CREATE INDEX edges_by_left ON edges (left_id, kind);
CREATE INDEX edges_by_right ON edges (right_id, kind);

CREATE TABLE lineage (  -- What became of stories and events that were merged, split or moved.
  lineage_id TEXT PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('story', 'event', 'copy', 'statement', 'entity')),
  old_id     TEXT NOT NULL,
  new_id     TEXT NOT NULL,
  change     TEXT NOT NULL CHECK (change IN ('merge', 'split', 'move')),
  reason     TEXT NOT NULL,
  run_id     TEXT NOT NULL REFERENCES runs
) STRICT;
CREATE INDEX lineage_by_old ON lineage (old_id);

CREATE TABLE copied_spans (  -- Text of an article that another article of its copy family carries too.
  copied_span_id   TEXT PRIMARY KEY,
  copy_family_id   TEXT NOT NULL,
  article_id       TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
  other_article_id TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
  page_id          TEXT NOT NULL,
  start            INTEGER NOT NULL,
  "end"            INTEGER NOT NULL,
  exact            TEXT NOT NULL,
  pieces           TEXT
) STRICT;
CREATE INDEX copied_spans_by_article ON copied_spans (article_id);
CREATE INDEX copied_spans_by_other ON copied_spans (other_article_id);

CREATE TABLE citations (  -- Whom an article says it relies on: agency credits and "according to".
  citation_id TEXT PRIMARY KEY,
  article_id  TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
  kind        TEXT NOT NULL CHECK (kind IN ('agency', 'outlet', 'source')),
  name        TEXT NOT NULL,  -- as the knowledge base names it, else as written
  entity_id   TEXT REFERENCES entities,
  rule        TEXT NOT NULL,
  page_id     TEXT NOT NULL,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  exact       TEXT NOT NULL,
  pieces      TEXT
) STRICT;
CREATE INDEX citations_by_article ON citations (article_id, start);
CREATE INDEX citations_by_entity ON citations (entity_id) WHERE entity_id IS NOT NULL;

CREATE TABLE origins (  -- Which reports of a story rest on the same source: independent sources are counted by origin_id.
  story_id   TEXT NOT NULL REFERENCES stories ON DELETE CASCADE,
  article_id TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
  origin_id  TEXT,           -- NULL where it is not known
  basis      TEXT NOT NULL CHECK (basis IN ('shared text', 'agency', 'statement', 'citation', 'own report', 'unknown')),
  reason     TEXT NOT NULL,
  PRIMARY KEY (story_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX origins_by_article ON origins (article_id);

CREATE TABLE inferred_dates (  -- Publication days of undated articles, from the articles of their event; never used for linking.
  article_id TEXT PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
  published  TEXT NOT NULL,  -- EDTF
  event_id   TEXT NOT NULL REFERENCES events ON DELETE CASCADE,
  chain      TEXT NOT NULL   -- what it was inferred from, in words
) STRICT;
CREATE INDEX inferred_dates_by_event ON inferred_dates (event_id);

CREATE TABLE statement_differences (  -- What one rendering of a statement has that the others of its family lack.
  difference_id       TEXT PRIMARY KEY,
  statement_family_id TEXT NOT NULL,
  statement_id        TEXT NOT NULL REFERENCES statements ON DELETE CASCADE,
  kind                TEXT NOT NULL CHECK (kind IN ('number', 'party', 'item', 'negation', 'modality')),
  reason              TEXT NOT NULL,
  page_id             TEXT NOT NULL,
  start               INTEGER NOT NULL,
  "end"               INTEGER NOT NULL,
  exact               TEXT NOT NULL,
  pieces              TEXT
) STRICT;
CREATE INDEX statement_differences_by_statement ON statement_differences (statement_id);
CREATE INDEX statement_differences_by_family ON statement_differences (statement_family_id);

-- Nothing filled these two before; they are made anew with a column more.
DROP TABLE verdicts;
DROP TABLE events;

CREATE TABLE events (  -- Event mentions that report the same happening.
  event_id        TEXT PRIMARY KEY,
  type            TEXT NOT NULL,
  earliest        TEXT,
  latest          TEXT,
  place_entity_id TEXT REFERENCES entities,
  rule            TEXT NOT NULL,
  story_id        TEXT REFERENCES stories ON DELETE SET NULL  -- the story that its reports belong to
) STRICT;
CREATE INDEX events_by_place ON events (place_entity_id) WHERE place_entity_id IS NOT NULL;
CREATE INDEX events_by_story ON events (story_id);

CREATE TABLE verdicts (  -- For one event and slot, how one article stands to the others; without article_id how all do.
  verdict_id TEXT PRIMARY KEY,
  event_id   TEXT NOT NULL REFERENCES events ON DELETE CASCADE,
  slot       TEXT NOT NULL,
  article_id TEXT REFERENCES articles ON DELETE CASCADE,
  verdict    TEXT NOT NULL CHECK (verdict IN ('agree', 'less precise', 'differ', 'denied', 'silent', 'not extracted')),
  value      TEXT,
  rule       TEXT NOT NULL,
  evidence   TEXT NOT NULL  -- ids of the slots, figures, times and statements it rests on, JSON
) STRICT;
CREATE INDEX verdicts_by_event ON verdicts (event_id, slot);
CREATE INDEX verdicts_by_article ON verdicts (article_id) WHERE article_id IS NOT NULL;

CREATE TABLE story_summaries (  -- One line for each story, for lists: made by comparing, never read by linking.
  story_id  TEXT PRIMARY KEY REFERENCES stories ON DELETE CASCADE,
  event_id  TEXT REFERENCES events ON DELETE SET NULL,  -- the event that most of its reports tell
  line      TEXT NOT NULL,     -- the happening, from agreed slots
  place     TEXT,
  articles  INTEGER NOT NULL,
  outlets   INTEGER NOT NULL,
  origins   INTEGER NOT NULL,  -- independent sources that are known
  unclear   INTEGER NOT NULL,  -- reports whose source is not known
  languages TEXT NOT NULL,     -- JSON
  disputed  TEXT NOT NULL      -- slots on which reports differ, JSON
) STRICT;
CREATE INDEX story_summaries_by_event ON story_summaries (event_id);

-- Lists by date are read from these alone, a window at a time: titles are read for what is shown.
CREATE INDEX articles_listed ON articles (published_latest DESC, article_id, published_earliest, outlet, language, kind);
CREATE INDEX stories_listed ON stories (latest DESC, story_id, earliest);
CREATE INDEX events_by_type ON events (type, story_id);
CREATE INDEX failures_listed ON failures (failed_at DESC, failure_id, stage, error, run_id);
CREATE INDEX runs_by_status ON runs (status);
