-- dateline: the schema of the whole record, version 1.
-- Comments after columns are part of the schema: SQLite keeps them, and docs/schema.md is made from them.
-- Span columns are page_id, start, "end", exact: half-open, in Unicode code points of pages.text.
-- Where pages are stored row by row, CHECK is written with OR: for a longer IN list SQLite builds
-- a table on every insert, which made blocks cost a third more.

CREATE TABLE runs (  -- One row for each run: what was done, by which version, with which configuration.
  run_id        TEXT PRIMARY KEY,
  version       TEXT NOT NULL,  -- dateline's version
  command       TEXT NOT NULL,  -- the verb and its arguments
  configuration TEXT NOT NULL,  -- the whole configuration in force, JSON
  platform      TEXT NOT NULL,  -- Python, SQLite and operating system versions
  started_at    TEXT NOT NULL,  -- ISO 8601, UTC
  finished_at   TEXT,           -- ISO 8601, UTC; NULL while running or after a kill
  status        TEXT NOT NULL CHECK (status IN ('running', 'finished', 'interrupted', 'failed')),
  counts        TEXT NOT NULL   -- pages, articles, known, failures by reason, JSON
) STRICT;

CREATE TABLE pages (  -- Bytes that were read, once, and the immutable text that all offsets count into.
  page_id        TEXT PRIMARY KEY,  -- hash of the bytes' sha256, url, media type and encoding
  source         TEXT NOT NULL,  -- path, or path#member for a page inside a container; the first in order if several
  url            TEXT,           -- the page's own address, where a container or the page declares it
  media_type     TEXT NOT NULL,
  encoding       TEXT NOT NULL,  -- the encoding the bytes were decoded with
  encoding_basis TEXT NOT NULL CHECK (encoding_basis IN ('bom', 'forced', 'declared', 'detected')),
  sha256         TEXT NOT NULL,  -- of the bytes, 64 hexadecimal digits
  size           INTEGER NOT NULL,  -- bytes
  reader         TEXT NOT NULL,  -- name@version of the reader
  read_at        TEXT NOT NULL,  -- ISO 8601, UTC
  fetched_at     TEXT,           -- when the container says it was downloaded; never a publication date
  text           TEXT NOT NULL   -- the text; for HTML the rendered text
) STRICT;
CREATE INDEX pages_by_sha256 ON pages (sha256);

