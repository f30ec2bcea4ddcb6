"""Which report is meant, and the name of its file. Imports nothing heavy."""

from dataclasses import dataclass

from indicators.framework import Framework


@dataclass(frozen=True)
class Report:
    """Which report: of a region or of the area, in which language."""

    key: str
    language: str

    def name(self, framework: Framework) -> str:
        """The file name without its ending."""
        slug = framework.area.slug if self.key == framework.area.key else framework.regions[self.key].slug
        return f"{slug}_{self.language}"
