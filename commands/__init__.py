"""What a person can ask of the tool: one module per command, each with `main(call)` that gives the exit code.

Commands put the rooms in order and speak to the terminal; they compute nothing. A new command is a module here, its
arguments in `commands.arguments`, and its sentences in `reports/phrases/*/door.toml`.
"""

from pathlib import Path

VERSION = "0.1.0"
ROOT = Path(__file__).resolve().parent.parent
