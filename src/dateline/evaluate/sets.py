"""The evaluation sets: what is measured, on whose gold, and which figures have a floor.

A new set is one more entry of :data:`SETS`: a scorer takes the workbench and returns what it
measured, or raises ResourceError where its gold or a library is absent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dateline.evaluate.arabic import (
    FIGURE_METRICS,
    arabic_figures,
    arabic_figures_held,
    arabic_times,
    arabic_times_held,
)
from dateline.evaluate.arabic_events import DETECT_METRICS, SPAN_METRICS, arabic_detection, arabic_spans
from dateline.evaluate.casualties import muc4_casualties
from dateline.evaluate.clusters import (
    ACROSS_METRICS,
    COPY_METRICS,
    PAIR_METRICS,
    RENDERING_METRICS,
    STORY_METRICS,
    ecbplus,
    giveme5w1h,
    incident_copies,
    incidents,
    renderings,
    translated,
    translated_quotes,
    triples,
)
from dateline.evaluate.entities import LINK_METRICS, entity_links, entity_links_check
from dateline.evaluate.events import DRILL_METRICS, PLOVER_METRICS, petrarch_drills, plover_gsr
from dateline.evaluate.html import fundus_content, fundus_dates
from dateline.evaluate.incidents import INCIDENT_METRICS, muc4_incidents
from dateline.evaluate.matrix import MATRIX_METRICS, matrix_drills
from dateline.evaluate.mentions import MENTION_METRICS, event_mentions
from dateline.evaluate.names import NAME_METRICS, arabic_names
from dateline.evaluate.page_stories import PAGE_STORY_METRICS, samples_stories, shared_stories
from dateline.evaluate.pages import AnnotatedPages, from_gold_text, from_samples, from_shared_pages
from dateline.evaluate.quotes import QUOTE_METRICS, polnear
from dateline.evaluate.report import Measured
from dateline.evaluate.spellings import SPELLING_METRICS, person_spellings, single_spellings
from dateline.evaluate.times import TIME_METRICS, meantime, timebank
from dateline.evaluate.twins import TWIN_METRICS, twins, twins_check
from dateline.evaluate.undated import UNDATED_METRICS, undated_incidents
from dateline.evaluate.unrelated import UNRELATED_METRICS, WEEK_METRICS, translated_week, unrelated_pages
from dateline.evaluate.workbench import Workbench


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """A named set: what it holds, the licence of its gold, its scorer and its pinned metrics.

    ``held`` sets are only measured when asked for by name and never say where a page went wrong:
    they show how rules do on pages that they were not made on.
    """

    name: str
    description: str
    licence: str
    measure: Callable[[Workbench], Measured]
    pinned: tuple[str, ...]
    held: bool = False


_SAMPLES = AnnotatedPages("samples", from_samples, has_voices=True)
_SCRAPED = AnnotatedPages("scraped", from_gold_text)
_HELD = AnnotatedPages("held", from_gold_text)
_SHARED = AnnotatedPages("shared", from_shared_pages, has_voices=True)

_ROLES = ("accuracy", "macro_f1", "body.char_f1", "body.block_f1", "title.block_f1", "date.block_f1")
_ITEMS = ("items_f1", "pages_exact", "title", "language", "kind", "outlet_accuracy", "outlet_precision")
_DATES = ("published_accuracy", "published_precision", "published_silence")
_VOICES = ("opinion.block_precision", "opinion.block_recall")
_BOTH = (*_ROLES, *_VOICES, *_ITEMS, *_DATES)

_INVENTED = "CC0-1.0, invented pages written for dateline"
_SENTENCES = "CC0-1.0, invented sentences written for dateline"
_SPELLINGS = "CC0-1.0, spellings gathered for dateline"
_GOOGLE = "Apache-2.0 (google/transliteration); not distributed"
_PLACES = "CC0-1.0, places and digests only; the pages are their publishers' and not distributed"
_MUC = "public release of MUC-3/4; measured on, not distributed"
_POLNEAR = "none stated (networkdynamics/PolNeAR); measured on, not distributed"
_TIMEBANK = "restricted (TimeBank in TempEval-3); measured on, not distributed"
_MEANTIME = "CC BY 4.0 (NewsReader MEANTIME); not distributed"
_FUNDUS = "MIT (flairNLP/fundus); the pages are their publishers' and not distributed"
_PLOVER = "CC BY-SA 4.0 (openeventdata/PLOVER); measured on, not distributed"
_PETRARCH = "MIT (openeventdata/petrarch2); measured on, not distributed"
_WOJOOD = "MIT (sample of Wojood, SinaLab); not distributed"
_ANERCORP = "CC BY-SA 4.0 (ANERcorp, split of CAMeL Lab); not distributed"
_AQMAR = "CC BY-SA 3.0 (AQMAR); not distributed"
_GSR = "MIT (openeventdata/arabic_event_gsr); not distributed"
_LINKS = "CC BY 4.0, paragraphs written for dateline"
_TWINS = "CC BY 4.0, sentences written for dateline"

_ECB = "CC BY 3.0 (ECB+); not distributed"
_GIVEME = "none for the texts, their outlets' (fhamborg/Giveme5W1H, Apache-2.0); measured on, not distributed"
_CITED = "none, their publishers' (a public archive of cited sources); measured on, not distributed"
_NTREX = "CC BY-SA 4.0 (NTREX-128); not distributed"

SETS: tuple[EvaluationSet, ...] = (
    EvaluationSet(
        "samples-roles", "roles and voices of blocks, sample pages", _INVENTED, _SAMPLES.roles, _ROLES + _VOICES
    ),
    EvaluationSet("samples-items", "items and their fields, sample pages", _INVENTED, _SAMPLES.items, _ITEMS + _DATES),
    EvaluationSet("scraped-roles", "roles of blocks, scraped text", _INVENTED, _SCRAPED.roles, _ROLES),
    EvaluationSet("scraped-items", "items and their fields, scraped text", _INVENTED, _SCRAPED.items, _ITEMS + _DATES),
    EvaluationSet("held-roles", "roles of blocks, scraped text held out", _INVENTED, _HELD.roles, _ROLES, held=True),
    EvaluationSet(
        "held-items",
        "items and their fields, scraped text held out",
        _INVENTED,
        _HELD.items,
        _ITEMS + _DATES,
        held=True,
    ),
    EvaluationSet(
        "shared-pages", "roles, voices and items, five real scraped pages", _PLACES, _SHARED.roles_and_items, _BOTH
    ),
    EvaluationSet("fundus-content", "main content, 258 news pages", _FUNDUS, fundus_content, ("f1", "word_f1")),
    EvaluationSet("fundus-dates", "publication day, 258 news pages", _FUNDUS, fundus_dates, ("accuracy", "precision")),
    EvaluationSet("muc4-figures", "numbers of dead and injured, news of 1988-91", _MUC, muc4_casualties, ("recall",)),
    EvaluationSet("muc4-incidents", "incidents, news of 1988-91", _MUC, muc4_incidents("dev"), INCIDENT_METRICS),
    EvaluationSet(
        "muc4-incidents-check", "the like, not looked at", _MUC, muc4_incidents("check"), INCIDENT_METRICS, held=True
    ),
    EvaluationSet("polnear", "attributed words, US news", _POLNEAR, polnear, QUOTE_METRICS),
    EvaluationSet("plover-events", "type and parties of 322 coded sentences", _PLOVER, plover_gsr, PLOVER_METRICS[:3]),
    EvaluationSet(
        "petrarch-drills", "syntax drills with invented countries", _PETRARCH, petrarch_drills, DRILL_METRICS
    ),
    EvaluationSet(
        "arabic-events", "assaults and protests in coded Arabic sentences", _GSR, arabic_spans("dev"), SPAN_METRICS
    ),
    EvaluationSet(
        "arabic-events-check", "the like, not looked at", _GSR, arabic_spans("check"), SPAN_METRICS, held=True
    ),
    EvaluationSet(
        "arabic-detect",
        "assault or protest or neither, Arabic sentences",
        _GSR,
        arabic_detection("dev"),
        DETECT_METRICS,
    ),
    EvaluationSet(
        "arabic-detect-check", "the like, not looked at", _GSR, arabic_detection("check"), DETECT_METRICS, held=True
    ),
    EvaluationSet(
        "person-spellings",
        "names of public figures in two scripts, all pairs",
        _SPELLINGS,
        person_spellings,
        SPELLING_METRICS,
    ),
    EvaluationSet(
        "single-spellings", "single names in two scripts, all pairs", _GOOGLE, single_spellings, SPELLING_METRICS
    ),
    EvaluationSet("entity-links", "names in context and what they mean", _LINKS, entity_links, LINK_METRICS),
    EvaluationSet("entity-links-check", "the same, held out", _LINKS, entity_links_check, LINK_METRICS, held=True),
    EvaluationSet("timebank", "dates and times of day, US news", _TIMEBANK, timebank, TIME_METRICS),
    EvaluationSet("meantime-times", "dates and times of day, Wikinews", _MEANTIME, meantime, TIME_METRICS),
    EvaluationSet(
        "arabic-names", "names in Arabic, politics", _WOJOOD, arabic_names("wojood_sample_val.jsonl"), NAME_METRICS
    ),
    EvaluationSet(
        "anercorp", "names in Arabic news", _ANERCORP, arabic_names("anercorp_test.jsonl"), NAME_METRICS, held=True
    ),
    EvaluationSet(
        "aqmar", "names in Arabic Wikipedia", _AQMAR, arabic_names("aqmar_test.jsonl"), NAME_METRICS, held=True
    ),
    EvaluationSet("twins", "the same record from Arabic and English", _TWINS, twins, TWIN_METRICS),
    EvaluationSet("twins-check", "the same, held out", _TWINS, twins_check, TWIN_METRICS, held=True),
    EvaluationSet("arabic-times", "times in Arabic, marked sentences", _SENTENCES, arabic_times, TIME_METRICS),
    EvaluationSet("arabic-figures", "figures in Arabic, marked sentences", _SENTENCES, arabic_figures, FIGURE_METRICS),
    EvaluationSet(
        "arabic-times-held",
        "times in Arabic, marked sentences held out",
        _SENTENCES,
        arabic_times_held,
        TIME_METRICS,
        held=True,
    ),
    EvaluationSet(
        "arabic-figures-held",
        "figures in Arabic, marked sentences held out",
        _SENTENCES,
        arabic_figures_held,
        FIGURE_METRICS,
        held=True,
    ),
    EvaluationSet("samples-stories", "stories of a run, sample pages", _INVENTED, samples_stories, PAGE_STORY_METRICS),
    EvaluationSet("shared-stories", "stories of a run, five real pages", _PLACES, shared_stories, PAGE_STORY_METRICS),
    EvaluationSet(
        "matrix-drills", "verdicts of a run, little stories", _INVENTED, matrix_drills("dev"), MATRIX_METRICS
    ),
    EvaluationSet(
        "matrix-drills-check", "the like, not looked at", _INVENTED, matrix_drills("check"), MATRIX_METRICS, held=True
    ),
    EvaluationSet("ecbplus-stories", "stories of English articles without dates", _ECB, ecbplus, STORY_METRICS),
    EvaluationSet("giveme5w1h-stories", "stories of dated English articles", _GIVEME, giveme5w1h, STORY_METRICS),
    EvaluationSet(
        "incident-stories", "stories of dated Arabic and English pages on incidents", _CITED, incidents, ACROSS_METRICS
    ),
    EvaluationSet(
        "incident-stories-undated",
        "the same and more, their dates to be found on the pages",
        _CITED,
        undated_incidents,
        UNDATED_METRICS,
    ),
    EvaluationSet(
        "fundus-stories", "unrelated news pages kept apart, 258 pages", _FUNDUS, unrelated_pages, UNRELATED_METRICS
    ),
    EvaluationSet("ntrex-stories", "a week of documents in two languages", _NTREX, translated_week, WEEK_METRICS),
    EvaluationSet(
        "outlet-triples", "stories of three outlets, at most three days apart", _GIVEME, triples, STORY_METRICS
    ),
    EvaluationSet(
        "meantime-stories", "undated articles in four languages, translations", _MEANTIME, translated, ACROSS_METRICS
    ),
    EvaluationSet(
        "ecbplus-events", "gold event mentions in stories that are found", _ECB, event_mentions, MENTION_METRICS
    ),
    EvaluationSet(
        "ntrex-statements", "statements of two reports, a third of them in both", _NTREX, renderings, PAIR_METRICS
    ),
    EvaluationSet("incident-copies", "copied text across publishers", _CITED, incident_copies, COPY_METRICS),
    EvaluationSet("ntrex-quotes", "quoted sentences, Arabic to English", _NTREX, translated_quotes, RENDERING_METRICS),
)
