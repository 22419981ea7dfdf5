"""Results, estimates, plans and targets told apart (kết quả, ước, kế hoạch, mục tiêu)."""

from . import tables
from .clause import Clause
from .fact import Kind

_FUTURE_HEADINGS = ("nhiệm vụ", "phương hướng", "mục tiêu", "giải pháp", "chỉ tiêu năm", "kế hoạch năm", "phấn đấu")
_OWN_PLAN = tables.words("grammar", "modality_own_plan")


def heading_modality(heading: str) -> str | None:
    """ "target" where a heading speaks of what is to come: "NHIỆM VỤ TRỌNG TÂM THÁNG 3"."""
    if "kết quả" in heading or "thực hiện" in heading.partition("nhiệm vụ")[0]:
        return None
    return "target" if any(word in heading for word in _FUTURE_HEADINGS) else None


def modality(clause: Clause, which: int, kind: Kind, under: str | None) -> str | None:
    """ "target", "plan", "estimate" or None for a result; ``under`` is what the heading above says."""
    end = clause.measures[which].at
    if clause.says("target", clause.line.start_of_segment(end), end):
        return "target"
    if kind is Kind.LEVEL and is_plan_itself(clause, which):
        return "plan"
    if under is not None:
        return under
    if clause.measures[which].estimated or clause.says("estimate", *clause.own_part(which)):
        return "estimate"
    return None


def is_plan_itself(clause: Clause, which: int) -> bool:
    """Whether an amount is the plan: "kế hoạch năm 2024 là 246 dự án", "KH 1.200 ha"."""
    start, end = clause.gap(which)
    start = max(start, end - 8)
    if which and start == clause.measures[which - 1].after and clause.measures[which - 1].is_percent:
        return False  # "64% kế hoạch, … 98,5%": the plan of the ratio before
    words = clause.line.words[start:end]
    if words == ["/"] and which:
        return clause.measures[which].unit == clause.measures[which - 1].unit  # "1.204 tỷ đồng/1.960 tỷ đồng"
    if "theo" in words or "đạt" in words or "so" in words:
        return False
    return any(
        base.name == "plan" and clause.line.words[base.first] in _OWN_PLAN for base in clause.bases_in(start, end)
    )
