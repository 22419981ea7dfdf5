"""The columns that the appendix of indicators may have (cột của biểu phụ lục)."""

from collections.abc import Mapping, Sequence

COLUMNS: Mapping[str, str] = {
    "plan": "Kế hoạch năm",
    "same_period": "Cùng kỳ năm trước",
    "last_month": "Tháng trước",
    "this_month": "Tháng báo cáo",
    "value": "Lũy kế từ đầu năm",
    "ratio_to_plan": "% LK/KH",
    "ratio_to_same_period": "% LK/cùng kỳ",
}
"""By the key of a row's value: the heading on paper, official words that no page translates."""
RATIOS = frozenset({"ratio_to_plan", "ratio_to_same_period"})


def chosen(columns: Sequence[str]) -> list[str]:
    """The columns of a table in the order of the form; none chosen means all."""
    known = [one for one in columns if one in COLUMNS]
    return known or list(COLUMNS)
