"""The pages docs/findings_fi.md and docs/findings_en.md, written from the kinds of findings and their phrases.

Run as `python -m docs.write_finding_pages`; a test compares the committed pages with what is written here. A new kind
is a row without further ado.
"""

from pathlib import Path

from evaluation.findings import KINDS
from indicators import Framework, load_framework
from reports.language import LANGUAGES, Language, load_language
from reports.telling.rules import finding_rule

FOLDER = Path(__file__).parent

LEGEND = {
    "fi": """\
# Havainnot ja näytön aste

Sivun kirjoittaa `python -m docs.write_finding_pages` havaintolajeista ja arviointikehikon rajoista
(`indicators/{period}/evidence.toml`). Havainnon tunnus on laji, kohde ja maakunta, esimerkiksi `receding.T03.18`;
koko alueen havainnolla maakuntaa ei ole. Komento `trace` jäljittää tunnuksen työkirjojen soluihin.

Todennäköisyys kertoo, kuinka usein arvio pysyy samana, kun menetelmän omia oletuksia vaihdellaan. Se ei kerro
otannasta.

**Näytön aste** on ensimmäinen, jonka ehto täyttyy:

- **D**: mitään ei tunneta, tai kaksi lähdettä eroaa toisistaan enemmän kuin {contradiction}. Riittää vain tiedon
  hankkimiseen.
- **C**: kattavuus on alle {minimum}, näyttö on vain itsearviointia, tai sen takana ei ole rekisteriä, tilastoa eikä
  toista lähdettä. Riittää harkintaan.
- **A**: kattavuus on vähintään {full_coverage}, takana on rekisteri tai tilasto ja toisen tuottajan luku, joka
  eroaa siitä enintään {agreement}, eikä lukuun liity varauksia (vanhempi vuosi, osa vuosista, vain taso,
  aluerajojen muutos, ennakkotieto). Jos yli {set_afterwards} painosta perustuu jälkikäteen asetettuihin
  tavoitearvoihin, aste on enintään B.
- **B**: muut. A tai B riittää suositukseen.

Toinen lähde on maakuntien luvuista laskettu luku yhteisen työkirjan luvun rinnalla tai hankeluettelosta laskettu
luku. Osa-alueen aste määräytyy sen mukaan, mikä koskee yli {majority} sen tunnetusta painosta; A edellyttää
ehtoja kaikilta mittareilta. Kehikosta luettavat havainnot ovat B: ne ovat varmoja, mutta perustuvat yhteen
asiakirjaan.

| laji | luonne | milloin havainto sanotaan |
|---|---|---|
""",
    "en": """\
# Findings and grades of evidence

Written by `python -m docs.write_finding_pages` from the kinds of findings and the limits of the framework
(`indicators/{period}/evidence.toml`). The id of a finding is its kind, its subject and the region, for example
`receding.T03.18`; a finding on the whole area has no region. The command `trace` leads from an id to the cells.

A probability tells how often a reading stays the same when the method's own assumptions are varied; not sampling
error.

**The grade of evidence** is the first whose condition holds:

- **D**: nothing is known, or two sources differ by more than {contradiction}. Enough only to ask for information.
- **C**: coverage is below {minimum}, there is only self-assessment, or neither a register, statistics nor a second
  source is behind it. Enough to consider.
- **A**: coverage is at least {full_coverage}, there are a register or statistics and another producer's figure
  within {agreement}, and no reservation (earlier year, some of the years, level only, change of borders,
  preliminary). Where more than {set_afterwards} of the weight rests on targets set afterwards, B is the best.
- **B**: the rest. A or B may carry a recommendation.

A second source is the regions' figures beside that of the joint workbook, or a count from the list of projects. A
node's grade follows what holds for more than {majority} of its known weight; A asks it of every indicator. What can
be read from the framework itself is B: certain, but known from one document.

| kind | role | when it is said |
|---|---|---|
""",
}


def finding_page(framework: Framework, words: Language) -> str:
    """The whole page of one language as Markdown."""
    limits = framework.evidence
    shares = ("contradiction", "full_coverage", "agreement", "set_afterwards", "majority")
    told = {name: words.percent(getattr(limits, name), 0) for name in shares}
    minimum = words.percent(framework.method.coverage_minimum, 0)
    legend = LEGEND[words.code].format(period=framework.period, minimum=minimum, **told)
    rows = (
        f"| `{kind.name}` | {words.say(f'findings.role.{kind.role}')} | {finding_rule(words, framework, kind.name)} |\n"
        for kind in KINDS
    )
    return legend + "".join(rows)


def page_of(language: str) -> Path:
    """Where the page of a language lies."""
    return FOLDER / f"findings_{language}.md"


if __name__ == "__main__":
    for code in LANGUAGES:
        page_of(code).write_text(finding_page(load_framework(), load_language(code)), encoding="utf-8")
