"""Writing the workbooks that evaluators fill: one per region and the joint one; never over a file that is there.

With an old workbook its answers are carried over to the template of its region, and what was not is told.
"""

from collections.abc import Mapping
from pathlib import Path

from commands.call import Call
from commands.codes import Exit
from commands.inputs import named
from commands.reading import read_all, reading_crew
from commands.regions import region_keys
from evaluation import history
from evaluation.workbook.carrying import Carried, carried
from evaluation.workbook.submission import Submission
from evaluation.workbook.template import fill_template, write_template
from indicators.framework import Framework
from indicators.loading import load_framework
from reports.language import load_language

GIVEN = "given"  # carried, though the new template gives something else


def main(call: Call) -> Exit:
    """Writes the workbooks of the named regions, or of all and the area, into the folder; says which were there."""
    framework, words = load_framework(call.period), call.console.language
    language = load_language(call.language)
    texts = {key: text for key, text in language.phrases.items() if key.startswith("workbook.")}
    if call.source is not None:
        return _carry(call, framework, call.source, texts)
    for key in region_keys(framework, call.regions):
        _write(call, _path(call, framework, key), write_template(framework, key, language.code, texts))
    call.console.result(words.say("door.templates.next"))
    return Exit.DONE


def _path(call: Call, framework: Framework, key: str) -> Path:
    slug = framework.area.slug if key == framework.area.key else framework.regions[key].slug
    return call.out / f"{slug}.xlsx"


def _write(call: Call, path: Path, content: bytes) -> bool:
    """Writes a workbook where none is, and says what it did; tells whether it wrote."""
    with history.written_or_said():
        path.parent.mkdir(parents=True, exist_ok=True)
        written = not path.exists()
        if written:
            history.write_whole(path, content)
    call.console.result(call.console.language.say(f"door.templates.{'written' if written else 'kept'}", file=str(path)))
    return written


# From an old workbook ------------------------------------------------------------------------------------------------


def _carry(call: Call, framework: Framework, source: Path, texts: Mapping[str, str]) -> Exit:
    """Writes the template of the region of the old workbook with its answers in it."""
    with reading_crew(call.period, 1) as crew:
        (old,), _ = read_all(named([source]), crew)
    if not old.region or not old.sheets:
        _tell_unread(call, old)
        call.console.refuse("not_carried.nothing")
        return Exit.NOTHING_USABLE
    found = carried(framework, old, call.language, texts)
    content = fill_template(framework, old.region, call.language, texts, found.answers)
    if not _write(call, _path(call, framework, old.region), content):
        return Exit.NOTHING_USABLE
    _tell_carried(call, found)
    _tell_unread(call, old)
    return Exit.LEFT_OUT if any(one.reason != GIVEN for one in found.left) else Exit.DONE


def _tell_carried(call: Call, found: Carried) -> None:
    """How much was carried over, and each value that was not."""
    from commands.summary import printable

    words = call.console.language
    own = ("field", "id", "question", "role")  # what tells rows apart is no answer
    rows = [row for rows in found.answers.values() for row in rows]
    call.console.result(words.count("door.carried", sum(key not in own for row in rows for key in row)))
    for title in ("title", GIVEN):
        told = [one for one in found.left if (one.reason == GIVEN) == (title == GIVEN)]
        if told:
            call.console.result(words.say(f"door.not_carried.{title}"))
        for one in told:
            fields = {"place": f"{one.place.sheet}!{one.place.cells}", "written": one.written, "instead": one.instead}
            key = "instead" if one.reason == GIVEN else one.reason
            call.console.result(f"  {printable(words.say(f'door.not_carried.{key}', **fields))}")


def _tell_unread(call: Call, old: Submission) -> None:
    """What of the old workbook its reading could not make sense of: columns, rows and sheets that are not ours."""
    from commands.summary import tell_problems

    if old.problems:
        call.console.result()
        call.console.result(call.console.language.say("door.not_carried.unread"))
        tell_problems(call.console, old.problems)
