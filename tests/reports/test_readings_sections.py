"""The chapters on readings of the shipped example and of nothing at all: what they print is what was read."""

from dataclasses import replace
from fractions import Fraction
from functools import cache
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation import Evaluation
from evaluation.benchmark import benchmark
from evaluation.cooperation import cooperation
from evaluation.own_priorities import own_priorities
from evaluation.panel import build_panel
from evaluation.specialisation import specialisation
from evaluation.value_networks import value_networks
from reports.context.chapters import Chapter
from reports.context.cooperation import cooperation_chapter
from reports.context.draft import Draft, Table
from reports.context.own_choices import own_choices_chapter
from reports.context.own_place import own_place_chapter
from reports.context.reading_blocks import ReadingSection, shade
from reports.context.specialisation import rounded_to
from reports.context.standing import standing_chapter
from reports.context.value_networks import networks_chapter
from reports.language import LANGUAGES, load_language
from reports.slides import value_network_pictures
from tests.readings.test_example import FRAMEWORK, submissions
from tests.reports.sample_evaluation import sample_evaluation

SVG = "{http://www.w3.org/2000/svg}"


@cache
def example() -> Evaluation:
    """The sample evaluation with the readings of the example's workbooks."""
    books = submissions()
    return replace(
        sample_evaluation(),
        cooperation=cooperation(FRAMEWORK, books),
        value_networks=value_networks(FRAMEWORK, books),
        specialisation=specialisation(FRAMEWORK, books),
        benchmark=benchmark(FRAMEWORK, build_panel(FRAMEWORK, books)),
        own_priorities=own_priorities(FRAMEWORK, books),
    )


def draft(evaluation: Evaluation | None = None, language: str = "fi") -> Draft:
    return Draft(evaluation or example(), load_language(language))


def sections(chapter: Chapter | None) -> list[ReadingSection]:
    assert chapter is not None
    found = chapter.content["sections"]
    assert isinstance(found, list)
    return found


def tables(chapter: Chapter | None) -> list[Table]:
    return [block.table for section in sections(chapter) for block in section.blocks if block.table is not None]


def cells(table: Table) -> dict[str, list[str]]:
    return {row.head.text: [cell.text for cell in row.cells] for row in table.rows}


def paragraphs(chapter: Chapter | None) -> str:
    assert chapter is not None
    own = chapter.content["paragraphs"]
    assert isinstance(own, list)
    return " ".join([*own, *(text for section in sections(chapter) for text in section.paragraphs)])


def test_the_matrix_prints_every_pair_twice_and_the_regions_own_projects() -> None:
    printed = cells(tables(cooperation_chapter(draft()))[0])
    regions, network = FRAMEWORK.regions, example().cooperation.whole
    order = list(regions)
    for pair in network.pairs:
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            assert printed[regions[one].name.fi][order.index(other)] == str(pair.count)
    for member in network.members:
        assert printed[regions[member.region].name.fi][order.index(member.region)] == str(member.projects)


def test_invented_projects_are_said_to_be() -> None:
    network = example().cooperation.whole
    chapter = cooperation_chapter(draft())
    assert chapter.illustrative
    assert f"{network.illustrative}/{network.projects}" in paragraphs(chapter)


def test_each_theme_names_its_gaps_and_all_its_actors() -> None:
    found = sections(networks_chapter(draft()))[1:]
    for network, section in zip(example().value_networks, found, strict=True):
        told = " ".join(section.paragraphs)
        gaps = [stage for stage in network.stages if stage.common_gap]
        assert gaps
        names = {f"{c.theme}.{s.key}": s.name.fi for c in FRAMEWORK.value_chains for s in c.stages}
        assert all(names[stage.stage] in told for stage in gaps)
        (table,) = (block.table for block in section.blocks if block.table is not None)
        printed = " ".join(text for row in cells(table).values() for text in row)
        assert all(actor.name in printed for actor in network.actors)


def test_jobs_stand_beside_every_quotient() -> None:
    table = next(one for one in tables(standing_chapter(draft())) if "quotients" in one.kind)
    shown = [cell for row in table.rows for cell in row.cells]
    assert len(shown) == 7 * 11
    assert all(cell.notes and cell.notes[0].endswith("tp") for cell in shown)
    assert cells(table)["B Kaivostoiminta ja louhinta"][0] == "8,96"  # Lapland, as reckoned in tests/readings


