"""Our own texts with their labels written into them (bài tự viết, nhãn ghi ngay trong bài).

``[[22,36%|P<]]`` labels "22,36%". The first letter is the kind (L level, P ratio to plan, S ratio to same
period, C change against the same period, V against an earlier one, H share, W and A figures told in words or
denied), ``-`` after it a fall, ``<`` the level it is of (the nearest label before, or the one named ``#id``).
Then, in any order: ``@`` period, which holds until the next (2024, 2024H1, 2024Q1, 2024M06, 2024+9 for nine
months, an ISO day or interval, ``-`` for none); ``=`` value where it is not plainly the number; the rest is
the unit.
"""

import re
from calendar import monthrange
from pathlib import Path
from typing import Any

TEXTS = Path(__file__).parent / "texts"
UNSEEN = "k"
"""Texts whose name begins so were written after all rules and scored once; see ``README.md`` beside them."""
_KINDS = {
    "L": "level",
    "P": "ratio_to_plan",
    "S": "ratio_to_same_period",
    "C": "change_vs_same_period",
    "V": "change_vs_previous_period",
    "H": "share",
    "W": "level",
    "A": "level",
}
_FORMS = {"W": "words", "A": "absent"}
_LABEL = re.compile(r"\[\[(.*?)\|(.*?)\]\]", re.DOTALL)


def parse(source: str) -> tuple[str, list[dict[str, Any]]]:
    """The text without labels, and its labels in the form of the conventions."""
    reader = _Labels()
    text, at = "", 0
    for found in _LABEL.finditer(source):
        text += source[at : found.start()]
        reader.take(found[1], found[2], len(text))
        text += found[1]
        at = found.end()
    return text + source[at:], reader.labels


class _Labels:
    def __init__(self) -> None:
        self.labels: list[dict[str, Any]] = []
        self.named: dict[str, int] = {}
        self.last: int | None = None
        self.period: str | None = None

    def take(self, span: str, code: str, start: int) -> None:
        head, *rest = code.split(" ")
        kind = _KINDS[head[0]]
        value: float | None = None
        unit: list[str] = []
        for part in rest:
            if part.startswith("#"):
                self.named[part[1:]] = len(self.labels)
            elif part.startswith("@"):
                self.period = period(part[1:])
            elif part.startswith("="):
                value = float(part[1:])
            else:
                unit.append(part)
        label = {
            "span": span,
            "start": start,
            "kind": kind,
            "unit": " ".join(unit) or _unit(span),
            "period": self.period,
        }
        label["form"] = _FORMS.get(head[0])
        if head[0] == "A":
            value = 0.0
        label["value"] = _number(span, -1 if "-" in head else 1) if value is None else value
        label["of"] = self._of(head)
        if (kind == "level" and label["form"] is None) or (kind == "share" and label["of"] is None):
            self.last = len(self.labels)
        self.labels.append(label)

    def _of(self, head: str) -> int | None:
        _, mark, name = head.partition("<")
        if not mark:
            return None
        return self.named[name] if name else self.last


def _unit(span: str) -> str | None:
    return "percent" if "%" in span else "lần" if "lần" in span else None


def _number(span: str, sign: int) -> float:
    digits = re.match(r"[\d.,]+", span)[0].rstrip(".,")
    if "," in digits or re.fullmatch(r"\d{1,3}(\.\d{3})+", digits):
        digits = digits.replace(".", "").replace(",", ".")
    return sign * float(digits) / (100 if "%" in span else 1)


def period(short: str) -> str | None:
    """The ISO period of a short form."""
    if short == "-":
        return None
    if found := re.fullmatch(r"(\d{4})", short):
        return _months(found[1], 1, 12)
    if found := re.fullmatch(r"(\d{4})H([12])", short):
        return _months(found[1], 1 if found[2] == "1" else 7, 6 if found[2] == "1" else 12)
    if found := re.fullmatch(r"(\d{4})Q(\d)", short):
        return _months(found[1], 3 * int(found[2]) - 2, 3 * int(found[2]))
    if found := re.fullmatch(r"(\d{4})M(\d\d)", short):
        return _months(found[1], int(found[2]), int(found[2]))
    if found := re.fullmatch(r"(\d{4})\+(\d+)", short):
        return _months(found[1], 1, int(found[2]))
    return short


def _months(year: str, first: int, last: int) -> str:
    return f"{year}-{first:02d}-01/{year}-{last:02d}-{monthrange(int(year), last)[1]}"
