"""The draft of one report: its evaluation and language, and the building blocks that pages are made of.

Numbers figures and tables in the order in which they are made. Computes nothing and draws nothing: a chart comes as a
function that is given its frame. A new kind of block is a frozen type here and a macro in `templates/blocks.html`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from evaluation import Evaluation
from reports.charts import Frame
from reports.language import Language

_SHORT = 6  # one-line rows of a table that is not broken over pages
FULL_WIDTH, THIRD_WIDTH, MAP_WIDTH, WHEEL_WIDTH = 174.0, 56.0, 54.0, 92.0  # mm


@dataclass(frozen=True)
class Cell:
    """One cell: its words, small lines below them, its look as class names, and marks such as «example».

    `language` is the code of the language of a quotation, empty where the words are the report's own.
    """

    text: str
    notes: tuple[str, ...] = ()
    kind: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True)
class Row:
    """One row: its heading cell and the cells after it. A row without cells heads a group of rows."""

    head: Cell
    cells: tuple[Cell, ...] = ()
    kind: str = ""


@dataclass(frozen=True)
class Caption:
    """What stands around a figure or a table: its anchor, number, title, measure and source."""

    anchor: str
    label: str
    title: str
    subtitle: str
    source: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table with its caption; `heads` are the cells of its heading row."""

    caption: Caption
    heads: tuple[Cell, ...]
    rows: tuple[Row, ...]
    kind: str = ""


@dataclass(frozen=True)
class Figure:
    """A drawn chart (SVG text) with its caption."""

    caption: Caption
    svg: str


@dataclass(frozen=True)
class Entry:
    """A line of the contents: the anchor it leads to and its words."""

    anchor: str
    text: str


@dataclass
class Draft:
    """One report being put together; `figures` and `tables` grow as blocks are made.

    `missing` are the keys that a provisional report waits for; None where it is not provisional.
    """

    evaluation: Evaluation
    words: Language
    missing: tuple[str, ...] | None = None
    figures: list[Entry] = field(default_factory=list)
    tables: list[Entry] = field(default_factory=list)

    def figure(
        self,
        title: str,
        subtitle: str,
        *,
        source: str,
        alt: str,
        draw: Callable[[Frame], str],
        notes: Sequence[str] = (),
        width: float = FULL_WIDTH,
    ) -> Figure:
        """The next figure. `alt` says what the chart shows and its range; the figure's title is put before it."""
        number = len(self.figures) + 1
        anchor = f"figure-{number}"
        label = self.words.say("report.caption.figure", number=number)
        caption = Caption(anchor, label, title, subtitle, self._source(source), tuple(notes))
        self.figures.append(Entry(anchor, self.words.say("report.caption.entry", label=label, title=title)))
        alternative = self.words.say("report.caption.alt", title=title, content=alt)
        return Figure(caption, draw(Frame(alt=alternative, prefix=anchor, width=width)))

    def table(
        self,
        title: str,
        subtitle: str,
        *,
        source: str,
        heads: Sequence[Cell | str],
        rows: Sequence[Row],
        notes: Sequence[str] = (),
        kind: str = "",
    ) -> Table:
        """The next table; a heading given as text is a plain one."""
        number = len(self.tables) + 1
        anchor = f"table-{number}"
        label = self.words.say("report.caption.table", number=number)
        caption = Caption(anchor, label, title, subtitle, self._source(source), tuple(notes))
        self.tables.append(Entry(anchor, self.words.say("report.caption.entry", label=label, title=title)))
        cells = tuple(Cell(head) if isinstance(head, str) else head for head in heads)
        together = "short" if len(rows) <= _SHORT and not any(row.head.notes for row in rows) else ""
        return Table(caption, cells, tuple(rows), f"{kind} {together}".strip())

    def _source(self, source: str) -> str:
        return self.words.say("report.caption.source", source=source)


def number_cell(text: str, *notes: str, kind: str = "") -> Cell:
    """A right-aligned cell."""
    return Cell(text, tuple(note for note in notes if note), f"number {kind}".strip())


def quotation(draft: Draft, text: str) -> Cell:
    """A cell in an evaluator's own words, marked with their language where the report is in another."""
    language = draft.evaluation.framework.strategy.working_language
    return Cell(text, language="" if language == draft.words.code else language)


def number_head(text: str) -> Cell:
    """The heading of a right-aligned column."""
    return Cell(text, (), "number")
