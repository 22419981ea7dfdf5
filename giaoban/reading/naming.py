"""What an amount measures, in the report's own words (tên của con số)."""

from . import tables
from .clause import Clause

_MOST_WORDS = 14
_ENDS_LEFT = frozenset(",;:()[].")
_DROPPED_FIRST = tables.words("grammar", "naming_dropped_first")
_NAMING_VERBS = frozenset({"giải", "thực"})  # giải ngân, thực hiện: they name what is measured
_VERBS_AT_END = frozenset({"ratio", "up", "down", "over", "short", "towards", "times"})


def measure_words(clause: Clause, which: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Token ranges of the words that name an amount: those before it and, from its unit on, those after it."""
    return _left(clause, which), _right(clause, which)


def _left(clause: Clause, which: int) -> tuple[int, int]:
    start, end = clause.gap(which)
    words = clause.line.words
    end = _without_verbs(clause, start, end)
    begin = end
    while begin > start and words[begin - 1] not in _ENDS_LEFT and end - begin < _MOST_WORDS:
        begin -= 1
    if end - begin <= 1 and begin > start + 1:  # "trật tự đô thị, giao thông": one word alone is the end of a list
        begin = max(start, begin - _MOST_WORDS // 2)
    while begin < end and words[begin] in _DROPPED_FIRST:
        begin += 1
    return begin, end


def _without_verbs(clause: Clause, start: int, end: int) -> int:
    """Where the words before the verb, the approximation and the time just before the amount end."""
    moved = True
    while moved and end > start:
        moved = False
        for cue in (*clause.cues_in(start, end), *clause.bases_in(start, end)):
            if cue.after == end and cue.name in _VERBS_AT_END and clause.line.words[cue.first] not in _NAMING_VERBS:
                end, moved = cue.first, True
        if end > start and clause.line.words[end - 1] in {
            "ước",
            "gần",
            "hơn",
            "trên",
            "khoảng",
            "là",
            "được",
            ":",
            "-",
            "(",
            "có",
            "với",
        }:
            end, moved = end - 1, True
    return end


def _right(clause: Clause, which: int) -> tuple[int, int]:
    measure = clause.measures[which]
    start, end = clause.tail(which)
    for at in range(start, min(end, start + _MOST_WORDS)):
        if clause.line.words[at] in _ENDS_LEFT or any(
            cue.first == at and cue.name in _VERBS_AT_END for cue in clause.cues
        ):
            end = at
            break
    unit_start = measure.at + 1 if measure.family == "counted" else measure.after
    return unit_start, min(max(end, measure.after), measure.after + _MOST_WORDS)
