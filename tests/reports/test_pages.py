"""The pages as HTML: whole, marked, accessible in their bones, and telling the figures of the evaluation."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from evaluation import evaluate
from evaluation.scoring.results import Status
from indicators import load_framework
from reports import look
from reports.context import Provenance, area_context, region_context
from reports.document import render_html
from reports.language import load_language
from tests.reports.sample_evaluation import ABSENT, sample_evaluation, sample_framework, sample_workbook

TEMPLATES = Path(__file__).parents[2] / "reports" / "templates"
PROVENANCE = Provenance("0.1.0", {"weasyprint": "70.0"}, 1)
REGION = next(iter(sample_evaluation().framework.regions))
ABSENT_REGION = list(sample_evaluation().framework.regions)[ABSENT]
REPORTS = [("", "fi"), ("", "en"), (REGION, "fi"), (REGION, "en"), (ABSENT_REGION, "fi")]


@cache
def page(key: str, language: str) -> str:
    words, evaluation = load_language(language), sample_evaluation()
    if key:
        return render_html("region.html", region_context(evaluation, key, words, PROVENANCE), filters={})
    return render_html("area.html", area_context(evaluation, words, PROVENANCE), filters={})


class Reader(HTMLParser):
    """The texts, cells and figures of a page, with styles and drawings left out of the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.empty_cells = 0
        self.ids: list[str] = []
        self.headings: list[str] = []
        self.rows: list[str] = []
        self._skipped: list[str] = []
        self._cell: list[str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id") and not self._skipped:
            self.ids.append(str(given["id"]))
        if tag in ("style", "svg"):
            self._skipped.append(tag)
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(tag)
        if tag == "tr":
            self.rows.append("")
        if tag in ("th", "td"):
            self._cell = []
            if not self.rows[-1]:
                self.rows[-1] = f"{tag} {given.get('scope')}"

    def handle_endtag(self, tag: str) -> None:
        if self._skipped and tag == self._skipped[-1]:
            self._skipped.pop()
        if tag in ("th", "td") and self._cell is not None:
            self.empty_cells += not "".join(self._cell).strip()
            self._cell = None

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.text.append(data)
            if self._cell is not None:
                self._cell.append(data)


@cache
def read(key: str, language: str) -> Reader:
    return Reader(page(key, language))


@pytest.mark.parametrize(("key", "language"), REPORTS)
def test_nothing_of_the_machine_shows(key: str, language: str) -> None:
    text = " ".join(read(key, language).text)
    strays = r"\{\{|\{%|\bNone\b(?! of)|\bnan\b|\bNaN\b|Undefined|Status\.|not_assessable|Flag\.|\ufffd"
    assert re.findall(strays, text) == []


@pytest.mark.parametrize(("key", "language"), REPORTS)
def test_one_title_no_skipped_level_no_id_twice_no_empty_cell(key: str, language: str) -> None:
    found = read(key, language)
    assert found.headings.count("h1") == 1
    assert all(
        int(after[1]) <= int(before[1]) + 1 for before, after in zip(found.headings, found.headings[1:], strict=False)
    )
    assert len(found.ids) == len(set(found.ids))
    assert found.empty_cells == 0
    assert all(row in ("th col", "th row", "th rowgroup") for row in found.rows)


@pytest.mark.parametrize(("key", "language"), REPORTS)
def test_every_link_has_its_place(key: str, language: str) -> None:
    targets = set(re.findall(r'href="#([^"]+)"', page(key, language)))
    assert targets
    assert targets <= set(read(key, language).ids)


@pytest.mark.parametrize(("key", "language"), REPORTS)
def test_every_figure_and_table_has_number_source_and_words_for_the_picture(key: str, language: str) -> None:
    html, source = page(key, language), {"fi": "Lähde: ", "en": "Source: "}[language]
    captions = re.findall(r'<span class="label">([^<]+)</span>', html)
    assert len(captions) == html.count('class="source"') == html.count(f'class="source">{source}')
    assert len(captions) == len(set(captions))
    drawings = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    assert len(drawings) == html.count("<figure")
    titles = [re.search(r"<title[^>]*>([^<]+)</title>", drawing) for drawing in drawings]
    words = [title.group(1) for title in titles if title]
    assert len(words) == len(set(words)) == len(drawings)
    assert all(len(one) > 40 for one in words)


@pytest.mark.parametrize(("key", "language"), REPORTS)
def test_invented_figures_are_marked_on_cover_chapters_and_rows(key: str, language: str) -> None:
    if key == ABSENT_REGION:
        pytest.skip("no workbook, no figures")
    words, html = load_language(language), page(key, language)
    assert f'<p class="mark">{words.say("report.mark.cover")}</p>' in html
    assert f'<span class="tag">{words.say("report.mark.tag")}</span>' in html
    chapters = re.findall(
        r'<section class="chapter [^>]*?data-mark="([^"]*)".*?(?=<section class="chapter|</main>)', html, re.DOTALL
    )
    whole = re.findall(r'<section class="chapter [^>]*>.*?(?=<section class="chapter|</main>)', html, re.DOTALL)
    for mark, chapter in zip(chapters, whole, strict=True):
        if '<span class="tag">' in chapter:
            assert mark == words.say("report.mark.page")


def test_every_page_of_a_flowing_report_is_marked_where_any_chapter_is() -> None:
    marks = re.findall(r'<section class="chapter (?!summary|contents)[^>]*?data-mark="([^"]*)"', page(REGION, "fi"))
    assert len(marks) > 3
    assert set(marks) == {load_language("fi").say("report.mark.page")}


def test_the_area_shows_every_score_and_every_region() -> None:
    evaluation, words, text = sample_evaluation(), load_language("fi"), " ".join(read("", "fi").text)
    for region in evaluation.framework.regions.values():
        assert region.name.fi in text
    for (_, name), node in evaluation.nodes.items():
        if node.score is not None and name != "total":
            assert words.number(node.score, 1) in text


def test_the_total_is_nowhere_a_headline() -> None:
    evaluation, words = sample_evaluation(), load_language("fi")
    total = evaluation.nodes[evaluation.framework.area.key, "total"]
    others = {
        words.number(node.score, 1)
        for (_, name), node in evaluation.nodes.items()
        if node.score is not None and name != "total"
    }
    if total.score is not None and words.number(total.score, 1) not in others:
        assert words.number(total.score, 1) not in " ".join(read("", "fi").text)


def test_a_region_without_workbook_is_told_so_and_has_its_report() -> None:
    region = sample_evaluation().framework.regions[ABSENT_REGION]
    assert region.genitive is not None
    assert f"{region.genitive.fi} työkirjaa ei ole saatu" in " ".join(read(ABSENT_REGION, "fi").text)
    assert sample_evaluation().nodes[ABSENT_REGION, "implementation"].status is Status.NOT_ASSESSABLE


def test_a_text_from_a_workbook_cannot_become_markup() -> None:
    from dataclasses import replace

    evaluation = sample_evaluation()
    results = {at: replace(result, sources=("<script>alert(1)</script>",)) for at, result in evaluation.results.items()}
    hostile = replace(evaluation, results=results)
    html = render_html("region.html", region_context(hostile, REGION, load_language("fi"), PROVENANCE), filters={})
    assert "<script" not in html


def test_the_same_evaluation_gives_the_same_page() -> None:
    again = render_html(
        "region.html", region_context(sample_evaluation(), REGION, load_language("fi"), PROVENANCE), filters={}
    )
    assert again == page(REGION, "fi")


def test_another_strategy_of_other_regions_and_years_has_its_reports() -> None:
    framework = load_framework("nordbotten", Path(__file__).parents[1] / "small")
    keys = [*framework.regions, framework.area.key]
    for workbooks in ([sample_workbook(framework, key) for key in keys], []):
        evaluation, words = evaluate(framework, workbooks), load_language("en")
        html = render_html("area.html", area_context(evaluation, words, PROVENANCE), filters={})
        assert all(region.name.en in html for region in framework.regions.values())
        assert str(framework.years.last) in html
        assert not any(region.name.en in html for region in sample_framework().regions.values())


# Templates and styles ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_a_template_holds_no_words_and_no_arithmetic(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    statements = re.findall(r"\{%.*?%\}|\{\{.*?\}\}", text, re.DOTALL)
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
    bare = re.sub(r"<[^>]*>", "", bare)
    assert not re.search(r"[^\W\d_]", bare)
    for statement in statements:
        assert not re.search(r"(?<![-\w\"/])[*/+]\s|\s-\s|[<>]\s*\d", statement)


def style_rules() -> list[tuple[str, str]]:
    css = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return [(selector.strip(), body) for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css)]


def test_coloured_text_can_be_read() -> None:
    for selector, body in style_rules():
        ink = re.search(r"(?<![-\w])color:\s*(#[0-9a-f]{6})", body)
        if ink is None:
            continue
        field = re.search(r"background:\s*(#[0-9a-f]{6})", body)
        ground = field.group(1) if field else "#0b4f6c" if ".cover" in selector else look.PAPER
        assert look.contrast(ink.group(1).upper(), ground.upper()) >= 4.5, selector


def test_the_accent_of_the_cover_is_that_of_the_charts() -> None:
    css = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    assert f"background: {look.BRAND.lower()}" in css


# On paper ---------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(("key", "language"), [("", "fi"), (REGION, "en"), (ABSENT_REGION, "fi")])
def test_the_pages_in_print_are_accessible(key: str, language: str, tmp_path: Path) -> None:
    from datetime import UTC, datetime

    from reports.document import write_pdf
    from tests.reports.pdf_check import assert_accessible

    created = datetime(2023, 10, 31, tzinfo=UTC)
    path = tmp_path / "report.pdf"
    path.write_bytes(write_pdf(page(key, language), title="Title", author="Author", created=created))
    assert_accessible(path, language)
