"""The known leaves by manner: each from its value over its way to a score, for many draws at once (method §3, §7).

The formula of attainment is scoring's own. Leaves of one manner (what moves, and which rule of attainment decides)
stand together, so that no draw pays for a rule that is another's. A bound that stands is followed as a value: in a draw
where it would stand no longer it counts for as much as is known of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from evaluation.scoring import Flag, Result
from evaluation.scoring.attainment import Ends, Floats, attainment, keeps_pace, score
from evaluation.scoring.promise import Promise
from evaluation.scoring.way import ends_of
from evaluation.uncertainty.figures import Figures, Position
from indicators.framework import Framework
from indicators.lists import Method


@dataclass(frozen=True)
class Way:
    """Leaves of one manner, a row each; `rows` and `columns` are their places among the trees.

    `value` and `start`, from where the distance to a target set afterwards is measured, are in the unit of the card;
    `start` is NaN where the target is certain. `pace` leaves are held against the country's change. `terms` are (row
    here, row of the figure, part of it that arrives).
    """

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    value: Floats
    ends: Ends
    start: Floats
    pace: bool
    terms: tuple[tuple[int, int, float], ...]

    def scores(self, method: Method, moves: Floats, tolerance: Floats, distance: Floats) -> Floats:
        """Scores 0–100, leaves × draws; a single column where nothing moves them.

        `moves` are those of the figures, `distance` the factors of the way by row of the trees.
        """
        value, ends = self._values(moves), self._ends(distance)
        if not self.pace:
            return score(attainment(value, ends, tolerance=tolerance, hold_width=method.hold_width))
        kept = keeps_pace(value, ends.baseline, ends.low / ends.baseline, width=method.pace_width)
        return score(np.where(np.isnan(kept), 0.0, kept))  # noise that takes a figure to zero leaves nothing of a pace

    def _values(self, moves: Floats) -> Floats:
        if not self.terms:
            return self.value
        moved = np.repeat(self.value, moves.shape[1], axis=1)
        for row, figure, part in self.terms:
            moved[row] += part * moves[figure]
        return moved

    def _ends(self, distance: Floats) -> Ends:
        """The ends with the way to a target set afterwards made longer or shorter."""
        if np.isnan(self.start).all():
            return self.ends
        longer = distance[self.rows] - 1
        low = self.ends.low + longer * (self.ends.low - self.start)
        band = bool((self.ends.low < self.ends.high).any())
        return replace(
            self.ends, low=low, high=self.ends.high + longer * (self.ends.high - self.start) if band else low
        )


def ways_of(framework: Framework, known: Mapping[Position, Result], figures: Figures, *, most: int) -> tuple[Way, ...]:
    """The known leaves, by their place among the trees, sorted into ways of at most so many."""
    manners: dict[tuple[object, ...], list[Position]] = {}
    ends = {position: _ends_of(framework, result) for position, result in known.items()}
    start = {position: _start(result, ends[position]) for position, result in known.items()}
    for position, result in known.items():
        manner = (result.pace, np.isnan(start[position]), position in figures.terms, *_rule(ends[position]))
        manners.setdefault(manner, []).append(position)
    return tuple(
        Way(
            rows=np.asarray([row for row, _ in positions]),
            columns=np.asarray([column for _, column in positions]),
            value=_column([known[position].value for position in positions]),
            ends=_stacked([ends[position] for position in positions]),
            start=_column([start[position] for position in positions]),
            pace=known[positions[0]].pace,
            terms=tuple(
                (row, figure, part)
                for row, position in enumerate(positions)
                for figure, part in figures.terms.get(position, ())
            ),
        )
        for like in manners.values()
        for positions in (like[first : first + most] for first in range(0, len(like), most))
    )


def _ends_of(framework: Framework, result: Result) -> Ends:
    promised = Promise(result.baseline, result.target, result.target_origin, result.pace)
    return ends_of(framework.indicators[result.indicator], promised)


def _start(result: Result, ends: Ends) -> float:
    """From where the distance to a target set afterwards is measured; NaN where there is no such target or way.

    Without a baseline the way begins where attainment lets it: at the floor for increase, at zero for decrease.
    """
    if Flag.SET_AFTERWARDS not in result.flags:
        return float("nan")
    if result.baseline is not None:
        return result.baseline
    return {1.0: float(ends.floor), -1.0: 0.0}.get(float(ends.wanted), float("nan"))


def _rule(ends: Ends) -> tuple[object, ...]:
    """Which rule of attainment decides, as far as the ends tell; a longer or shorter way does not change it."""
    side = np.sign(ends.wanted * (ends.low - ends.baseline))
    return bool(np.isnan(ends.baseline)), bool(ends.low < ends.high), float(ends.wanted), str(side)


def _column(values: Sequence[float | None]) -> Floats:
    return np.asarray(values, dtype=float)[:, None]


def _stacked(ends: Sequence[Ends]) -> Ends:
    return Ends(**{field.name: np.stack([getattr(one, field.name) for one in ends])[:, None] for field in fields(Ends)})
