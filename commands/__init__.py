"""What a person can ask of the tool: one module per command, each with `main(call)` that gives the exit code.

Commands put the rooms in order and speak to the terminal; they compute nothing. A new command is a module here, its
arguments in `run_evaluation.py`, and its sentences in `reports/phrases/*/door.toml`.
"""
