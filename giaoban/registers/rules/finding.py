"""What is wrong with a row, and where (lỗi của một ô)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


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
        place = ", ".join(
            part
            for part in (
                self.file,
                f"dòng {self.row}" if self.row else "",
                f"cột {self.column}" if self.column else "",
            )
            if part
        )
        return f"{place}: {self.message}" if place else self.message


class Refused(ValueError):
    """A whole upload or form is refused and changes nothing; carries every finding at once."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: Sequence[Finding] = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))
