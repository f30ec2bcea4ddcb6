"""The palette: can be read, can be told apart, covers every status."""

from itertools import combinations

import pytest

from evaluation.scoring.results import Status
from reports import look

TEXT_COLOURS = (look.INK, look.MUTED, look.BRAND, look.LINK, *(s.colour for s in look.STATUS_LOOK.values()))
MARK_COLOURS = (look.MARK, look.INTERVAL, look.RAMP[-1])
VERDICTS = ("achieved", "mostly", "partly", "not_achieved", "not_assessable")

# Machado, Oliveira & Fernandes (2009), full severity, on linear RGB.
SIGHTS = {
    "full": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
LAST_TOLD_APART = 15.0  # ΔE*ab between two fields that lie side by side


def test_contrast_is_21_for_black_on_white_and_1_for_a_colour_on_itself() -> None:
    assert look.contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert look.contrast(look.BRAND, look.BRAND) == 1.0
    # Mid grey #777777: channel 119/255 = 0.46667, linear ((0.46667 + 0.055) / 1.055) ** 2.4 = 0.18447,
    # (1 + 0.05) / (0.18447 + 0.05) = 4.478: the well-known grey that just misses 4.5.
    assert look.contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("ground", [look.PAPER, look.SOFT])
@pytest.mark.parametrize("colour", TEXT_COLOURS)
def test_text_can_be_read_on_paper_and_on_tinted_ground(colour: str, ground: str) -> None:
    assert look.contrast(colour, ground) >= 4.5


@pytest.mark.parametrize("colour", MARK_COLOURS)
def test_marks_that_mean_something_stand_off_the_paper(colour: str) -> None:
    assert look.contrast(colour, look.PAPER) >= 3.0


@pytest.mark.parametrize("fill", [*look.RAMP, *(s.colour for s in look.STATUS_LOOK.values())])
def test_the_ink_chosen_for_a_fill_can_be_read_on_it(fill: str) -> None:
    assert look.contrast(look.ink_on(fill), fill) >= 4.5


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize(("one", "other"), list(combinations(VERDICTS, 2)))
def test_verdicts_differ_in_colour_for_every_sight(sight: str, one: str, other: str) -> None:
    seen = [_seen(look.STATUS_LOOK[status].colour, sight) for status in (one, other)]
    assert _difference(*seen) >= LAST_TOLD_APART


def test_every_status_has_a_look_and_a_shape_of_its_own() -> None:
    assert set(look.STATUS_LOOK) == {str(status) for status in Status}
    shapes = [status.shape for status in look.STATUS_LOOK.values()]
    assert len(set(shapes)) == len(shapes)


def test_the_ramp_grows_darker_and_is_spread_over_fewer_classes() -> None:
    light = [look.luminance(colour) for colour in look.RAMP]
    assert light == sorted(light, reverse=True)
    assert look.ramp(1) == look.RAMP[:1]
    assert look.ramp(2) == (look.RAMP[0], look.RAMP[4])
    assert look.ramp(3) == (look.RAMP[0], look.RAMP[2], look.RAMP[4])
    assert len(set(look.ramp(4))) == 4
    with pytest.raises(ValueError, match="1 to 5"):
        look.ramp(6)


def test_mixed_goes_from_one_colour_to_the_other() -> None:
    assert look.mixed("#102030", "#FFFFFF", 0.0) == "#102030"
    assert look.mixed("#102030", "#FFFFFF", 1.0) == "#FFFFFF"
    assert look.mixed("#000000", "#FF8040", 0.5) == "#804020"  # 127.5 → 128, 64, 32


def _seen(colour: str, sight: str) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a colour as a given sight sees it."""
    linear = [_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    seen = _times(SIGHTS[sight], [min(max(channel, 0.0), 1.0) for channel in linear])
    to_xyz = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    xyz = _times(to_xyz, [min(max(channel, 0.0), 1.0) for channel in seen])
    x, y, z = (_root(value / white) for value, white in zip(xyz, (0.95047, 1.0, 1.08883), strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(matrix: tuple[tuple[float, ...], ...], vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _root(value: float) -> float:
    return float(value ** (1 / 3)) if value > 0.008856 else 7.787 * value + 16 / 116


def _difference(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5)
