"""What an official chose for an offered figure (lựa chọn): accept it, as it is or mended, reject it, or nothing yet."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

ACCEPT, REJECT = "nhan", "bo"


@dataclass(frozen=True)
class Choice:
    """``do`` is one of :data:`ACCEPT`, :data:`REJECT` or empty; code and value as they were typed."""

    do: str = ""
    code: str = ""
    value: str = ""

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)


def choice_from(kept: Mapping[str, Any] | None) -> Choice:
    """The choice that :meth:`Choice.as_json` wrote; nothing chosen where there is none."""
    return Choice(**kept) if kept else Choice()
