"""The charts: plain values in, one `<svg>` element out, one module and one function each.

They choose no words, format no numbers and compute no scores; titles, sources and data tables belong to the page.
A new chart is a new module here: its row type, its function built on `Sheet`, and its line in the tests.
"""

from reports.charts.sheet import Frame

__all__ = ["Frame"]
