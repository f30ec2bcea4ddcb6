#!/usr/bin/env python3
"""The only door: arguments and exit codes. The commands are in `commands/`; nothing is computed here.

Imports inside functions keep `--help` fast and let the door find the environment before anything needs it.
"""

import importlib
import importlib.util
import locale
import os
import sys
import tomllib
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from commands.call import Call
    from commands.codes import Exit

ROOT = Path(__file__).resolve().parent
LANGUAGES = ("fi", "en")


def main(words: Sequence[str] | None = None) -> int:
    """Answers one call; gives the exit code."""
    if not _entered_environment():
        return 1
    from commands.arguments import COMMANDS, parser_of_calls
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
    asked: dict[str, Any] = vars(parser_of_calls(language.say).parse_args(_with_command(given, COMMANDS)))
    plain, as_json = asked.pop("no_color"), asked.pop("format") == "json"
    console = Console(language, asked.pop("quiet"), as_json, wants_colour(plain))
    asked.pop("ui_lang", None)
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


def _with_command(given: Sequence[str], commands: Collection[str]) -> list[str]:
    """The call with its command; none means `run`."""
    options = {"-h", "--help", "--version"}
    return list(given) if given and (given[0] in commands or given[0] in options) else ["run", *given]


def _answered(call: "Call") -> "Exit":
    """The command's own code, or that of the fault which a person can do something about."""
    from commands import faults

    try:
        code: Exit = importlib.import_module(f"commands.{call.command}").main(call)
    except faults.KINDS as fault:
        return faults.told(fault, call)
    return code


if __name__ == "__main__":
    sys.exit(main())
