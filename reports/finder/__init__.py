"""The finder: one page per language in which the area's RDI services and actors are searched, with no server of ours."""

from reports.finder.page import finder_page

__all__ = ["finder_page"]
