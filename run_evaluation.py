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
from collections.abc import Callable, Sequence
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
    _enter_environment()
    from commands.call import Call
    from commands.console import Console, wants_colour
    from reports.language import load_language

    given = list(sys.argv[1:] if words is None else words)
    language = load_language(_interface_language(given))
    asked: dict[str, Any] = vars(_parser(language.say).parse_args(_with_command(given)))
    plain, as_json = asked.pop("no_color"), asked.pop("format") == "json"
    console = Console(language, asked.pop("quiet"), as_json, wants_colour(plain))
    del asked["ui_lang"]
    fields: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in asked.items()}
    call = Call(console=console, line=tuple(given), **fields)
    return int(_answered(call))


def _enter_environment() -> None:
    """Continues in the project's own environment where there is one and this is not it."""
    own = ROOT / ".venv"
    python = own / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if python.exists() and Path(sys.prefix).resolve() != own.resolve() and importlib.util.find_spec("msgspec") is None:
        os.execv(python, [str(python), str(Path(__file__).resolve()), *sys.argv[1:]])


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
    def help_on(name: str) -> str:
        return say(f"door.help.{name}")

    from commands.manifest import VERSION
    from commands.workers import cores

    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--outputs", type=Path, default=ROOT / "outputs", metavar="DIR", help=help_on("outputs"))
    common.add_argument("--period", metavar="NAME", help=help_on("period"))
    common.add_argument("--format", choices=("text", "json"), default="text", help=help_on("format"))
    common.add_argument("-q", "--quiet", action="store_true", help=help_on("quiet"))
    common.add_argument("--no-color", action="store_true", help=help_on("no_color"))
    common.add_argument("--ui-lang", choices=LANGUAGES, help=help_on("ui_lang"))
    parser = argparse.ArgumentParser(
        prog="run_evaluation.py",
        description=help_on("program"),
        epilog=help_on("epilog"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=VERSION, help=help_on("version"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="", title=help_on("command"))

    run = commands.add_parser("run", parents=[common], help=help_on("run"), description=help_on("run"))
    run.add_argument("--inputs", type=Path, default=ROOT / "inputs", metavar="DIR", help=help_on("inputs"))
    run.add_argument(
        "--lang", nargs="+", choices=LANGUAGES, default=list(LANGUAGES), dest="languages", help=help_on("lang")
    )
    run.add_argument("--regions", nargs="+", default=[], metavar="19", help=help_on("regions"))
    run.add_argument("--jobs", type=_positive, default=cores(), metavar="N", help=help_on("jobs"))
    run.add_argument("--latest", action="store_true", help=help_on("latest"))

    check = commands.add_parser("check", parents=[common], help=help_on("check"), description=help_on("check"))
    check.add_argument("files", nargs="*", type=Path, help=help_on("files"))
    check.add_argument("--latest", action="store_true", help=help_on("latest"))
    check.set_defaults(inputs=ROOT / "inputs")

    templates = commands.add_parser(
        "templates", parents=[common], help=help_on("templates"), description=help_on("templates")
    )
    templates.add_argument("--out", type=Path, default=ROOT / "inputs", metavar="DIR", help=help_on("out"))
    templates.add_argument(
        "--lang", choices=LANGUAGES, default=LANGUAGES[0], dest="language", help=help_on("template_lang")
    )
    templates.add_argument("--regions", nargs="+", default=[], metavar="19", help=help_on("regions"))
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _answered(call: "Call") -> "Exit":
    """The command's own code, or that of the fault which a person can do something about."""
    from commands.codes import Exit
    from commands.inputs import NotThereError
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
    except KeyboardInterrupt:
        call.console.refuse("interrupted")
        return Exit.INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
