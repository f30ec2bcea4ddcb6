"""Zips made for tests."""

import io
import zipfile


def zipped(parts: dict[str, bytes], content: bytes = b"") -> bytes:
    """A zip of these parts; those of `content`, a workbook, first."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        if content:
            with zipfile.ZipFile(io.BytesIO(content)) as source:
                for name in source.namelist():
                    if name not in parts:
                        target.writestr(name, source.read(name))
        for name, part in parts.items():
            target.writestr(name, part)
    return written.getvalue()
