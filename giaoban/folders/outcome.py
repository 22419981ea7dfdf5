"""What came of loading a folder (kết quả nạp)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from giaoban.registers.rules.finding import Finding


@dataclass
class Outcome:
    """Rows loaded and skipped by table, and everything that was wrong; any finding means nothing was written."""

    loaded: dict[str, int] = field(default_factory=dict)
    skipped: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        """Whether the folder was refused."""
        return bool(self.findings)

    def as_json(self) -> Mapping[str, Any]:
        """The shape of ``giaoban load --json``."""
        return {
            "loaded": {} if self.refused else self.loaded,
            "skipped": self.skipped,
            "findings": [
                {"file": one.file, "row": one.row, "column": one.column, "rule": one.rule, "message": one.message}
                for one in self.findings
            ],
        }
