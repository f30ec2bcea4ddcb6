"""A finding: what the numbers let us say, with the strength of the evidence (method §9). Data, no words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Fact = str | int | float | tuple[str, ...]


class Grade(StrEnum):
    """How strong the evidence is: A and B may carry a recommendation, C a consideration, D an information need."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True)
class Finding:
    """One finding; its id is kind, subject and, for a region, the region: `receding.T03.18`, stable over runs.

    `region` is a region or area key; `subject` an id of the framework (indicator, objective, dimension, measure,
    priority, question …). `facts` fill its sentence: numbers unrounded, ids for names. `evidence` are the ids of what
    it rests on: `18:T03` a result, `18:O1.1` a node, `18:M04` a measure's row, `18:I03` a rating.
    """

    id: str
    kind: str
    region: str
    subject: str
    facts: Mapping[str, Fact]
    grade: Grade
    evidence: tuple[str, ...]
    illustrative: bool
