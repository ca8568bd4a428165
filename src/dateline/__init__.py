"""dateline: news pages in, an auditable record of events out."""
