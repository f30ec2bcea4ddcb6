"""From an evaluation to the plain values that the templates print.

`area_context` and `region_context` are all that the caller needs; their `document` is what the file says of itself.
Computes no score, writes no HTML.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evaluation import Evaluation
from reports.context import area, region
from reports.context.chapters import Chapter
from reports.context.cover import Cover, area_cover, document, region_cover
from reports.context.draft import Draft, Entry
from reports.context.provenance import Provenance
from reports.context.style import style
from reports.language import Language

__all__ = ["Provenance", "area_context", "region_context"]


@dataclass(frozen=True)
class NumberedChapter:
    """A chapter with its number, as the templates and the contents print it."""

    anchor: str
    title: str
    chapter: Chapter


def area_context(evaluation: Evaluation, language: Language, provenance: Provenance) -> dict[str, object]:
    """What `area.html` prints."""
    draft = Draft(evaluation, language, provenance.missing)
    summary = area.summary(draft)
    return _context(draft, area_cover(draft), summary, area.chapters(draft, provenance))


def region_context(evaluation: Evaluation, key: str, language: Language, provenance: Provenance) -> dict[str, object]:
    """What `region.html` prints for the region of a key."""
    draft = Draft(evaluation, language, provenance.missing)
    summary = region.summary(draft, key)
    return _context(draft, region_cover(draft, key), summary, region.chapters(draft, key, provenance), flowing=True)


def _context(
    draft: Draft, cover: Cover, summary: dict[str, object], chapters: Sequence[Chapter], *, flowing: bool = False
) -> dict[str, object]:
    """`flowing`: a short report, whose chapters follow on without a new page and whose contents list chapters only."""
    say: Callable[..., str] = draft.words.say
    numbered = [
        NumberedChapter(
            f"chapter-{chapter.name}", say("report.contents.chapter", number=number, title=chapter.title), chapter
        )
        for number, chapter in enumerate(chapters, start=1)
    ]
    return {
        "say": say,
        "flowing": flowing,
        "language": draft.words.code,
        "style": style(),
        "cover": cover,
        "document": document(draft, cover),
        "summary": summary,
        "chapters": numbered,
        # chapters that follow on share pages, and the head of a page tells the mark of the first one on it only
        "marked": flowing and any(chapter.illustrative for chapter in chapters),
        "contents": [Entry("summary", str(summary["title"])), *(Entry(one.anchor, one.title) for one in numbered)],
        "figure_entries": [] if flowing else draft.figures,
        "table_entries": [] if flowing else draft.tables,
        "statuses": [] if flowing else _legend(draft),
    }


def _legend(draft: Draft) -> list[tuple[str, str]]:
    return [
        (status, draft.words.say(f"status.words.{status}"))
        for status in ("achieved", "mostly", "partly", "not_achieved", "not_assessable")
    ]
