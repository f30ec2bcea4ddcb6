"""The commands of the tool and the arguments of each, with their help in the user's language.

Defaults are those of `Call`. Imports nothing heavy: `--help` passes here. A new argument is a line in its command's
tuple, its sentence under `help` in the door's phrases, and a field of `Call`; a new command is a tuple here and a
module of its name.
"""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from commands import VERSION
from reports.language import LANGUAGES

Say = Callable[..., str]
Argument = tuple[tuple[str, ...], str, Mapping[str, Any]]  # its names, the key of its help, argparse's settings


def at_least_one(text: str) -> int:
    """The whole number of an argument that counts something; ValueError below one."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def at_least_zero(text: str) -> int:
    """The whole number of an argument that may be nothing; ValueError below zero."""
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


_FOLDER = {"type": Path, "metavar": "DIR"}
_INPUTS: Argument = (("--inputs",), "inputs", _FOLDER)
_REGIONS: Argument = (("--regions",), "regions", {"nargs": "+", "metavar": "help.code"})
_JOBS: Argument = (("--jobs",), "jobs", {"type": at_least_one, "metavar": "N"})
_LATEST: Argument = (("--latest",), "latest", {"action": "store_true"})

COMMANDS: Mapping[str, tuple[Argument, ...]] = {
    "run": (
        _INPUTS,
        (("--lang",), "lang", {"nargs": "+", "choices": LANGUAGES, "dest": "languages"}),
        _REGIONS,
        _JOBS,
        (("--scheduler",), "scheduler", {"metavar": "help.address"}),
        _LATEST,
        (("--seed",), "seed", {"type": at_least_zero, "metavar": "N"}),
        (("--draws",), "draws", {"type": at_least_one, "metavar": "N"}),
        (("--force",), "force", {"action": "store_true"}),
        (("--provisional",), "provisional", {"action": "store_true"}),
        (("--final",), "final", {"action": "store_true"}),
        (("--keep",), "keep", {"type": at_least_one, "metavar": "N"}),
    ),
    "check": (
        (("files",), "files", {"nargs": "*", "type": Path, "metavar": "help.file"}),
        _JOBS,
        _LATEST,
    ),
    "templates": (
        (("--out",), "out", _FOLDER),
        (("--from",), "source", {"type": Path, "metavar": "help.file", "dest": "source"}),
        (("--lang",), "template_lang", {"choices": LANGUAGES, "dest": "language"}),
        _REGIONS,
    ),
    "trace": (
        (("id",), "traced", {"metavar": "help.id"}),
        (("--region",), "traced_region", {"metavar": "help.code"}),
        (("--run",), "traced_run", {"metavar": "help.run_name"}),
    ),
    "compare": ((("runs",), "runs", {"nargs": "*", "metavar": "help.run_name"}),),
    "history": (),
    "watch": (
        _INPUTS,
        (("--every",), "every", {"type": at_least_one, "metavar": "help.seconds"}),
        _JOBS,
    ),
    "schedule": (
        (("action",), "action", {"choices": ("print", "install", "remove")}),
        (("--at",), "at", {"metavar": "help.time"}),
        _INPUTS,
    ),
    "doctor": (_INPUTS, _JOBS),
}

_EVERYWHERE: tuple[Argument, ...] = (
    (("--outputs",), "outputs", _FOLDER),
    (("--period",), "period", {"metavar": "NAME"}),
    (("--format",), "format", {"choices": ("text", "json"), "default": "text"}),
    (("-q", "--quiet"), "quiet", {"action": "store_true", "default": False}),
    (("--no-color",), "no_color", {"action": "store_true", "default": False}),
    (("--ui-lang",), "ui_lang", {"choices": LANGUAGES}),
)


def parser_of_calls(say: Say) -> argparse.ArgumentParser:
    """The parser of a whole call, which speaks through `say`."""

    class Usage(argparse.RawDescriptionHelpFormatter):
        def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
            super().add_usage(usage, actions, groups, say("door.help.usage") if prefix is None else prefix)

    parser = argparse.ArgumentParser(
        prog="run_evaluation.py",
        description=say("door.help.program"),
        epilog=say("door.help.epilog"),
        formatter_class=Usage,
        add_help=False,
    )
    _speaking(parser, say)
    parser.add_argument("--version", action="version", version=VERSION, help=say("door.help.version"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="", title=say("door.help.command"))
    for name, arguments in COMMANDS.items():
        told = say(f"door.help.{name}")
        one = commands.add_parser(
            name,
            help=told,
            description=told,
            add_help=False,
            formatter_class=Usage,
            argument_default=argparse.SUPPRESS,
        )
        _speaking(one, say)
        for names, key, settings in (*arguments, *_EVERYWHERE):
            one.add_argument(*names, help=say(f"door.help.{key}"), **_worded(settings, say))
    return parser


def _speaking(parser: argparse.ArgumentParser, say: Say) -> None:
    """Replaces argparse's own headings and help by ours."""
    parser._positionals.title, parser._optionals.title = say("door.help.arguments"), say("door.help.options")
    parser.add_argument("-h", "--help", action="help", help=say("door.help.help"))


def _worded(settings: Mapping[str, Any], say: Say) -> dict[str, Any]:
    """The settings with a placeholder that is a word of the language spelt out."""
    placeholder = settings.get("metavar", "")
    return {**settings, "metavar": say(f"door.{placeholder}")} if "." in placeholder else dict(settings)
