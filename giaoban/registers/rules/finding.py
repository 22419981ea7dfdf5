"""What is wrong with a row, and where (lỗi của một ô)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from giaoban.said import Said, joined


@dataclass(frozen=True)
class Finding:
    """One mistake: row (1 = first row of data, 0 = the whole), column, rule and a sentence for people."""

    column: str
    rule: str
    message: str
    row: int = 0
    file: str = ""

    def at(self, row: int, file: str = "") -> "Finding":
        """The same finding with its row and file."""
        return replace(self, row=row, file=file or self.file)

    def __str__(self) -> str:
        row = Said("dòng %(row)s", row=self.row) if self.row else ""
        column = Said("cột %(column)s", column=self.column) if self.column else ""
        place = joined(", ", [part for part in (self.file, row, column) if part])
        return joined(": ", [part for part in (place, self.message) if part])


class Refused(ValueError):
    """A whole upload or form is refused and changes nothing; carries every finding at once."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: Sequence[Finding] = tuple(findings)
        super().__init__(joined("\n", [str(finding) for finding in self.findings]))
