"""What it takes to say a finding: how sure it must be, how strong its evidence, and where a figure is counted twice.

Plain frozen records filled from `evidence.toml` of one period folder. They compute nothing.
"""

from typing import Literal

from msgspec import Struct


class Recount(Struct, frozen=True, forbid_unknown_fields=True):
    """A card whose figure can be counted again from the list of projects: their number, or the sum of a column.

    Counts projects that began in the period and have partners from at least `regions` regions of the area; `factor`
    turns the sum into the card's unit. `regional`: a region's own figure can be counted too.
    """

    card: str
    of: Literal["number", "total", "public"]
    regions: int
    factor: float = 1.0
    regional: bool = False


class Evidence(Struct, frozen=True, forbid_unknown_fields=True):
    """The choices behind findings and their grades (method §9); shares of one, scores in points 0–100.

    `certain` is the least probability of a verdict that is said without reserve. `full_coverage` and `agreement` are
    asked for grade A, `contradiction` makes grade D, `majority` is the share of a node's known weight that decides for
    it, and above `set_afterwards` of it grade B is the best. `dispersion` is the gap between regions that is worth
    saying, `sample_tolerance` the share of the baseline within which a sample may err. A measure is late after
    `grace_days`, and finished from `finished_stage`, begun from `begun_stage`; money is unspent below `spent`.
    """

    certain: float
    full_coverage: float
    agreement: float
    contradiction: float
    majority: float
    set_afterwards: float
    dispersion: float
    sample_tolerance: float
    grace_days: int
    begun_stage: int
    finished_stage: int
    spent: float
    recount: tuple[Recount, ...] = ()
