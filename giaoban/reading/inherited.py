"""Units that are not written beside their numeral (đơn vị không viết liền): "số người chết: 07", "(1.956 trực tiếp
…)"."""

from giaoban.said import Said

from . import tables
from .clause import LOOK_BACK, Clause
from .exempt import ONLINE
from .judgement import Judgement
from .measures import Measure


def give_units(clause: Clause, judged: list[Judgement]) -> None:
    """Give each amount without a unit the one its label names, else that of the amount before it in the sentence."""
    for which, measure in enumerate(clause.measures):
        if measure.family != "bare":
            continue
        label = _of_label(clause, which)
        neighbour = _amount_before(clause, which) or _amount_after(clause, which)
        if label is None and neighbour is None:
            judged[which].doubts.append((0.4, Said("không thấy đơn vị")))
            continue
        measure.unit = label or _take_from(measure, neighbour)
        judged[which].doubts.append((0.1, Said("đơn vị không viết liền, lấy theo ngữ cảnh")))


def _take_from(measure: Measure, neighbour: Measure | None) -> str:
    """The neighbour's unit; money takes its scale along: "tăng 128,06 tỷ (414,73/288,67)"."""
    if neighbour is None:
        return ""
    if neighbour.family == "money" and neighbour.scale > 1 and measure.value < neighbour.scale:
        measure.value *= neighbour.scale
        measure.den = None if measure.den is None else measure.den * neighbour.scale
    return neighbour.unit


def has_unit_nearby(clause: Clause, which: int) -> bool:
    """Whether an amount without a unit can take one from its label or from the amount before it."""
    return bool(_of_label(clause, which) or _amount_before(clause, which))


def _of_label(clause: Clause, which: int) -> str | None:
    start, end = clause.gap(which)
    units, words = tables.units(), clause.line.words
    found, after_number_word = None, False
    at = max(start, end - 14)
    while at < end:
        unit = units.longest(words, at)
        if words[at : at + 2] == ONLINE:
            at += 1  # "trực tuyến": no line that is counted
        elif words[at] == "số":
            after_number_word, found = True, None
        elif unit is not None and not (found and after_number_word):
            found = unit[1][0]
            at += unit[0] - 1
        at += 1
    return found if after_number_word or ":" in words[start:end] else None


def _amount_before(clause: Clause, which: int) -> Measure | None:
    sentence = clause.line.sentence
    for index in range(which - 1, max(-1, which - LOOK_BACK), -1):
        measure = clause.measures[index]
        if sentence[measure.at] != sentence[clause.measures[which].at]:
            return None
        if measure.unit and not measure.is_percent and measure.family != "times":
            return measure
    return None


def _amount_after(clause: Clause, which: int) -> Measure | None:
    """ "(414,73/288,67 tỷ)", "5; 7 và 9 vụ": the next amount's, if only signs stand between."""
    if which + 1 >= len(clause.measures):
        return None
    following = clause.measures[which + 1]
    between = clause.line.words[clause.measures[which].after : following.first]
    joined = len(between) == 1 and between[0] in {",", "và", ";", "-"}
    return following if joined and following.unit and not following.is_percent else None


def is_figure(clause: Clause, which: int) -> bool:
    """Whether a numeral is believed to be a figure: one with a unit, one that can take a unit from nearby, one told
    as a change."""
    measure = clause.measures[which]
    if measure.family != "bare" or measure.numeral.separators or measure.den is not None:
        return True
    start, end = clause.gap(which)
    changes = any(cue.name in {"up", "down"} and cue.after == end for cue in clause.cues_in(start, end))
    return changes or has_unit_nearby(clause, which)
