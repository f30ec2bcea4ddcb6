"""Builder of the example inputs: `python -m examples.build` writes them anew, byte for byte the same.

Lays the carried-over figures and the inventions of `figures/` into the templates. Invents nothing itself: every figure
stands in a TOML file, with its source. After a change of the framework or of a figure, run it and commit what it wrote.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evaluation.workbook.prefill import RowValues, Value
from evaluation.workbook.template import fill_template
from examples.series import FIGURES, UNKNOWN, Series, SeriesRow, read_series, read_table, rows_of
from indicators.cards import DENOMINATOR, NUMERATOR
from indicators.framework import Framework
from indicators.loading import load_framework
from reports.language import load_language

PERIOD = "s3_2019_2023"
LANGUAGE = "fi"
INPUTS = Path(__file__).parent.parent / "inputs" / "esimerkki"
INVENTED = "esimerkki"
Table = Mapping[str, Any]


def main() -> None:
    """Writes the eight workbooks."""
    framework = load_framework(PERIOD)
    INPUTS.mkdir(parents=True, exist_ok=True)
    for name, content in workbooks(framework):
        (INPUTS / name).write_bytes(content)


def workbooks(framework: Framework) -> Iterator[tuple[str, bytes]]:
    """File name and bytes of each workbook, the regions first."""
    texts = load_language(LANGUAGE).phrases
    for key, slug in slugs(framework).items():
        yield f"{slug}.xlsx", fill_template(framework, key, LANGUAGE, texts, answers(framework, key))


def slugs(framework: Framework) -> dict[str, str]:
    """The plain name of each region and of the area, by key: the name of its workbook and of its file of figures."""
    return {
        **{key: region.slug for key, region in framework.regions.items()},
        framework.area.key: framework.area.slug,
    }


def answers(framework: Framework, key: str) -> dict[str, list[RowValues]]:
    """What the example says in the workbook of a region or of the area, by sheet."""
    own = read_table(FIGURES / "workbooks" / f"{slugs(framework)[key]}.toml")
    series = read_series()
    filled: dict[str, list[RowValues]] = {
        "about": _about(framework, key, own),
        "indicators": [*_public(framework, key, series), *_own_indicators(framework, own)],
        "measures": [{"id": name, **row} for name, row in own["measures"].items()],
        "self_assessment": _self_assessment(framework, own["self_assessment"]),
        "projects": [*own.get("projects", []), *_projects(key)],
        "actors": own.get("actors", []),
        "platforms": own.get("platforms", []),
    }
    if key == framework.area.key:
        filled["jobs"] = list(_jobs())
        filled["comparison"] = [*_comparison(framework, series), *map(_by_year, own["comparison"])]
    else:
        filled["own_priorities"] = own["own_priorities"]
    return filled


def _about(framework: Framework, key: str, own: Table) -> list[RowValues]:
    region = framework.regions.get(key)
    council = region.council if region else framework.strategy.publisher
    name = council.in_language(LANGUAGE) if council else ""
    return [{"field": field, "answer": answer} for field, answer in {"organisation": name, **own["about"]}.items()]


# Indicators ----------------------------------------------------------------------------------------------------------


def _public(framework: Framework, key: str, series: tuple[Series, ...]) -> Iterator[RowValues]:
    if key == framework.area.key:
        return
    for table, row in rows_of(series):
        yield {
            "id": row.id,
            "baseline": table.written(row, key, framework.years.baseline),
            **{str(year): table.written(row, key, year) for year in framework.years.period},
            **({"target": row.target} if row.target else {}),
            "division": table.division,
            "source": row.source,
            "comment": row.comment or None,
        }


def _own_indicators(framework: Framework, own: Table) -> Iterator[RowValues]:
    for name, row in own["indicators"].items():
        years = zip(framework.years.period, row["years"], strict=True)
        values: RowValues = {"id": name, **{str(year): _blank(value) for year, value in years}}
        values |= {column: row[column] for column in ("baseline", "target", "division", "comment") if column in row}
        if isinstance(row.get("target"), int | float):
            values["target_origin"] = "set_afterwards"
        values["source"] = row.get("source", own["illustrative"])
        yield values


def _blank(value: Value) -> Value:
    return None if value == "" else value


# The other sheets ----------------------------------------------------------------------------------------------------


def _self_assessment(framework: Framework, own: Table) -> list[RowValues]:
    """One respondent after another; a reason that is given belongs to the first."""
    reasons = own.get("reasons", {})
    return [
        {
            "question": question.id,
            "text": question.text.in_language(LANGUAGE),
            "rating": str(own["ratings"][question.id][number]),
            "reason": reasons.get(question.id) if number == 0 else None,
            "role": role,
            "source": own["source"],
        }
        for number, role in enumerate(own["roles"])
        for question in framework.questions
    ]


def _projects(key: str) -> Iterator[RowValues]:
    """The real projects that the region leads, and the invented ones in which it takes part."""
    listed = read_table(FIGURES / "erdf_projects.toml")
    for project in listed["project"]:
        if project["lead"] == key:
            shared = {column: listed[column] for column in ("programme", "source", "comment")}
            yield {**project, "regions": UNKNOWN, **shared}
    invented = read_table(FIGURES / "invented_projects.toml")
    for project in invented["project"]:
        if key in project["regions"]:
            yield {**project, "source": invented["source"]}


def _jobs() -> Iterator[RowValues]:
    table = read_table(FIGURES / "jobs_by_industry.toml")
    for industry in table["industry"]:
        for region, figures in industry["values"].items():
            years = {str(year): figure for year, figure in zip(table["years"], figures, strict=True)}
            shared = {column: table[column] for column in ("series_break", "source", "comment")}
            yield {"region": region, "industry": industry["name"], **years, **shared}


def _comparison(framework: Framework, series: tuple[Series, ...]) -> Iterator[RowValues]:
    """The rest of the country by row id, the area's regions up to the baseline year, and for the country itself also
    the ratios that the rows make."""
    country = framework.strategy.country.key
    elsewhere = tuple(region.key for region in framework.strategy.elsewhere)
    order = list(framework.row_cards)
    for table, row in sorted(rows_of(series), key=lambda pair: order.index(pair[1].id)):
        for region in (*framework.regions, *elsewhere, country):
            last = framework.years.baseline if region in framework.regions else max(table.years)
            years = {str(year): table.written(row, region, year) for year in table.years_of(row) if year <= last}
            source = f"{table.publisher}: sama aineisto kuin maakunnilla ({row.id})"
            told = {"series_break": table.series_break, "source": source}
            comment = row.comment if region == country else ""
            yield {"id": row.id, "region": region, **years, **told, "comment": comment or None}
    tables = {row.id: (table, row) for table, row in rows_of(series)}
    for name, above in tables.items():
        if name.endswith(f".{NUMERATOR}"):
            below = tables[name.replace(NUMERATOR, DENOMINATOR)]
            yield _country_ratio(framework, name.partition(".")[0], above, below)


def _country_ratio(
    framework: Framework, card: str, above: tuple[Series, SeriesRow], below: tuple[Series, SeriesRow]
) -> RowValues:
    country = framework.strategy.country.key
    years = [year for year in above[0].years_of(above[1]) if year in below[0].years_of(below[1])]
    parts = {year: [table.written(row, country, year) for table, row in (above, below)] for year in years}
    publishers = " ja ".join(dict.fromkeys(table.publisher for table, _ in (above, below)))
    factor = framework.indicators[card].factor
    return {
        "id": card,
        "region": country,
        **{str(year): _ratio(factor, *pair) for year, pair in parts.items()},
        "source": f"{publishers}: laskettu koko maan osoittajasta ja nimittäjästä",
    }


def _ratio(factor: float, above: Any, below: Any) -> Value:
    if UNKNOWN in (above, below):
        return UNKNOWN
    mark = "*" if "*" in str(above) else ""
    share = round(factor * float(str(above).rstrip("*")) / float(str(below).rstrip("*")), 2)
    return f"{share}{mark}".replace(".", ",") if mark else share


def _by_year(row: Table) -> RowValues:
    return {**{key: value for key, value in row.items() if key != "years"}, **row["years"]}


if __name__ == "__main__":
    main()
