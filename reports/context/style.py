"""The colours and marks of `reports.look` as style rules, so that pages and charts cannot drift apart."""

from reports import look
from reports.charts.marks import status_icon_uri

_NAMED = {
    "ink": look.INK,
    "muted": look.MUTED,
    "brand": look.BRAND,
    "link": look.LINK,
    "line": look.LINE,
    "soft": look.SOFT,
    "track": look.TRACK,
    "mark": look.MARK,
    "paper": look.PAPER,
}


def style() -> str:
    """Custom properties for the palette, the shades of the heatmap, and a mark and colour for each status."""
    properties = "".join(f"--{name}:{colour};" for name, colour in _NAMED.items())
    shades = (look.RAMP[0], look.RAMP[1], look.RAMP[2], look.RAMP[4])
    steps = "".join(
        f".heat.step-{number}{{background:{shade};color:{look.ink_on(shade)}}}" for number, shade in enumerate(shades)
    )
    statuses = "".join(
        f'.status.{status}{{color:{shown.colour};background-image:url("{status_icon_uri(status)}")}}'
        for status, shown in look.STATUS_LOOK.items()
    )
    return f":root{{{properties}}}{steps}{statuses}"
