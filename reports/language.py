"""One language of the reports: its phrases, and how it writes numbers, shares, dates and lists.

Chooses no sentence and knows no score. Phrases are whole sentences with named fields, kept in
`phrases/<language>/*.toml`; a new one is written there in every language, a new language is a folder there.
Imports nothing heavy: `check` and `templates` speak through it too.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # `--help` speaks through here and needs no framework
    from evaluation.problems import Fact, Problem
    from indicators.cards import Text

PHRASES = Path(__file__).parent / "phrases"
LANGUAGES = tuple(sorted((folder.name for folder in PHRASES.iterdir() if folder.is_dir()), reverse=True))
MINUS = "\u2212"


@dataclass(frozen=True)
class ProblemText:
    """What a problem says: its name, what was found, and how it is mended."""

    title: str
    found: str
    mend: str


@dataclass(frozen=True)
class Language:
    """The words of one language by dotted key: file, table, phrase."""

    code: str
    phrases: Mapping[str, str]

    def say(self, key: str, /, **fields: str | int) -> str:
        """The phrase with its fields filled; KeyError for an unknown phrase or a field that is not given.

        Whole numbers are written the way of the language; other numbers are to be formatted by the caller, who
        knows their unit and decimals.
        """
        try:
            return self.phrases[key].format_map(_Fields(self, fields))
        except KeyError as error:
            raise KeyError(f"phrase {key} [{self.code}]: {error.args[0]} is not there") from None

    def count(self, key: str, number: int, /, **fields: str | int) -> str:
        """The phrase `key.one` or `key.many` (`key.none` where there is one), with `{number}` filled."""
        form = "none" if number == 0 and f"{key}.none" in self.phrases else "one" if number == 1 else "many"
        return self.say(f"{key}.{form}", number=number, **fields)

    def name(self, text: "Text") -> str:
        """A name of the framework in this language."""
        return text.in_language(self.code)

    def number(self, value: float, decimals: int = 0) -> str:
        """The number rounded half up to so many decimals, thousands apart, with a true minus and never −0."""
        from babel.numbers import format_decimal

        rounded = _rounded(value, decimals)
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return format_decimal(rounded, pattern, locale=self._locale).replace("-", MINUS)

    def signed(self, value: float, decimals: int = 0) -> str:
        """A change: the number with + or −, and 0 with neither."""
        plus = "+" if _rounded(value, decimals) > 0 else ""
        return plus + self.number(value, decimals)

    def percent(self, share: float, decimals: int = 1) -> str:
        """A share as per cent: 0.4 is `40,0 %` in Finnish."""
        return self.say("report.language.percent", number=self.number(100 * share, decimals))

    def attainment(self, share: float, decimals: int = 0) -> str:
        """An attainment as per cent; one that falls short is never rounded up to the whole hundred."""
        nearly = 1 - 10.0 ** -(decimals + 2)
        return self.percent(min(share, nearly) if share < 1 else share, decimals)

    def plain(self, value: "Fact") -> str:
        """A fact as it stands: a text unchanged, a number with the decimals it has, three at most; a list of them."""
        from indicators.cards import Text

        if isinstance(value, tuple):
            return "".join(map(self.plain, value))
        if isinstance(value, Text):
            return self.name(value)
        if isinstance(value, str):
            return value
        return self.number(value, next((n for n in range(3) if round(value, n) == value), 3))

    def date(self, day: date) -> str:
        """The day, the month and the year."""
        from babel.dates import format_date

        return str(format_date(day, self.say("report.language.date_pattern"), locale=self._locale))

    def listing(self, names: Sequence[str]) -> str:
        """The names one after another with «and» before the last; empty for none."""
        if len(names) < 2:
            return "".join(names)
        before, last = ", ".join(names[:-1]), names[-1]
        return self.say("report.language.listing", before=before, last=last)

    def problem(self, problem: "Problem") -> ProblemText:
        """The sentences of a problem's code, filled with its facts.

        A part that has variants is told by the first that fits: `_many` of several cells, `_<kind>` of a kind of file,
        `_with_<fact>` where that fact is given.
        """
        facts = {key: self.plain(value) for key, value in problem.facts.items()}
        parts = (self._form(problem, part) for part in ("found", "mend"))
        return ProblemText(*(self.say(key, **facts) for key in (f"problems.{problem.code}.title", *parts)))

    def _form(self, problem: "Problem", part: str) -> str:
        plain = f"problems.{problem.code}.{part}"
        return next((key for key in _variants(plain, problem.facts) if key in self.phrases), plain)

    @property
    def _locale(self) -> str:
        return self.phrases["report.language.locale"]


class _Fields(dict[str, Any]):
    """The fields of a phrase: texts as they are, whole numbers written out; anything else is a mistake."""

    def __init__(self, language: Language, fields: Mapping[str, object]) -> None:
        super().__init__()
        for key, value in fields.items():
            if isinstance(value, bool) or not isinstance(value, str | int):
                raise TypeError(f"field {key}: {value!r} is neither a text nor a whole number")
            self[key] = value if isinstance(value, str) else language.number(value)


def _variants(plain: str, facts: "Mapping[str, Fact]") -> Iterator[str]:
    count = facts.get("count", 1)
    if isinstance(count, int | float) and count > 1:
        yield f"{plain}_many"
        return  # the other facts are those of the first cell only
    if "kind" in facts:
        yield f"{plain}_{facts['kind']}"
    yield from (f"{plain}_with_{name}" for name in sorted(facts) if facts[name] not in ("", ()))


def _rounded(value: float, decimals: int) -> float:
    """Half away from zero, as readers round; 9 more decimals first, so that 0.15 stays what was meant."""
    from decimal import ROUND_HALF_UP, Decimal

    step = Decimal(1).scaleb(-decimals)
    meant = Decimal(repr(round(float(value), decimals + 9)))
    return float(meant.quantize(step, rounding=ROUND_HALF_UP)) + 0.0


@cache
def load_language(code: str) -> Language:
    """The language of a folder under `phrases`; every file gives the keys that begin with its name."""
    files = {path.stem: path for path in sorted((PHRASES / code).glob("*.toml"))}
    if not files:
        raise LookupError(f"no phrases for the language {code!r}")
    return Language(code, _Phrases(files))


class _Phrases(Mapping[str, str]):
    """The phrases of one language; a file is read when the first of its phrases is asked for."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files
        self._read: dict[str, dict[str, str]] = {}

    def __getitem__(self, key: str) -> str:
        return self._of(key.partition(".")[0])[key]

    def __iter__(self) -> Iterator[str]:
        return (key for name in self._files for key in self._of(name))

    def __len__(self) -> int:
        return sum(len(self._of(name)) for name in self._files)

    def _of(self, name: str) -> Mapping[str, str]:
        if name not in self._read:
            path = self._files.get(name)
            written = tomllib.loads(path.read_text(encoding="utf-8")) if path is not None else {}
            self._read[name] = dict(_flattened(name, written))
        return self._read[name]


def _flattened(prefix: str, table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        name = f"{prefix}.{key}"
        if isinstance(value, Mapping):
            yield from _flattened(name, value)
        elif isinstance(value, str):
            yield name, value
        else:
            raise TypeError(f"{name}: a phrase is a text, not {value!r}")
