"""Checking only: every problem of the named workbooks, and what goes back; no scores, no reports."""

from commands.call import Call
from commands.codes import Exit
from commands.inputs import Dropped, gather, named
from commands.reading import reading_crew
from indicators.loading import load_framework


def main(call: Call) -> Exit:
    """Checks the files named, or those of the inputs folder; writes problems.json and returns under `checks/`."""
    framework, files = load_framework(call.period), _files(call)
    with reading_crew(call.period, call.jobs) as crew:
        crew.start(len(files))
        from commands.checking import answer  # heavy: the readers get ready meanwhile

        return answer(call, framework, files, crew)


def _files(call: Call) -> tuple[Dropped, ...]:
    folders = [path for path in call.files if path.is_dir()]
    files = named([path for path in call.files if not path.is_dir()])
    for folder in folders or ([] if call.files else [call.inputs]):
        inputs = gather(folder)
        if inputs.passed:
            call.console.stage("passed", number=len(inputs.passed), names=inputs.passed_names)
        files = (*files, *inputs.files)
    return files
