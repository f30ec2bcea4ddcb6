"""Problems as the plain records of problems.json (schema 1): all that a check writes, so it loads no result.

Only names and shapes change here; nothing is computed.
"""

from collections.abc import Sequence
from typing import Any

from evaluation.problems import Problem
from evaluation.rules.deliveries import LEVELS, Delivery
from reports.language import LANGUAGES, Language, load_language

SCHEMA = 1


def problem_records(
    problems: Sequence[Problem], delivered: Sequence[Delivery] = (), discreet: Sequence[Problem] = ()
) -> dict[str, Any]:
    """The content of problems.json: what each region delivered and what became of the figures asked for, and each
    problem with its place, its facts and its sentences in every language; of `discreet` ones without their figures."""
    return {
        "schema": SCHEMA,
        "deliveries": [_delivery(delivery) for delivery in delivered],
        "problems": [_problem(problem, quiet=problem in discreet) for problem in problems],
    }


def _delivery(delivery: Delivery) -> dict[str, Any]:
    figures = delivery.figures
    return {
        "region": delivery.key or None,
        "status": delivery.status,
        "files": [{"file": one.file, "sha256": one.sha256} for one in delivery.submissions],
        "problems": {level: delivery.count(level) for level in LEVELS},
        "figures": {
            "asked": figures.asked,
            "read": figures.read,
            "marked_missing": figures.marked,
            "left_out": figures.left_out,
            "not_answered": figures.blank,
        },
    }


def _problem(problem: Problem, *, quiet: bool) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "region": problem.region or None,
        "file": problem.place.file,
        "sheet": problem.place.sheet or None,
        "cells": problem.place.cells or None,
        "facts": {} if quiet else _facts(problem),
        "left_out": problem.left_out,
        "explanation": problem.explanation or None,
        "text": {code: _text(problem, load_language(code), quiet=quiet) for code in LANGUAGES},
    }


def _facts(problem: Problem) -> dict[str, str | int | float]:
    return {
        name: fact if isinstance(fact, str | int | float) else load_language(LANGUAGES[0]).plain(fact)
        for name, fact in problem.facts.items()
    }


def _text(problem: Problem, words: Language, *, quiet: bool) -> dict[str, str]:
    told = words.problem(problem)
    found = words.say("tables.discreet") if quiet else told.found
    return {"title": told.title, "found": found, "mend": "" if quiet else told.mend}
