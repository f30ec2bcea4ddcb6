"""The finder: a page per language in which RDI services and actors are searched, with no server of ours."""

from reports.finder.page import finder_page

__all__ = ["finder_page"]
