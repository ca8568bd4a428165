"""What pages read from the record where its API has no method for it: all SQL of the site is in this folder."""

from dateline.present.site.readings.articles import (
    article_choices,
    articles,
    articles_by_id,
    count_articles,
    days_of_articles,
    outlet_counts,
)
from dateline.present.site.readings.counting import (
    FILTER_SECONDS,
    Choice,
    name_of,
)
from dateline.present.site.readings.entities import (
    articles_naming,
    count_mentions,
    days_naming,
    deeds_of,
    entities,
    entity_types,
    name_in,
    places_of_deeds,
    rows_about,
)
from dateline.present.site.readings.stories import (
    count_stories,
    days_of_stories,
    event_types,
    places_of_articles,
    stories,
    story_actors,
    story_places,
)
from dateline.present.site.readings.work import (
    UnderWay,
    count_of,
    failure_reasons,
    failures,
    runs,
    under_way,
)

__all__ = [
    "FILTER_SECONDS",
    "Choice",
    "UnderWay",
    "article_choices",
    "articles",
    "articles_by_id",
    "articles_naming",
    "count_articles",
    "count_mentions",
    "count_of",
    "count_stories",
    "days_naming",
    "days_of_articles",
    "days_of_stories",
    "deeds_of",
    "entities",
    "entity_types",
    "event_types",
    "failure_reasons",
    "failures",
    "name_in",
    "name_of",
    "outlet_counts",
    "places_of_articles",
    "places_of_deeds",
    "rows_about",
    "runs",
    "stories",
    "story_actors",
    "story_places",
    "under_way",
]
