"""The sentences that state a finding, chosen by rules that test the claim on the figures.

A rule gives a `Headline`: the key of a phrase and the facts it was tested on; it writes nothing itself. Every rule
has an answer for nothing known, for one and for all. To add one: a function in the module of its matter, its name
here, its phrases, its tests.
"""

from reports.headlines.branches import (
    assessable_finding,
    coverage_finding,
    gap_finding,
    heatmap_finding,
    main_lack,
    node_verdict,
    overview_finding,
    scale_finding,
    whole_verdict,
)
from reports.headlines.certainty import certain_finding, farthest_finding, pairs_finding, tornado_finding
from reports.headlines.changes import Change, change_finding, own_change_finding
from reports.headlines.indicators import progress_finding, regions_finding
from reports.headlines.opinions import gaps_finding, ratings_finding, readings_finding
from reports.headlines.telling import Fact, Headline, PercentagePoints, Points, Share, tell

__all__ = [
    "Change",
    "Fact",
    "Headline",
    "PercentagePoints",
    "Points",
    "Share",
    "assessable_finding",
    "certain_finding",
    "change_finding",
    "coverage_finding",
    "farthest_finding",
    "gap_finding",
    "gaps_finding",
    "heatmap_finding",
    "main_lack",
    "node_verdict",
    "overview_finding",
    "own_change_finding",
    "pairs_finding",
    "progress_finding",
    "ratings_finding",
    "readings_finding",
    "regions_finding",
    "scale_finding",
    "tell",
    "tornado_finding",
    "whole_verdict",
]