def test_printed_parts_of_a_change_sum_to_it() -> None:
    table = next(one for one in tables(standing_chapter(draft())) if "Maan kasvu" in [head.text for head in one.heads])
    assert len(table.rows) == 11
    for row in table.rows:
        before, *parts, change, after = (
            int(cell.text.replace("\u00a0", "").replace("\u2212", "-")) for cell in row.cells
        )
        assert sum(parts) == change
        assert before + change == after


def test_the_starting_position_is_called_that_and_no_caption_speaks_of_effects() -> None:
    chapter = standing_chapter(draft())
    assert "lähtötilannetta" in paragraphs(chapter)
    compared = [one for one in tables(chapter) if "Vertailu" in one.caption.source or "ero" in one.caption.subtitle]
    assert compared
    blocks = sections(chapter)[1].blocks
    captions = [shown.caption for block in blocks for shown in (block.table, block.figure) if shown is not None]
    assert len(captions) == 4
    assert all("uvaileva" in caption.subtitle for caption in captions)


def test_what_is_not_known_of_own_priorities_is_printed_as_that() -> None:
    printed = cells(tables(own_choices_chapter(draft()))[0])
    naming = example().own_priorities.namings["theme", "VES"]
    words = {**dict.fromkeys(naming.naming, "kyllä"), **dict.fromkeys(naming.not_naming, "ei")}
    expected = [words.get(key, "ei tietoa") for key in FRAMEWORK.regions]
    assert printed["Vesiosaaminen"] == [*expected, str(len(naming.naming))]
    assert "ei tietoa" in expected


def test_a_region_is_told_what_it_can_offer_and_what_it_needs() -> None:
    key = next(iter(FRAMEWORK.regions))
    chapter = own_place_chapter(draft(), key)
    (table,) = tables(chapter)
    for row, network in zip(cells(table).values(), example().value_networks, strict=True):
        offered = {pair.stage for pair in network.complements if pair.having == key}
        needed = {pair.stage for pair in network.complements if pair.lacking == key}
        assert [row[place].count("”") // 2 for place in (0, 1)] == [len(offered), len(needed)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_the_sheets_every_chapter_says_that_they_could_not_be_read(language: str) -> None:
    one = draft(sample_evaluation(), language)
    key = next(iter(FRAMEWORK.regions))
    chapters = (
        cooperation_chapter(one), networks_chapter(one), standing_chapter(one), own_choices_chapter(one),
        own_place_chapter(one, key),
    )  # fmt: skip
    word = {"fi": ("ei voitu lukea", "ei ole saatu"), "en": ("could not be read", "have not been received")}[language]
    for chapter in chapters:
        assert any(each in paragraphs(chapter) for each in word)
        assert tables(chapter) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_stand_alone(language: str) -> None:
    pictures = dict(value_network_pictures(example(), load_language(language)))
    assert sorted(pictures) == sorted(f"{one.theme.lower()}_{language}.svg" for one in example().value_networks)
    for content in pictures.values():
        root = ElementTree.fromstring(content)
        assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
        texts = list(root.iter(f"{SVG}text"))
        assert all("sans-serif" in text.attrib["font-family"] for text in texts)
        told = " ".join(str(text.text) for text in texts)
        assert {"fi": "keksittyjä", "en": "invented"}[language] in told
        assert len(list(root.iter(f"{SVG}title"))) == 1


def test_pictures_are_the_same_twice() -> None:
    words = load_language("fi")
    assert dict(value_network_pictures(example(), words)) == dict(value_network_pictures(example(), words))


@given(st.lists(st.fractions(-1000, 1000), min_size=3, max_size=3))
def test_rounded_parts_sum_and_stay_near(parts: list[Fraction]) -> None:
    total = round(sum(parts, Fraction(0)))
    rounded = rounded_to(parts, total) if total >= sum(part.__floor__() for part in parts) else None
    if rounded is not None:
        assert sum(rounded) == total
        assert all(abs(one - part) <= 1 for one, part in zip(rounded, parts, strict=True))


def test_shades_go_from_none_to_the_largest() -> None:
    assert [shade(count, 7) for count in (0, 1, 3, 5, 7)] == [0, 1, 1, 2, 3]
    assert shade(1, 1) == 1
