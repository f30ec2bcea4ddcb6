"""What a draw costs: the simulation beside a plain loop and beside the bare work that it cannot beat.

    python -m benchmarks.uncertainty

Everything is measured in the same run, in processor time and as the best of some tries, so the ratios hold on any
machine though the seconds do not. «Bare» is what no program can leave out: the same random numbers, and for each node
two matrix products, weights × scores and weights × coverage. The simulation adds to it attainment anew in every draw,
the weights of each region's own tree, what is missing, and the counting of what
comes out is left to the line «everything». Needs the example workbooks in `inputs/`.
"""

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.bare import bare_work, plain_loop
from benchmarks.synthetic import synthetic_trees
from evaluation import evaluate
from evaluation.scoring import Scores
from evaluation.uncertainty import simulate
from evaluation.uncertainty.choices import Dice, chunks
from evaluation.uncertainty.hierarchy import leaves_of, node_scores
from evaluation.uncertainty.simulation import arithmetic, at_once
from evaluation.uncertainty.trees import Trees, trees_of
from evaluation.workbook.reading import read_submission
from indicators import load_framework

EXAMPLE = Path(__file__).parents[1] / "inputs" / "esimerkki"
MANY = 131_072
SIZES = ((7, 62), (70, 62), (1166, 62), (7, 300), (70, 300), (1166, 300))


def main() -> None:
    """Prints the two tables."""
    framework = load_framework()
    workbooks = [read_submission(path.name, path.read_bytes(), framework) for path in sorted(EXAMPLE.glob("*.xlsx"))]
    found = evaluate(framework, workbooks)
    scores = Scores(found.results, found.nodes)
    trees = trees_of(framework, found.panel, scores)
    say(f"{framework.period}: {len(trees.keys)} trees, {len(trees.indicators)} indicators")
    whole = best(lambda: simulate(framework, found.panel, scores))
    say(
        f"  everything, N = {framework.method.draws} (sensitivity {framework.method.uncertainty.sensitivity_draws}): "
        f"{whole:.2f} s"
    )
    compare(trees, framework.method.draws)
    compare(trees, MANY, tries=1)
    loop = best(lambda: plain_loop(trees, 20), 1) / 20
    say(f"  the plain loop: {1e6 * loop:.0f} µs a draw")
    say("\nmade-up strategies, µs a draw")
    say("  regions  indicators   bare   simulation   ratio   ns per draw and leaf")
    for regions, indicators in SIZES:
        measure(regions, indicators)


def compare(trees: Trees, draws: int, *, tries: int = 3) -> None:
    """One line: the simulation of so many draws beside the bare work, and the most memory taken so far."""
    bare, simulated = best(lambda: bare_work(trees, draws), tries), best(lambda: thrown(trees, draws), tries)
    say(
        f"  N = {draws:>6}: bare {bare:.3f} s, simulation {simulated:.3f} s = {1e6 * simulated / draws:.1f} µs a draw, "
        f"ratio {simulated / bare:.1f}; at most {peak()} MB"
    )


def measure(regions: int, indicators: int) -> None:
    """One line of the second table; the draws as many as about a second allows."""
    trees = synthetic_trees(regions, indicators)
    draws = max(at_once(trees), 2**24 // trees.alive.size)
    bare, simulated = best(lambda: bare_work(trees, draws)), best(lambda: thrown(trees, draws))
    say(
        f"  {regions:>7}  {indicators:>10}  {1e6 * bare / draws:>5.0f}   {1e6 * simulated / draws:>10.0f}   "
        f"{simulated / bare:>5.1f}   {1e9 * simulated / draws / trees.alive.size:>8.1f}"
    )


def best(work: Callable[[], object], tries: int = 3) -> float:
    """The least processor time of some tries, in seconds."""
    times = []
    for _ in range(tries):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def peak() -> int:
    """The most memory that the process has taken, in MB."""
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return taken // 2**20 if sys.platform == "darwin" else taken // 2**10


def thrown(trees: Trees, draws: int) -> None:
    """The scores of every node in every draw, not counted."""
    dice = Dice(trees, 1, "a")
    for number in chunks(draws, at_once(trees)):
        choices = arithmetic(dice.throw(number))
        node_scores(trees, choices, leaves_of(trees, choices), trees.nodes)


def say(line: str) -> None:
    """Prints at once, because the next line may take a while."""
    print(line, flush=True)


if __name__ == "__main__":
    main()
