"""Writing the workbooks that evaluators fill: one per region and the joint one; never over a file that is there."""

from commands.call import Call
from commands.codes import Exit
from commands.regions import region_keys
from evaluation import history
from evaluation.workbook.template import write_template
from indicators.loading import load_framework
from reports.language import load_language


def main(call: Call) -> Exit:
    """Writes the workbooks of the named regions, or of all and the area, into the folder; says which were there."""
    framework, words = load_framework(call.period), call.console.language
    folder, language = call.out, load_language(call.language)
    slugs = {key: region.slug for key, region in framework.regions.items()} | {framework.area.key: framework.area.slug}
    keys = region_keys(framework, call.regions)
    texts = {key: text for key, text in language.phrases.items() if key.startswith("workbook.")}
    with history.written_or_said():
        folder.mkdir(parents=True, exist_ok=True)
        for key in keys:
            path = folder / f"{slugs[key]}.xlsx"
            if path.exists():
                call.console.result(words.say("door.templates.kept", file=str(path)))
                continue
            history.write_whole(path, write_template(framework, key, language.code, texts))
            call.console.result(words.say("door.templates.written", file=str(path)))
    call.console.result(words.say("door.templates.next"))
    return Exit.DONE
