"""Đánh giá nhiệm vụ đo được: reached, on course, at risk, off course. Red only where a rule says so."""

from collections.abc import Mapping
from enum import StrEnum

from giaoban.said import Said
from giaoban.sessions.measures.rules.forecast import Forecast


class Verdict(StrEnum):
    """How a measured task stands to its target."""

    REACHED = "reached"
    ON_COURSE = "on_course"
    AT_RISK = "at_risk"
    OFF_COURSE = "off_course"
    MISSED = "missed"
    UNKNOWN = "unknown"


NAMES: Mapping[Verdict, str] = {
    Verdict.REACHED: Said("Đã đạt"),
    Verdict.ON_COURSE: Said("Đúng đà"),
    Verdict.AT_RISK: Said("Có thể không đạt"),
    Verdict.OFF_COURSE: Said("Khó đạt"),
    Verdict.MISSED: Said("Không đạt"),
    Verdict.UNKNOWN: Said("Chưa đánh giá được"),
}
WHY: Mapping[Verdict, str] = {
    Verdict.REACHED: Said("Số liệu đã bằng hoặc vượt mức phải đạt."),
    Verdict.ON_COURSE: Said("Dự báo tại hạn không thấp hơn mức phải đạt."),
    Verdict.AT_RISK: Said("Dự báo tại hạn thấp hơn mức phải đạt, nhưng mức ấy còn trong khoảng dự báo."),
    Verdict.OFF_COURSE: Said("Cận trên của khoảng dự báo vẫn thấp hơn mức phải đạt."),
    Verdict.MISSED: Said("Đã hết hạn, số liệu của ngày hạn thấp hơn mức phải đạt."),
    Verdict.UNKNOWN: Said("Chưa đủ số liệu để so dự báo với mức phải đạt."),
}
RED = frozenset({Verdict.OFF_COURSE, Verdict.MISSED})
"""Only these are shown in red: the rule is that even the upper bound falls short, or that time is up."""


def verdict(target: int, value: int | None, ahead: Forecast | None, *, ended: bool) -> Verdict:
    """How a total to be reached stands; ``ended`` where the figure is already that of the deadline."""
    if value is None:
        return Verdict.UNKNOWN
    if value >= target:
        return Verdict.REACHED
    if ended:
        return Verdict.MISSED
    if ahead is None:
        return Verdict.UNKNOWN
    if ahead.value >= target:
        return Verdict.ON_COURSE
    if ahead.high is None:
        return Verdict.UNKNOWN
    return Verdict.AT_RISK if ahead.high >= target else Verdict.OFF_COURSE
