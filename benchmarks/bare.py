"""What the simulation is held against: the work that nobody can leave out, and the loop that anybody would write."""

import numpy as np

from evaluation.scoring.attainment import Floats
from evaluation.scoring.tree import Branch
from evaluation.uncertainty.choices import Choices, Dice, certain, chunks
from evaluation.uncertainty.hierarchy import leaves_of
from evaluation.uncertainty.simulation import at_once
from evaluation.uncertainty.trees import Trees


def bare_work(trees: Trees, draws: int) -> float:
    """The same random numbers, and for each node the products weights × scores and weights × coverage.

    The weights of a node's leaves are taken as drawn, common to all regions: no tree of one's own, nothing missing and
    nothing moved. Gives a number, so that nothing is saved by not looking.
    """
    dice, rows = Dice(trees, 1, "a"), {name: row for row, name in enumerate(trees.indicators)}
    below = [np.asarray([rows[name] for name in trees.below(node)], dtype=np.intp) for node in trees.nodes]
    seen, total = trees.share * leaves_of(trees, certain(trees)).scores[:, :, 0], 0.0
    for number in chunks(draws, at_once(trees)):
        weights = dice.throw(number).indicator.T
        for leaves in below:
            own = weights[:, leaves]
            total += float((own @ seen[leaves])[0, 0] + (own @ trees.share[leaves])[0, 0])
    return total


def plain_loop(trees: Trees, draws: int) -> None:
    """Draw by draw, region by region, branch by branch, in Python's own numbers."""
    choices = Dice(trees, 1, "a").throw(draws)
    moves = trees.figures.moves(choices.noise)
    for draw in range(draws):
        scores = _leaf_scores(trees, choices, moves, draw)
        for column in range(len(trees.keys)):
            for root in trees.roots:
                _branch(trees, choices, scores, root, column, draw)


def _leaf_scores(trees: Trees, choices: Choices, moves: Floats, draw: int) -> dict[tuple[int, int], float]:
    """The scores of the leaves; each as the plain share of its way, whatever its manner."""
    scores = {}
    for way in trees.ways:
        terms: dict[int, float] = {}
        for row, figure, part in way.terms:
            terms[row] = terms.get(row, 0.0) + part * float(moves[figure, draw])
        for row, place in enumerate(zip(way.rows.tolist(), way.columns.tolist(), strict=True)):
            start, end = float(way.ends.baseline[row, 0]), float(way.ends.low[row, 0])
            longer = float(choices.distance[place[0], draw])
            value = float(way.value[row, 0]) + terms.get(row, 0.0)
            reached = (value - start) / ((end - start) * longer) if end != start else 1.0
            scores[place] = 100 * min(max(reached, 0.0), 1.0)
    return scores


def _branch(
    trees: Trees, choices: Choices, scores: dict[tuple[int, int], float], branch: Branch, column: int, draw: int
) -> tuple[float, float, float]:
    """Whether anything applies, the weight of what is known, and that weight times its score."""
    alive = known = total = 0.0
    for child in branch.children:
        row = trees.rows[child.level, child.id]
        weight = float(getattr(choices, child.level)[row, draw])
        if child.level == "indicator":
            share = float(trees.share[row, column])
            below = (float(trees.alive[row, column]), share, share * scores.get((row, column), 0.0))
        else:
            below = _branch(trees, choices, scores, child, column, draw)
        alive, known, total = alive + weight * below[0], known + weight * below[1], total + weight * below[2]
    return (1.0, known / alive, total / alive) if alive else (0.0, 0.0, 0.0)
