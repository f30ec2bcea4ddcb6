#!/usr/bin/env python3
"""The only door: arguments and exit codes. The commands are in `commands/`; nothing is computed here.

Imports inside functions keep `--help` fast and let the door find the environment before anything needs it.
"""

import argparse
import importlib
import importlib.util
import locale
import os
import sys
import tomllib
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from commands.call import Call
    from commands.codes import Exit

ROOT = Path(__file__).resolve().parent
COMMANDS = ("run", "check", "templates")
LANGUAGES = ("fi", "en")


def main(words: Sequence[str] | None = None) -> int:
    """Answers one call; gives the exit code."""
    if not _entered_environment():
        return 1
    from commands.call import Call
    from commands.codes import Exit
    from commands.console import Console, wants_colour
    from reports.language import load_language

    given = list(sys.argv[1:] if words is None else words)
    language = load_language(_interface_language(given))
    if wrong := next((word for word in given[:1] if word not in COMMANDS and not word.startswith("-")), ""):
        close = get_close_matches(wrong, COMMANDS, 1)
        key = "unknown_command_close" if close else "unknown_command"
        Console(language).refuse(key, word=wrong, close="".join(close), commands=", ".join(COMMANDS))
        return int(Exit.WRONG_CALL)
    asked: dict[str, Any] = vars(_parser(language.say).parse_args(_with_command(given)))
    plain, as_json = asked.pop("no_color"), asked.pop("format") == "json"
    console = Console(language, asked.pop("quiet"), as_json, wants_colour(plain))
    del asked["ui_lang"]
    fields: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in asked.items()}
    return int(_answered(Call(console=console, line=tuple(given), **fields)))


def _entered_environment() -> bool:
    """Continues in the project's own environment where there is one; says what to do where there is none."""
    if importlib.util.find_spec("msgspec") is not None:
        return True
    own = ROOT / ".venv"
    python = own / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if python.exists() and Path(sys.prefix).resolve() != own.resolve():
        os.execv(python, [str(python), str(Path(__file__).resolve()), *sys.argv[1:]])
    for language in LANGUAGES:  # the phrases' own reader needs what is missing
        phrases = tomllib.loads((ROOT / "reports" / "phrases" / language / "door.toml").read_text(encoding="utf-8"))
        print(phrases["not_installed"], file=sys.stderr)
    return False


def _interface_language(given: Sequence[str]) -> str:
    """The language asked for; else the system's if the tool speaks it; else Finnish."""
    for option, value in pairwise(given):
        if option == "--ui-lang" and value in LANGUAGES:
            return value
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    system = locale.getlocale()[0] if os.name == "nt" else next((name for name in names if name), "")
    return next((language for language in LANGUAGES if (system or "").casefold().startswith(language)), LANGUAGES[0])


def _with_command(given: Sequence[str]) -> list[str]:
    """The call with its command; none means `run`."""
    options = {"-h", "--help", "--version"}
    return list(given) if given and (given[0] in COMMANDS or given[0] in options) else ["run", *given]


def _parser(say: Callable[..., str]) -> argparse.ArgumentParser:
    from commands.manifest import VERSION

    def speaking(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
        parser._positionals.title, parser._optionals.title = say("door.help.arguments"), say("door.help.options")
        parser.add_argument("-h", "--help", action="help", help=say("door.help.help"))
        return parser

    class Usage(argparse.RawDescriptionHelpFormatter):
        def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
            super().add_usage(usage, actions, groups, say("door.help.usage") if prefix is None else prefix)

    parser = speaking(
        argparse.ArgumentParser(
            prog="run_evaluation.py",
            description=say("door.help.program"),
            epilog=say("door.help.epilog"),
            formatter_class=Usage,
            add_help=False,
        )
    )
    parser.add_argument("--version", action="version", version=VERSION, help=say("door.help.version"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="", title=say("door.help.command"))
    for name in COMMANDS:
        told = say(f"door.help.{name}")
        one = commands.add_parser(name, help=told, description=told, add_help=False, formatter_class=Usage)
        _add_arguments(speaking(one), name, say)
    return parser


def _add_arguments(parser: argparse.ArgumentParser, command: str, say: Callable[..., str]) -> None:
    """The arguments of one command, its own first."""
    from commands.workers import cores

    def add(*names: str, told: str, **settings: Any) -> None:
        parser.add_argument(*names, help=say(f"door.help.{told}"), **settings)

    regions, files = say("door.help.code"), say("door.help.file")
    if command == "run":
        add("--inputs", told="inputs", type=Path, default=ROOT / "inputs", metavar="DIR")
        add("--lang", told="lang", nargs="+", choices=LANGUAGES, default=list(LANGUAGES), dest="languages")
        add("--regions", told="regions", nargs="+", default=[], metavar=regions)
        add("--jobs", told="jobs", type=_positive, default=cores(), metavar="N")
        add("--latest", told="latest", action="store_true")
    elif command == "check":
        add("files", told="files", nargs="*", type=Path, metavar=files)
        add("--jobs", told="jobs", type=_positive, default=cores(), metavar="N")
        add("--latest", told="latest", action="store_true")
        parser.set_defaults(inputs=ROOT / "inputs")
    elif command == "templates":
        add("--out", told="out", type=Path, default=ROOT / "inputs", metavar="DIR")
        add("--lang", told="template_lang", choices=LANGUAGES, default=LANGUAGES[0], dest="language")
        add("--regions", told="regions", nargs="+", default=[], metavar=regions)
    add("--outputs", told="outputs", type=Path, default=ROOT / "outputs", metavar="DIR")
    add("--period", told="period", metavar="NAME")
    add("--format", told="format", choices=("text", "json"), default="text")
    add("-q", "--quiet", told="quiet", action="store_true")
    add("--no-color", told="no_color", action="store_true")
    add("--ui-lang", told="ui_lang", choices=LANGUAGES)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _answered(call: "Call") -> "Exit":
    """The command's own code, or that of the fault which a person can do something about."""
    from commands.codes import Exit
    from commands.inputs import NotThereError
    from commands.regions import NotARegionError
    from evaluation.history import LockedError, OutputsError
    from indicators.framework import FrameworkError

    try:
        code: Exit = importlib.import_module(f"commands.{call.command}").main(call)
        return code
    except FrameworkError as error:
        call.console.refuse("framework", text=str(error))
        return Exit.WRONG_FRAMEWORK
    except LockedError:
        call.console.refuse("locked")
        return Exit.LOCKED
    except OutputsError as error:
        call.console.refuse("not_written", text=str(error))
        return Exit.NOT_WRITTEN
    except NotThereError as error:
        call.console.refuse("not_there", path=str(error))
        return Exit.WRONG_CALL
    except NotARegionError as error:
        call.console.refuse("no_region", word=error.word, known=error.known)
        return Exit.WRONG_CALL
    except KeyboardInterrupt:
        call.console.refuse("interrupted")
        return Exit.INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