CREATE TABLE sightings (  -- Every source a page was seen at.
  page_id TEXT NOT NULL REFERENCES pages ON DELETE CASCADE,
  source  TEXT NOT NULL,
  PRIMARY KEY (page_id, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX sightings_by_source ON sightings (source);

CREATE TABLE metadata (  -- What a page declares about itself: JSON-LD, Open Graph, meta, time, a crawler's fields.
  metadata_id  TEXT PRIMARY KEY,
  page_id      TEXT NOT NULL REFERENCES pages ON DELETE CASCADE,
  position     INTEGER NOT NULL,  -- order on the page, from 0
  scheme       TEXT NOT NULL CHECK (scheme = 'json-ld' OR scheme = 'opengraph' OR scheme = 'meta' OR scheme = 'time' OR scheme = 'link' OR scheme = 'html' OR scheme = 'field'),
  name         TEXT NOT NULL,     -- the key, flattened with dots
  value        TEXT NOT NULL,
  item         INTEGER NOT NULL,  -- which JSON-LD object or record it belongs to
  source_start INTEGER,           -- place in the decoded source, code points; NULL where not exact
  source_end   INTEGER
) STRICT;
CREATE INDEX metadata_by_page ON metadata (page_id, position);

CREATE TABLE articles (  -- One item on a page.
  article_id         TEXT PRIMARY KEY,
  page_id            TEXT NOT NULL REFERENCES pages ON DELETE CASCADE,
  position           INTEGER NOT NULL,  -- order on the page, from 0
  start              INTEGER NOT NULL,  -- hull of the article's blocks
  "end"              INTEGER NOT NULL,
  title              TEXT,  -- NULL where the page has none
  outlet             TEXT,  -- NULL where nothing names it
  outlet_basis       TEXT,
  byline             TEXT,
  language           TEXT NOT NULL,  -- BCP-47; und where it cannot be told
  direction          TEXT CHECK (direction IN ('ltr', 'rtl')),
  published          TEXT,  -- EDTF; NULL where nothing dates the article
  published_basis    TEXT,  -- markup, text, url, field or inferred
  published_earliest TEXT,  -- ISO day
  published_latest   TEXT,  -- ISO day
  kind               TEXT NOT NULL CHECK (kind IN ('news', 'opinion', 'mixed', 'teaser', 'other')),
  kind_rule          TEXT NOT NULL,
  url                TEXT,
  exact              TEXT NOT NULL  -- the words from start to end; last, so that listing articles does not read them
) STRICT;
CREATE INDEX articles_by_page ON articles (page_id, position);
CREATE INDEX articles_by_published ON articles (published_earliest);
CREATE INDEX articles_by_outlet ON articles (outlet) WHERE outlet IS NOT NULL;

CREATE TABLE claims (  -- Every value something on the page claims for an article, chosen or not.
  claim_id    TEXT PRIMARY KEY,
  article_id  TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
  field       TEXT NOT NULL CHECK (field = 'title' OR field = 'outlet' OR field = 'byline' OR field = 'published' OR field = 'modified' OR field = 'language' OR field = 'kind'),
  rank        INTEGER NOT NULL,  -- best first, from 0, within article and field
  value       TEXT NOT NULL,     -- normalised: EDTF, BCP-47 ...
  raw         TEXT NOT NULL,     -- the words themselves
  basis       TEXT NOT NULL CHECK (basis = 'markup' OR basis = 'text' OR basis = 'url' OR basis = 'field' OR basis = 'registry' OR basis = 'inferred'),
  rule        TEXT NOT NULL,
  chosen      INTEGER NOT NULL CHECK (chosen IN (0, 1)),
  page_id     TEXT,     -- span of the words in pages.text, or NULL
  start       INTEGER,
  "end"       INTEGER,
  exact       TEXT,
  pieces      TEXT,
  metadata_id TEXT REFERENCES metadata ON DELETE CASCADE,  -- where the words stand in the source, or NULL
  note        TEXT      -- what it was inferred from, where it has neither
) STRICT;
CREATE INDEX claims_by_article ON claims (article_id, field, rank);
CREATE INDEX claims_by_metadata ON claims (metadata_id) WHERE metadata_id IS NOT NULL;

CREATE TABLE blocks (  -- A span of a page with a role. Nothing is deleted: furniture is a role.
  block_id     TEXT PRIMARY KEY,
  page_id      TEXT NOT NULL REFERENCES pages ON DELETE CASCADE,
  article_id   TEXT REFERENCES articles ON DELETE CASCADE,  -- NULL where it belongs to the page only
  position     INTEGER NOT NULL,  -- order on the page, from 0
  start        INTEGER NOT NULL,
  "end"        INTEGER NOT NULL,
  exact        TEXT NOT NULL,
  role         TEXT NOT NULL CHECK (role = 'title' OR role = 'subtitle' OR role = 'date' OR role = 'byline' OR role = 'body' OR role = 'caption' OR role = 'related' OR role = 'teaser' OR role = 'source-line' OR role = 'furniture'),
  rule         TEXT NOT NULL,     -- what decided the role
  confidence   REAL NOT NULL,     -- 0 to 1
  evidence     TEXT NOT NULL,     -- every reason that spoke: [[rule, role, weight], ...], JSON
  voice        TEXT CHECK (voice IN ('report', 'opinion')),  -- body blocks only
  language     TEXT,              -- BCP-47
  direction    TEXT CHECK (direction IN ('ltr', 'rtl')),
  path         TEXT NOT NULL,     -- element names from the body down; empty for plain text
  source_start INTEGER,           -- place in the decoded source, code points; NULL where not exact
  source_end   INTEGER,
  mapped       REAL NOT NULL,     -- share of its characters with an exact place in the source, 0 to 1
  page_role    TEXT               -- the role the page alone gave, where recurrence across pages decided another
) STRICT;
CREATE INDEX blocks_by_page ON blocks (page_id, position);
CREATE INDEX blocks_by_article ON blocks (article_id);

CREATE TABLE page_roles (  -- The whole judgement that a page alone gave of a block, where recurrence decided otherwise.
  block_id   TEXT PRIMARY KEY REFERENCES blocks ON DELETE CASCADE,
  role       TEXT NOT NULL,  -- as in blocks
  rule       TEXT NOT NULL,
  confidence REAL NOT NULL,
  evidence   TEXT NOT NULL,
  voice      TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE entities (  -- Things in the knowledge base, or induced from the corpus.
  entity_id TEXT PRIMARY KEY,
  type      TEXT NOT NULL,
  origin    TEXT NOT NULL,  -- knowledge-base, user or corpus
  names     TEXT NOT NULL,  -- neutral names by language, JSON
  country   TEXT,           -- ISO 3166-1 alpha-3
  latitude  REAL,           -- degrees, WGS 84
  longitude REAL,
  external  TEXT NOT NULL   -- ids elsewhere by scheme, JSON
) STRICT;

CREATE TABLE aliases (  -- Spellings of entities.
  alias_id  TEXT PRIMARY KEY,
  entity_id TEXT NOT NULL REFERENCES entities ON DELETE CASCADE,
  name      TEXT NOT NULL,
  language  TEXT NOT NULL,
  source    TEXT NOT NULL
) STRICT;
CREATE INDEX aliases_by_entity ON aliases (entity_id);
CREATE INDEX aliases_by_name ON aliases (name);

CREATE TABLE mentions (  -- Spans that name a person, organisation, place, group or work.
  mention_id      TEXT PRIMARY KEY,
  article_id      TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
  stage           TEXT NOT NULL,  -- the annotator that gave it
  page_id         TEXT NOT NULL,
  start           INTEGER NOT NULL,
  "end"           INTEGER NOT NULL,
  exact           TEXT NOT NULL,
  pieces          TEXT,
  type            TEXT NOT NULL,
  rule            TEXT NOT NULL,
  entity_id       TEXT REFERENCES entities,
  score           REAL,  -- of the link, 0 to 1
  antecedent_id   TEXT,  -- an earlier mention of the same article that this one repeats
  antecedent_rule TEXT
) STRICT;
CREATE INDEX mentions_by_article ON mentions (article_id, start);
CREATE INDEX mentions_by_entity ON mentions (entity_id) WHERE entity_id IS NOT NULL;

CREATE TABLE times (  -- Spans that say when: TIMEX3 and EDTF, with the rule and anchor that resolved them.
  time_id      TEXT PRIMARY KEY,
  article_id   TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
  stage        TEXT NOT NULL,  -- the annotator that gave it
  page_id      TEXT NOT NULL,
  start        INTEGER NOT NULL,
  "end"        INTEGER NOT NULL,
  exact        TEXT NOT NULL,
  pieces       TEXT,
  type         TEXT NOT NULL CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')),
  value        TEXT,  -- TIMEX3 value
  edtf         TEXT,  -- NULL where unresolved
  earliest     TEXT,  -- ISO day
  latest       TEXT,
  rule         TEXT NOT NULL,
  anchor       TEXT,  -- EDTF value it was counted from
  anchor_basis TEXT,  -- where the anchor came from
  unresolved   TEXT   -- why there is no edtf
) STRICT;
CREATE INDEX times_by_article ON times (article_id, start);

CREATE TABLE statements (  -- Somebody's words; the speaker and cue are slots.
  statement_id TEXT PRIMARY KEY,
  article_id   TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
  stage        TEXT NOT NULL,  -- the annotator that gave it
  page_id      TEXT NOT NULL,
  start        INTEGER NOT NULL,
  "end"        INTEGER NOT NULL,
  exact        TEXT NOT NULL,
  pieces       TEXT,
  form         TEXT NOT NULL CHECK (form IN ('verbatim', 'mixed', 'paraphrase')),
  cue_class    TEXT,
  rule         TEXT NOT NULL
) STRICT;
CREATE INDEX statements_by_article ON statements (article_id, start);

CREATE TABLE figures (  -- Stated quantities; claimant, victim and as-of time are slots.
  figure_id  TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
  stage      TEXT NOT NULL,  -- the annotator that gave it
  page_id    TEXT NOT NULL,
  start      INTEGER NOT NULL,
  "end"      INTEGER NOT NULL,
  exact      TEXT NOT NULL,
  pieces     TEXT,
  kind       TEXT NOT NULL,  -- killed, injured, arrested, displaced ...
  low        REAL,           -- NULL where open below
  high       REAL,           -- NULL where open above
  unit       TEXT,
  qualifier  TEXT,
  cumulative INTEGER CHECK (cumulative IN (0, 1)),
  part_of    TEXT,           -- the figure_id this one is included in
  rule       TEXT NOT NULL
) STRICT;
CREATE INDEX figures_by_article ON figures (article_id, start);

CREATE TABLE event_mentions (  -- One report, in one article, of one act; the span is the trigger.
  event_mention_id TEXT PRIMARY KEY,
  article_id       TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
  stage            TEXT NOT NULL,  -- the annotator that gave it
  page_id          TEXT NOT NULL,
  start            INTEGER NOT NULL,
  "end"            INTEGER NOT NULL,
  exact            TEXT NOT NULL,
  pieces           TEXT,
  type             TEXT NOT NULL,  -- PLOVER (2021), STATEMENT or APPEAL
  mode             TEXT,
  status           TEXT NOT NULL CHECK (status IN ('asserted', 'negated', 'future', 'hypothetical', 'historical', 'attempted', 'threatened', 'denied')),
  actor_stated     INTEGER NOT NULL CHECK (actor_stated IN (0, 1)),
  rule             TEXT NOT NULL
) STRICT;
CREATE INDEX event_mentions_by_article ON event_mentions (article_id, start);

CREATE TABLE slots (  -- Parts of statements, figures and event mentions, each with its words or the reason it has none.
  slot_id    TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
  stage      TEXT NOT NULL,     -- the annotator that gave it
  owner_id   TEXT NOT NULL,     -- a statement, figure or event mention
  name       TEXT NOT NULL,     -- actor, recipient, place, time, speaker, cue, victim, status-cue ...
  position   INTEGER NOT NULL,  -- order among slots of one name, from 0
  value      TEXT,
  rule       TEXT NOT NULL,
  page_id    TEXT,
  start      INTEGER,
  "end"      INTEGER,
  exact      TEXT,
  pieces     TEXT,
  refers_to  TEXT,              -- the mention, time, figure or statement that fills it
  entity_id  TEXT REFERENCES entities,
  inferred   TEXT,              -- for a slot without words: what it was inferred from
  CHECK (exact IS NOT NULL OR inferred IS NOT NULL)
) STRICT;
CREATE INDEX slots_by_owner ON slots (owner_id, name, position);
CREATE INDEX slots_by_article ON slots (article_id);
CREATE INDEX slots_by_entity ON slots (entity_id) WHERE entity_id IS NOT NULL;

CREATE TABLE events (  -- Event mentions that report the same happening.
  event_id        TEXT PRIMARY KEY,
  type            TEXT NOT NULL,
  earliest        TEXT,
  latest          TEXT,
  place_entity_id TEXT REFERENCES entities,
  rule            TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_place ON events (place_entity_id) WHERE place_entity_id IS NOT NULL;

CREATE TABLE event_members (  -- Which event mentions report an event, and why.
  event_id         TEXT NOT NULL REFERENCES events ON DELETE CASCADE,
  event_mention_id TEXT NOT NULL REFERENCES event_mentions ON DELETE CASCADE,
  score            REAL NOT NULL,
  reason           TEXT NOT NULL,
  PRIMARY KEY (event_id, event_mention_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_members_by_mention ON event_members (event_mention_id);

CREATE TABLE stories (  -- Articles about the same happening or thread.
  story_id TEXT PRIMARY KEY,
  earliest TEXT,
  latest   TEXT,
  rule     TEXT NOT NULL
) STRICT;

CREATE TABLE story_articles (  -- Which articles tell a story, and why.
  story_id   TEXT NOT NULL REFERENCES stories ON DELETE CASCADE,
  article_id TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
  score      REAL NOT NULL,
  reason     TEXT NOT NULL,
  PRIMARY KEY (story_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_articles_by_article ON story_articles (article_id);

CREATE TABLE copy_families (  -- Articles that carry the same text; one row for each member.
  copy_family_id TEXT NOT NULL,
  article_id     TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
  is_origin      INTEGER NOT NULL CHECK (is_origin IN (0, 1)),
  containment    REAL NOT NULL,  -- share of its text that the family shares, 0 to 1
  reason         TEXT NOT NULL,
  PRIMARY KEY (copy_family_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_families_by_article ON copy_families (article_id);

CREATE TABLE statement_families (  -- Statements that are the same statement, also across languages.
  statement_family_id TEXT NOT NULL,
  statement_id        TEXT NOT NULL REFERENCES statements ON DELETE CASCADE,
  score               REAL NOT NULL,
  reason              TEXT NOT NULL,
  PRIMARY KEY (statement_family_id, statement_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_families_by_statement ON statement_families (statement_id);

CREATE TABLE verdicts (  -- For one event and slot, how one article stands to the others.
  verdict_id TEXT PRIMARY KEY,
  event_id   TEXT NOT NULL REFERENCES events ON DELETE CASCADE,
  slot       TEXT NOT NULL,
  article_id TEXT REFERENCES articles ON DELETE CASCADE,
  verdict    TEXT NOT NULL CHECK (verdict IN ('agree', 'less precise', 'differ', 'denied', 'silent', 'not extracted')),
  value      TEXT,
  rule       TEXT NOT NULL
) STRICT;
CREATE INDEX verdicts_by_event ON verdicts (event_id, slot);
CREATE INDEX verdicts_by_article ON verdicts (article_id) WHERE article_id IS NOT NULL;

CREATE TABLE judgements (  -- What people decided about records: append-only.
  judgement_id TEXT PRIMARY KEY,
  record_table TEXT NOT NULL,
  record_id    TEXT NOT NULL,
  decision     TEXT NOT NULL CHECK (decision IN ('accept', 'reject', 'correct', 'unsure', 'split', 'merge')),
  value        TEXT,  -- the correction, JSON
  who          TEXT NOT NULL,
  decided_at   TEXT NOT NULL,
  undoes       TEXT REFERENCES judgements  -- an earlier judgement that this one takes back
) STRICT;
CREATE INDEX judgements_by_record ON judgements (record_table, record_id);
CREATE TRIGGER judgements_are_append_only_update BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;
CREATE TRIGGER judgements_are_append_only_delete BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;

CREATE TABLE failures (  -- What could not be done, why, and to which input.
  failure_id TEXT PRIMARY KEY,
  run_id     TEXT NOT NULL REFERENCES runs ON DELETE CASCADE,
  source     TEXT NOT NULL,
  stage      TEXT NOT NULL,
  error      TEXT NOT NULL,  -- class name from the error tree
  reason     TEXT NOT NULL,  -- in plain words
  record_id  TEXT,           -- the payload, page or article, if it got that far
  transient  INTEGER NOT NULL CHECK (transient IN (0, 1)),  -- 1: tried again by the next run
  failed_at  TEXT NOT NULL   -- ISO 8601, UTC
) STRICT;
CREATE INDEX failures_by_run ON failures (run_id);
CREATE INDEX failures_by_record ON failures (record_id, stage) WHERE record_id IS NOT NULL;

CREATE TABLE inputs (  -- Files that were read to their end, so that no file is read twice.
  sha256      TEXT NOT NULL,  -- of the whole file
  fingerprint TEXT NOT NULL,  -- of the reading and cleaning stages that did it
  source      TEXT NOT NULL,  -- where it was read
  pages       INTEGER NOT NULL,
  failures    INTEGER NOT NULL,
  run_id      TEXT NOT NULL REFERENCES runs,
  PRIMARY KEY (sha256, fingerprint)
) STRICT, WITHOUT ROWID;

CREATE TABLE done (  -- Which stage was done for which payload, page or article, and in which run.
  record_id   TEXT NOT NULL,  -- a payload, a page or an article
  stage       TEXT NOT NULL,
  fingerprint TEXT NOT NULL,  -- of the stage's name, version, configuration and of the stages it rests on
  run_id      TEXT NOT NULL REFERENCES runs,
  PRIMARY KEY (record_id, stage)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER pages_forget_done AFTER DELETE ON pages
BEGIN DELETE FROM done WHERE record_id = OLD.page_id; END;
CREATE TRIGGER articles_forget_done AFTER DELETE ON articles
BEGIN DELETE FROM done WHERE record_id = OLD.article_id; END;

-- Full text, folded as dateline.model.fold does; the rowid is made from the article_id.
CREATE VIRTUAL TABLE article_search USING fts5 (article_id UNINDEXED, title, body, tokenize = "unicode61 remove_diacritics 2");
-- Merging its parts less often makes storing an article a third cheaper.
INSERT INTO article_search (article_search, rank) VALUES ('automerge', 16);
