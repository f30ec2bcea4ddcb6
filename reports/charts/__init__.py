"""The charts: plain values in, one `<svg>` element out, one module and one function each.

They choose no words, format no numbers and compute no scores; titles, sources and data tables belong to the page.
A new chart is a new module here: its row type, its function built on `Sheet`, and its line in the tests.
"""

import os
from tempfile import TemporaryDirectory

if "MPLCONFIGDIR" not in os.environ:  # matplotlib keeps a list of fonts, which is not to be left in anybody's home
    _scratch = TemporaryDirectory(prefix="charts-", ignore_cleanup_errors=True)  # gone when this process ends
    os.environ["MPLCONFIGDIR"] = _scratch.name

from reports.charts.sheet import Frame  # only now: matplotlib reads the variable at once

__all__ = ["Frame"]
