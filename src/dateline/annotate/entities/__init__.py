"""Entities: which person, body or place of the knowledge base a mention means, if any."""

from dateline.annotate.entities.finder import entity_finder

__all__ = ["entity_finder"]
