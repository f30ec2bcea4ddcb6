"""A round of collecting workbooks: when it was opened, by when they are due, and who is to be told.

Read from `round.toml` beside the workbooks; without it there is no deadline and no mail.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from indicators.framework import Framework
from reports.language import Language

FILE = "round.toml"


class RoundError(Exception):
    """round.toml cannot be used; the text names the fault."""


class Mail(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a word about each run goes. The password comes from the environment, never from the file."""

    host: str
    sender: str
    to: list[str]
    port: int = 587
    starttls: bool = True
    user: str = ""


class Round(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What round.toml may hold."""

    opened: date | None = None
    deadline: date | None = None
    mail: Mail | None = None


@dataclass(frozen=True)
class Standing:
    """Where a round stands on a day: who has not delivered anything usable, and the days left."""

    missing: tuple[str, ...]
    deadline: date | None
    days_left: int | None

    @property
    def complete(self) -> bool:
        return not self.missing

    @property
    def is_over(self) -> bool:
        return self.days_left is not None and self.days_left < 0


def load_round(folder: Path) -> Round:
    """The round of a folder of workbooks; an empty one where there is no round.toml. Raises RoundError."""
    path = folder / FILE
    if not path.is_file():
        return Round()
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
        found = msgspec.convert(written, Round)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RoundError(f"{path}: {error}") from error
    if found.opened is not None and found.deadline is not None and found.deadline < found.opened:
        raise RoundError(f"{path}: deadline {found.deadline} < opened {found.opened}")
    return found


def standing(collected: Round, framework: Framework, status: Mapping[str, str], today: date) -> Standing:
    """Where the round stands, from the status of each region and the area; who is asked for nothing is not missed."""
    left = (collected.deadline - today).days if collected.deadline is not None else None
    return Standing(missing(framework, status), collected.deadline, left)


def missing(framework: Framework, status: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of those who are asked for a workbook and have no accepted one."""
    due = (key for key in status if framework.asked_of(key))
    return tuple(key for key in due if not status[key].startswith("accepted"))


def told(where: Standing, framework: Framework, words: Language) -> list[str]:
    """Its lines for a summary or a mail; none where everybody delivered and nothing is due."""
    names = [
        words.say("door.summary.joint") if key == framework.area.key else words.name(framework.regions[key].name)
        for key in where.missing
    ]
    lines = []
    if where.missing:
        lines.append(words.say("round.missing", names=words.listing(names)))
    if where.deadline is not None and where.days_left is not None and where.missing:
        day = words.date(where.deadline)
        if where.is_over:
            lines.append(words.count("round.late", -where.days_left, day=day))
        else:
            lines.append(words.count("round.left", where.days_left, day=day))
    return lines
