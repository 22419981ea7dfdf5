"""Amounts that say again, or go on with, what the amount before them said (con số nhắc lại hoặc nối tiếp)."""

from .bases import Base, lead_base
from .clause import Clause
from .fact import CHANGES
from .judgement import COMPARED_KIND, Judgement

_MOST_BETWEEN = 7
_MOST_IN_TURN = 6
_MOST_WORDS = 2
_MOST_IN_BRACKET = 4
"""A change told again has no more words than its verb, in brackets with "tương ứng" before it."""
_JOINS = frozenset({",", "và", "-", "=", "/", "(", "hay", "tức", "tương", "ứng", "đương", "hoặc", ":"})


def base_of_same_change(clause: Clause, which: int, before: list[Judgement], name: str) -> Base | None:
    """ "tăng 234 tỷ đồng so với đầu năm, tăng 7,3%": told twice, once absolutely."""
    if not which or before[which - 1].change_type != "absolute" or before[which - 1].verb != name:
        return None
    base = before[which - 1].base
    start, end = clause.own_part(which)
    most = _MOST_IN_BRACKET if clause.line.word(start - 1) == "(" else _MOST_WORDS
    return base if base is not None and base.after >= start - 1 and end - start <= most else None


def second_of_list(clause: Clause, which: int, before: list[Judgement], base: Base) -> Judgement | None:
    """ "lần lượt tăng 21% và 17% so với cùng kỳ", "tăng 15% về số dự án và 21% về vốn": the second goes up as well."""
    if not which or before[which - 1].kind not in CHANGES or before[which - 1].base is not None:
        return None
    between = clause.line.words[clause.measures[which - 1].after : clause.measures[which].first]
    listed = between in (["và"], [","]) or (between[:1] == ["về"] and between[-1:] == ["và"] and _are_words(between))
    if not clause.measures[which - 1].is_percent or not listed or base.name == "plan":
        return None
    earlier = before[which - 1]
    return Judgement(COMPARED_KIND[base.name], earlier.sign, base, earlier.verb, earlier.change_type)


def _are_words(between: list[str]) -> bool:
    return len(between) <= _MOST_BETWEEN and all(word.isalpha() for word in between)


def plan_of_change(clause: Clause, which: int, before: list[Judgement]) -> Judgement | None:
    """ "tăng 9,8% (kế hoạch 10%)": what was planned of the same change."""
    if not which or before[which - 1].kind not in CHANGES or not clause.measures[which - 1].is_percent:
        return None
    between = clause.line.words[clause.measures[which - 1].after : clause.measures[which].first]
    if between[:1] != ["("] or len(between) > _MOST_BETWEEN or "đạt" in between or "bằng" in between:
        return None
    start, end = clause.gap(which)
    if not any(base.name == "plan" for base in clause.bases_in(start, end)):
        return None
    earlier = before[which - 1]
    return Judgement(earlier.kind, earlier.sign, None, earlier.verb, earlier.change_type)


def restated(clause: Clause, which: int, before: list[Judgement]) -> Judgement | None:
    """ "giảm 32 người chết (-13,1%)": the change before, told once more in brackets."""
    if not which or before[which - 1].kind not in CHANGES or clause.measures[which - 1].is_percent:
        return None
    between = clause.line.words[clause.measures[which - 1].after : clause.measures[which].first]
    if "(" not in between or len(between) > _MOST_BETWEEN:
        return None
    opened = between.index("(")
    if any(not word.isalpha() for word in between[:opened]) or any(word not in _JOINS for word in between[opened:]):
        return None
    earlier = before[which - 1]
    return Judgement(earlier.kind, earlier.sign, earlier.base, earlier.verb, "relative", carries=which - 1)


def carried(clause: Clause, which: int, before: list[Judgement]) -> Judgement | None:
    """A per cent that restates the change before it ("giảm 03 vụ = 16,7%"), or goes on with its list."""
    if not which:
        return None
    start = clause.measures[which - 1].after
    between = clause.line.words[start : clause.measures[which].first]
    earlier = before[which - 1]
    if len(between) > 4 or any(word not in _JOINS for word in between):
        return None
    if earlier.kind in CHANGES and not clause.measures[which - 1].is_percent:
        return Judgement(earlier.kind, earlier.sign, earlier.base, earlier.verb, "relative", carries=which - 1)
    if clause.measures[which - 1].is_percent and between and between[0] in {",", "-", "và", "/", ":"}:
        return Judgement(earlier.kind, earlier.sign, earlier.base, earlier.verb, earlier.change_type)
    return None


def in_turn(clause: Clause, which: int) -> bool:
    """Whether an amount stands in a list after "lần lượt": "giảm lần lượt 5 vụ, 2 người và 4 người"."""
    words, first = clause.line.words, which
    while (
        first
        and which - first < _MOST_IN_TURN
        and words[clause.measures[first - 1].after : clause.measures[first].first] in ([","], ["và"])
    ):
        first -= 1
    return first < which and words[max(0, clause.measures[first].first - 2) : clause.measures[first].first] == [
        "lần",
        "lượt",
    ]


def goes_on_changing(clause: Clause, which: int, before: list[Judgement], year: int | None) -> bool:
    """ "so với cùng kỳ giảm 3 vụ, 2 người chết"; "giảm 5,3% (02 vụ)"."""
    earlier, line = before[which - 1], clause.line
    measure, last = clause.measures[which], clause.measures[which - 1]
    if earlier.kind not in CHANGES or measure.den is not None or line.segment[last.at] != line.segment[measure.at]:
        return False
    if in_turn(clause, which):
        return True
    between = line.words[last.after : measure.first]
    if last.is_percent:
        return between == ["("] and measure.family == "counted"
    if between[-1:] == ["/"]:
        return last.family == measure.family == "counted"
    short = len(between) <= 4 and "(" not in between and ")" not in between
    return short and lead_base(clause, which - 1, year) is not None and measure.family in {"counted", "bare"}
