"""Mutants of a workbook, bytes flipped and parts damaged: the guard, the reader and the rules raise nothing."""

import random
from collections import Counter
from functools import cache

import pytest

from evaluation.rules import accept, check
from evaluation.workbook.reading import read_submission
from tests.hostile.surgery import parts, zipped
from tests.small.answers import ANSWERS, small_framework, workbook

SEED = 20_231_031
framework = cache(small_framework)


@cache
def sample() -> bytes:
    return workbook(framework(), "25", ANSWERS["25"])


def damaged(rng: random.Random, part: bytes) -> bytes:
    """The bytes with some changed, cut out, doubled or put in."""
    changed, at = bytearray(part), rng.randrange(len(part))
    match rng.randrange(5):
        case 0:
            for _ in range(rng.randint(1, 4)):
                changed[rng.randrange(len(changed))] = rng.randrange(256)
        case 1:
            for _ in range(rng.randint(1, 4)):
                changed[rng.randrange(len(changed))] = rng.choice(b'<>"/=&;! 0123456789-ABZaz')
        case 2:
            del changed[at : at + rng.randint(1, 40)]
        case 3:
            changed[at:at] = changed[at : at + rng.randint(1, 60)]
        case _:
            other = rng.randrange(len(part))
            changed[at:at] = part[other : other + rng.randint(1, 200)]
    return bytes(changed)


def mutant(rng: random.Random, content: bytes) -> bytes:
    if rng.random() < 0.2:
        return damaged(rng, content)
    whole = parts(content)
    name = rng.choice(sorted(whole))
    if rng.random() < 0.1:
        del whole[name]
    else:
        whole[name] = damaged(rng, whole[name])
    return zipped(whole)


def read_mutants(count: int, seed: int) -> Counter[str]:
    rng, seen = random.Random(seed), Counter[str]()
    for _ in range(count):
        submission = read_submission("mutantti.xlsx", mutant(rng, sample()), framework())
        problems = check(framework(), [submission])
        accept(framework(), [submission], problems)
        seen.update({problem.code for problem in submission.problems} or {"none"})
    return seen


@pytest.mark.slow
def test_mutants_raise_nothing() -> None:
    seen = read_mutants(250, SEED)
    assert seen["E103"] > 20, "the mutants are not tame"
    assert seen["none"] > 5, "nor all beyond reading"


@pytest.mark.soak
@pytest.mark.parametrize("part", range(10))
def test_ten_thousand_mutants_raise_nothing(part: int) -> None:
    read_mutants(1000, SEED + 1 + part)
