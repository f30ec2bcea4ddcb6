"""The framework of one strategy period: its cards, regions, weights, forms and lists, read from one folder of TOML.

Knows no workbook, score or page. The checks that a card makes sense are in `indicators.soundness`.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from indicators.cards import (
    BoundaryEvent,
    Choice,
    Column,
    CrossCheck,
    Dimension,
    Indicator,
    Measure,
    Method,
    Objective,
    Question,
    Region,
    Sheet,
    Stages,
    Text,
)

Record = TypeVar("Record")
HOME = Path(__file__).parent
STATISTICAL_YEAR = "own"  # the division key of figures counted each in its own year's borders


class FrameworkError(Exception):
    """A fault of the framework that a maintainer can mend; its text is one line: file, card, field."""


class Area(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The regions as one: its key in workbooks and results, and its names."""

    key: str
    slug: str
    name: Text
    short: Text
    genitive: Text
    inessive: Text
    illative: Text


class Years(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The years of the strategy: the baseline year, and the first and the last (target) year of its period."""

    baseline: int
    first: int
    last: int

    @property
    def period(self) -> tuple[int, ...]:
        return tuple(range(self.first, self.last + 1))


class Strategy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `strategy.toml` holds."""

    name: Text
    short_name: Text
    publisher: Text
    years: Years
    successor: Text
    area: Area
    country: Region
    method: Method
    region: tuple[Region, ...]
    elsewhere: tuple[Region, ...]
    priority: tuple[Choice, ...]
    theme: tuple[Choice, ...]
    dimension_files: list[str]
    boundary: tuple[BoundaryEvent, ...] = ()
    division: tuple[Choice, ...] = ()
    missing: dict[str, str] = {}


class Framework(msgspec.Struct, frozen=True, dict=True):
    """Everything that is data about a strategy period. `digest` is the sha256 of all its files."""

    period: str
    strategy: Strategy
    dimensions: tuple[Dimension, ...]
    indicators: dict[str, Indicator]
    sheets: dict[str, Sheet]
    fields: tuple[Column, ...]
    choices: dict[str, tuple[Choice, ...]]
    questions: tuple[Question, ...]
    measures: tuple[Measure, ...]
    cross_checks: tuple[CrossCheck, ...]
    value_chains: tuple[Stages, ...]
    focus_areas: tuple[Choice, ...]
    digest: str

    @property
    def years(self) -> Years:
        return self.strategy.years

    @property
    def area(self) -> Area:
        return self.strategy.area

    @property
    def method(self) -> Method:
        return self.strategy.method

    @cached_property
    def regions(self) -> dict[str, Region]:
        """The regions of the area by key, in their printed order."""
        return {region.key: region for region in self.strategy.region}

    @cached_property
    def objectives(self) -> dict[str, Objective]:
        return {objective.id: objective for dimension in self.dimensions for objective in dimension.objectives}

    @cached_property
    def row_cards(self) -> dict[str, Indicator]:
        """The card of each row id that a workbook may hold."""
        return {row: card for card in self.indicators.values() for row in card.rows}

    def cards_of(self, objective: str) -> tuple[Indicator, ...]:
        return tuple(card for card in self.indicators.values() if card.objective == objective)

    def asked_of(self, key: str) -> tuple[Indicator, ...]:
        """The cards that the workbook of a region, or of the area (the joint one), is to fill."""
        scopes = ("joint", "both") if key == self.area.key else ("region", "both")
        return tuple(card for card in self.indicators.values() if card.asked and card.scope in scopes)


def read_records(path: Path) -> dict[str, Any]:
    """The tables of one TOML file; a file that is not TOML is a FrameworkError with its line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise FrameworkError(f"{path.name}: the file is missing from {path.parent.name}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FrameworkError(f"{path.name}: {error}") from error


def record(kind: type[Record], table: object, where: str) -> Record:
    """`table` as a `kind`; FrameworkError naming file, card and field if it does not fit."""
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise FrameworkError(f"{where}: {_in_words(str(error))}") from error


def _in_words(message: str) -> str:
    """msgspec's «… - at `$.unit.fi`» as «unit.fi: …»."""
    text, _, path = message.partition(" - at `$")
    field = path.rstrip("`").lstrip(".")
    return f"{field}: {text}" if field else text


def load_framework(period: str | None = None, home: Path = HOME) -> Framework:
    """The framework of a period: a folder's name under `home`, or a path; the newest under `home` if none is named.

    Raises FrameworkError, one line, when a file, card or field is not as it must be.
    """
    from indicators.soundness import check_soundness

    folder = _folder(period, home)
    strategy = record(Strategy, read_records(folder / "strategy.toml"), "strategy.toml")
    dimensions, cards = _read_dimensions(folder, strategy)
    forms = read_records(folder / "forms.toml")
    framework = Framework(
        period=folder.name,
        strategy=strategy,
        dimensions=dimensions,
        indicators=cards,
        sheets={
            key: record(Sheet, {"key": key, **sheet}, f"forms.toml [{key}]") for key, sheet in forms["sheet"].items()
        },
        fields=record(tuple[Column, ...], forms["field"], "forms.toml [field]"),
        choices={
            key: record(tuple[Choice, ...], entries, f"forms.toml [choices.{key}]")
            for key, entries in forms["choices"].items()
        },
        questions=_list(folder / "self_assessment.toml", "question", tuple[Question, ...]),
        measures=_list(folder / "measures.toml", "measure", tuple[Measure, ...]),
        cross_checks=_list(folder / "cross_checks.toml", "check", tuple[CrossCheck, ...]),
        value_chains=_list(folder / "value_chains.toml", "chain", tuple[Stages, ...]),
        focus_areas=_list(folder / "successor.toml", "focus", tuple[Choice, ...]),
        digest=_digest(folder),
    )
    check_soundness(framework)
    return framework


def _folder(period: str | None, home: Path) -> Path:
    if period is not None:
        for folder in (home / period, Path(period)):
            if (folder / "strategy.toml").is_file():
                return folder
        raise FrameworkError(f"{period}: no period folder with a strategy.toml")
    found = sorted(path.parent for path in home.glob("*/strategy.toml"))
    if not found:
        raise FrameworkError(f"{home.name}/: no period folder with a strategy.toml")
    return found[-1]


def _read_dimensions(folder: Path, strategy: Strategy) -> tuple[tuple[Dimension, ...], dict[str, Indicator]]:
    dimensions: list[Dimension] = []
    cards: dict[str, Indicator] = {}
    for name in strategy.dimension_files:
        tables = read_records(folder / name)
        objectives = tables.pop("objective", [])
        dimension = record(Dimension, {**tables.pop("dimension", {}), "objectives": objectives}, f"{name} [dimension]")
        dimensions.append(dimension)
        for key, table in tables.items():
            if key in cards:
                raise FrameworkError(f"{name} [{key}]: the id is used twice")
            cards[key] = record(Indicator, {**table, "id": key, "dimension": dimension.id}, f"{name} [{key}]")
    return tuple(dimensions), cards


def _list(path: Path, key: str, kind: type[Record]) -> Record:
    return record(kind, read_records(path).get(key, []), f"{path.name} [{key}]")


def _digest(folder: Path) -> str:
    return hashlib.sha256(b"".join(_named_bytes(folder))).hexdigest()


def _named_bytes(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.glob("*.toml")):
        yield path.name.encode() + b"\0" + path.read_bytes() + b"\0"


def options(framework: Framework, key: str) -> tuple[Choice, ...]:
    """The entries of a drop-down: a list of forms.toml, or one of the framework's own."""
    own: Mapping[str, tuple[Choice, ...]] = {
        "regions": tuple(Choice(region.key, region.name) for region in framework.strategy.region),
        "everywhere": tuple(
            Choice(region.key, region.name)
            for region in (*framework.strategy.region, *framework.strategy.elsewhere, framework.strategy.country)
        ),
        "priorities": framework.strategy.priority,
        "themes": framework.strategy.theme,
        "divisions": framework.strategy.division,
        "focus_areas": framework.focus_areas,
        "stages": tuple(
            Choice(f"{chain.theme}.{stage.key}", stage.name)
            for chain in framework.value_chains
            for stage in chain.stages
        ),
    }
    return own[key] if key in own else framework.choices[key]
