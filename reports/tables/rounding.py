"""Numbers as files hold them."""

_DIGITS = 9  # decimals kept in files: beyond them lies only the processor's way of adding


def number(value: float | None) -> float | None:
    """A number to nine decimals; None stays None.

    >>> number(0.1 + 0.2)
    0.3
    """
    return None if value is None else round(value, _DIGITS)
