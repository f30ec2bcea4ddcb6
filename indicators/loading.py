"""The reader of a period folder: TOML files to a framework, or one line that names the faulty file, card and field."""

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from indicators.assessment import Assessment
from indicators.cards import Indicator
from indicators.evidence import Evidence
from indicators.forms import Column, Sheet
from indicators.framework import Framework, FrameworkError, Strategy
from indicators.lists import Choice, CrossCheck, Dimension, Measure, Stages, Succession
from indicators.soundness import check_soundness

Record = TypeVar("Record")
HOME = Path(__file__).parent


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
        return msgspec.convert(table, kind, str_keys=True)
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
        measures=_list(folder / "measures.toml", "measure", tuple[Measure, ...]),
        cross_checks=_list(folder / "cross_checks.toml", "check", tuple[CrossCheck, ...]),
        value_chains=_list(folder / "value_chains.toml", "chain", tuple[Stages, ...]),
        succession=record(Succession, read_records(folder / "successor.toml"), "successor.toml"),
        evidence=record(Evidence, read_records(folder / "evidence.toml"), "evidence.toml"),
        assessment=record(Assessment, read_records(folder / "self_assessment.toml"), "self_assessment.toml"),
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
