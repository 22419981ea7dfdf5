"""One figure as it was read (một con số đọc được), and the kinds of numerals."""

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any


class Kind(StrEnum):
    """What a numeral is (loại)."""

    LEVEL = "level"
    """A value of its own: mức."""
    RATIO_TO_PLAN = "ratio_to_plan"
    """So với dự toán, kế hoạch, chỉ tiêu."""
    RATIO_TO_SAME_PERIOD = "ratio_to_same_period"
    """Bằng bao nhiêu so với cùng kỳ."""
    CHANGE_VS_SAME_PERIOD = "change_vs_same_period"
    """Tăng, giảm so với cùng kỳ; năm so năm trước; bình quân năm."""
    CHANGE_VS_PREVIOUS_PERIOD = "change_vs_previous_period"
    """Tăng, giảm so với tháng trước, đầu năm, đầu nhiệm kỳ, năm gốc."""
    SHARE = "share"
    """Tỷ trọng, tỷ lệ trong một tổng."""
    DATE = "date"
    ORDINAL = "ordinal"
    """Số thứ tự, tên riêng, ngưỡng, khoảng thời gian không neo."""
    LEGAL_REFERENCE = "legal_reference"


FIGURES = frozenset(Kind) - {Kind.DATE, Kind.ORDINAL, Kind.LEGAL_REFERENCE}
CHANGES = frozenset({Kind.CHANGE_VS_SAME_PERIOD, Kind.CHANGE_VS_PREVIOUS_PERIOD})


@dataclass(slots=True)
class Fact:
    """A numeral of the text, read; the fields are those of the labelling conventions.

    ``span`` is the substring of the text as given at ``start``. ``value`` is the printed number, normalised (đồng
    for money,
    a fraction for per cent, signed for changes); ``intended`` the likely one where the print is suspected. ``of`` and
    ``related`` are indexes in the same list. ``confidence`` is between 0 and 1, ``context`` is what its sentence
    says around it (for matching, not in JSON). Each point of doubt stands in
    ``reasons``.
    """

    span: str
    start: int
    kind: Kind
    value: Fraction | None = None
    unit: str | None = None
    measure: str | None = None
    of: int | None = None
    period: str | None = None
    approx: bool = False
    bound: str | None = None
    value_max: Fraction | None = None
    den: Fraction | None = None
    vs: str | None = None
    ratio: Fraction | None = None
    change_type: str | None = None
    modality: str | None = None
    prior: Fraction | None = None
    related: int | None = None
    heading: str | None = None
    context: str | None = None
    form: str | None = None
    intended: Fraction | None = None
    suspect: bool = False
    confidence: float = 1.0
    reasons: list[str] = field(default_factory=list)

    @property
    def is_figure(self) -> bool:
        """Whether it is a value, ratio, change or share, and no date, name or document number."""
        return self.kind in FIGURES

    def doubt(self, points: float, reason: str) -> None:
        """Believe this reading less, and say why."""
        self.confidence = round(max(0.05, self.confidence - points), 2)
        self.reasons.append(reason)

    def as_json(self) -> dict[str, Any]:
        """The fact as plain values; what does not apply is null, extra fields appear only where they say something."""
        told: dict[str, Any] = {
            name: getattr(self, name)
            for name in ("span", "start", "unit", "measure", "of", "period", "approx", "bound", "confidence")
        }
        told["kind"] = str(self.kind)
        told["value"] = plain_number(self.value)
        told["reasons"] = [str(reason) for reason in self.reasons]
        for name in ("value_max", "den", "ratio", "prior", "intended"):
            if getattr(self, name) is not None:
                told[name] = plain_number(getattr(self, name))
        for name in ("vs", "change_type", "modality", "related", "heading", "form"):
            if getattr(self, name) is not None:
                told[name] = getattr(self, name)
        if self.suspect:
            told["suspect"] = True
        return told


def plain_number(value: Fraction | None) -> int | float | None:
    """A fraction as JSON writes it: whole where it is whole."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else value.numerator / value.denominator
