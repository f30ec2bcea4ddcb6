"""Runs as a trace finds them: records that went through JSON, and workbooks by their hash."""

import json
from collections.abc import Mapping
from typing import Any

import evaluation
from evaluation.history import as_json, sha256
from evaluation.tracing import Shelf, Walk
from evaluation.workbook.reading import read_submission
from indicators import Framework
from reports.tables.records import result_records


def records(framework: Framework, books: Mapping[str, bytes]) -> dict[str, Any]:
    """The content of results.json of these workbooks by file name."""
    read = [read_submission(name, content, framework) for name, content in books.items()]
    found: dict[str, Any] = json.loads(as_json(result_records(evaluation.evaluate(framework, read))))
    return found


def shelf(framework: Framework, books: Mapping[str, bytes], regions: Mapping[str, str]) -> Shelf:
    """The shelf of these workbooks; `regions` gives the key of each file."""
    stored = {sha256(content): content for content in books.values()}
    return Shelf(framework, {name: (regions[name], sha256(books[name])) for name in books}, stored.get)


def walk(framework: Framework, books: Mapping[str, bytes], regions: Mapping[str, str]) -> Walk:
    return Walk(framework, records(framework, books), shelf(framework, books, regions))
