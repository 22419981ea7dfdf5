"""Which level a ratio, change or share belongs to (tỷ lệ này là của con số nào)."""

from . import tables
from .clause import LOOK_BACK, Clause
from .fact import CHANGES, Kind
from .judgement import Judgement
from .measures import Measure
from .modality import is_plan_itself
from .told_again import in_turn

_LEVELS = frozenset({Kind.LEVEL, Kind.SHARE})
_FILLERS = tables.words("grammar", "linking_fillers")
_RIGHT_WORDS = 5
_SAYS_WITHIN = 4
_OF_MONEY = frozenset({"vốn", "tiền", "trị", "phí", "thu"})
_RANKS = frozenset({"bậc", "hạng"})
_LEFT_WORDS = 8
_ENOUGH_IN_COMMON = 2


def level_of(clause: Clause, which: int, judged: list[Judgement], links: list[int | None]) -> int | None:
    """The index of the amount that a ratio, change or share (``which``) is of; None where it stands alone.

    The amount restated by it; the one whose words it repeats; the nearest before it at the level of its
    parenthesis, if it
    has no subject of its own; the a/b in the parenthesis that follows it. ``links`` are those of the amounts before.
    """
    judgement = judged[which]
    if judgement.carries is not None:
        return links[judgement.carries]
    candidates = _candidates(clause, which, judged)
    own_time = _has_own_time(clause, which)
    if judgement.kind in CHANGES and not clause.measures[which].is_percent and clause.measures[which].family != "times":
        return _of_same_unit(clause, which, candidates, judged, links)
    if not candidates or _stands_first(clause, which, judgement):
        return _in_parenthesis_after(clause, which, judged)
    told = _told_after(clause, which, candidates)
    if told is not None:
        return told
    subject = _subject(clause, which)
    if not subject:
        if own_time:
            return None
        return links[which - 1] if _goes_on(clause, which, judged) else _nearest(clause, which, candidates)
    chosen = _sharing_words(clause, subject, candidates)
    if chosen is not None:
        return chosen
    if (
        judgement.kind is Kind.SHARE
        and judgement.verb in {"", "share"}
        and "chiếm" in clause.line.words[slice(*clause.gap(which))]
    ):
        return candidates[0]
    return _in_parenthesis_after(clause, which, judged)


def _told_after(clause: Clause, which: int, candidates: list[int]) -> int | None:
    """ "tăng 36% về số lượng và gấp 1,7 lần về vốn": which of the levels is said after it."""
    after = clause.measures[which].after
    words = clause.line.words[after : after + _SAYS_WITHIN]
    if words[:1] != ["về"]:
        return None
    family = "money" if _OF_MONEY & {*words} else "counted" if words[1:2] in (["số"], ["lượng"]) else ""
    return next((index for index in candidates if clause.measures[index].family == family), None)


def _stands_first(clause: Clause, which: int, judgement: Judgement) -> bool:
    """A share that opens its part of the sentence: "…; 100% hộ dân có điện"."""
    at = clause.measures[which].first
    before = clause.line.word(at - 1)
    return judgement.kind is Kind.SHARE and not judgement.verb and before in {"", ";", ".", ":", "-"}


def _goes_on(clause: Clause, which: int, judged: list[Judgement]) -> bool:
    """Whether it goes on with what the ratio or change just before it was said of: "đạt 93% dự toán, tăng 13%"."""
    line, measure, last = clause.line, clause.measures[which], clause.measures[which - 1]
    return (
        judged[which - 1].kind not in _LEVELS
        and line.segment[last.at] == line.segment[measure.at]
        and line.inside[last.at] == line.inside[measure.at]
    )


def _candidates(clause: Clause, which: int, judged: list[Judgement]) -> list[int]:
    """Levels before it in its sentence that its parenthesis stands under, the nearest first."""
    line, at = clause.line, clause.measures[which].at
    return [
        index
        for index in range(which - 1, max(-1, which - LOOK_BACK), -1)
        if judged[index].kind in _LEVELS
        and not judged[index].prior
        and line.sentence[clause.measures[index].at] == line.sentence[at]
        and clause.encloses(clause.measures[index].at, at)
        and not (judged[index].kind is Kind.SHARE and judged[which].kind is Kind.SHARE)
        and clause.measures[index].family != "times"
    ]


def _has_own_time(clause: Clause, which: int) -> bool:
    """Whether a mention of time that is no base begins its statement: another time than its neighbour's."""
    start, end = clause.own_part(which)
    base = clause.bases_in(start, end)
    return any(
        not base and clause.line.word(mention.first - 1) not in {"kỳ", "với", "so"}
        for mention in clause.mentions_in(start, end)
    )


def _subject(clause: Clause, which: int) -> frozenset[str]:
    """The content words between the last separator and the verb."""
    start, end = clause.gap(which)
    own = clause.own_part(which)[0]
    if own == start and which and start == clause.measures[which - 1].after:
        return frozenset()  # no separator: the words only go on about the amount before
    if which and own == start == clause.line.inside[end] + 1 and clause.measures[which - 1].after < start:
        own = _label_before_bracket(clause, which, start)
    hidden = {
        at for cue in (*clause.cues_in(own, end), *clause.bases_in(own, end)) for at in range(cue.first, cue.after)
    }
    hidden |= {at for mention in clause.mentions_in(own, end) for at in range(mention.first, mention.after)}
    return frozenset(
        clause.line.words[at]
        for at in range(own, end)
        if at not in hidden and clause.line.words[at].isalpha() and clause.line.words[at] not in _FILLERS
    )


def _label_before_bracket(clause: Clause, which: int, start: int) -> int:
    """Where a bracket's label begins: "…, giải quyết việc làm (105%)"; ``start`` if it goes on about the amount."""
    for at in range(start - 2, clause.measures[which - 1].after - 1, -1):
        if clause.line.words[at] in ",;:":
            return at + 1
    return start


def _nearest(clause: Clause, which: int, candidates: list[int]) -> int | None:
    """The nearest level; of two joined by "và" in one unit the first, since the statement is of both."""
    results = [index for index in candidates if not is_plan_itself(clause, index)]
    candidates = results or candidates
    nearest = candidates[0]
    if len(candidates) > 1 and candidates[1] == nearest - 1:
        first, second = clause.measures[nearest - 1], clause.measures[nearest]
        between = clause.line.words[first.after : second.first]
        joined = (
            "và" in between and "," not in between and clause.line.inside[first.at] == clause.line.inside[second.at]
        )
        if first.unit == second.unit and second.family == "counted" and joined and which == nearest + 1:
            return candidates[1]
    return nearest


def words_about(clause: Clause, which: int) -> frozenset[str]:
    """The words around an amount that say what it counts."""
    measure = clause.measures[which]
    start = max(clause.own_part(which)[0], measure.at - _LEFT_WORDS)
    end = min(clause.tail(which)[1], measure.after + _RIGHT_WORDS)
    near = (*clause.line.words[start : measure.at], *clause.line.words[measure.first : end])
    return frozenset(word for word in near if word.isalpha() and word not in _FILLERS)


def _sharing_words(clause: Clause, subject: frozenset[str], candidates: list[int]) -> int | None:
    best, most = None, 0
    for index in candidates:
        unit_words = frozenset(clause.measures[index].unit.split())
        common = len(subject & words_about(clause, index)) + (
            clause.measures[index].family == "counted" and unit_words <= subject
        )
        if common > most:
            best, most = index, common
    return best if most >= min(_ENOUGH_IN_COMMON, len(subject)) else None


def _of_same_unit(
    clause: Clause, which: int, candidates: list[int], judged: list[Judgement], links: list[int | None]
) -> int | None:
    """An absolute change belongs to a level of its unit: the one told of in the same words, else the next not yet
    held."""
    measure = clause.measures[which]
    alike = (
        [index for index in candidates if _comparable(clause.measures[index], measure)]
        or [index for index in candidates if _both_people(clause.measures[index], measure)]
        or _in_sentence_before(clause, which, judged)
    )
    if not alike:
        return candidates[0] if candidates and (measure.family == "bare" or measure.unit in _RANKS) else None
    about = _about_change(clause, which)
    scores = {index: len(about & words_about(clause, index)) for index in alike}
    most = max(scores.values())
    if most and len(set(scores.values())) > 1:
        return max(alike, key=lambda index: (scores[index], index))
    free = [index for index in alike if index not in links]
    return (free or alike)[-1 if free and in_turn(clause, which) else 0]


def _about_change(clause: Clause, which: int) -> frozenset[str]:
    measure = clause.measures[which]
    end = min(clause.tail(which)[1], measure.after + _RIGHT_WORDS)
    right = []
    for word in clause.line.words[measure.after : end]:
        if word in ",;()":
            break
        right.append(word)
    units = frozenset(measure.unit.split())
    return (frozenset(right) | _subject(clause, which)) - _FILLERS - units - tables.words("cues", "filler")


def _in_sentence_before(clause: Clause, which: int, judged: list[Judgement]) -> list[int]:
    """Levels of the same unit in the sentence before, for "So với cùng kỳ giảm 4 vụ" that stands as a sentence."""
    sentence = clause.line.sentence[clause.measures[which].at]
    return [
        index
        for index in range(which - 1, max(-1, which - LOOK_BACK), -1)
        if judged[index].kind is Kind.LEVEL
        and clause.line.sentence[clause.measures[index].at] == sentence - 1
        and _comparable(clause.measures[index], clause.measures[which])
        and clause.line.inside[clause.measures[index].at] < 0
    ]


def _comparable(one: Measure, other: Measure) -> bool:
    return one.unit == other.unit or (other.family == "bare" and one.family == "counted")


def _both_people(one: Measure, other: Measure) -> bool:
    """ "9.872 học sinh, tăng 411 em"."""
    people = tables.words("grammar", "matching_people")
    return all(measure.family == "counted" and {*measure.unit.split()} <= people for measure in (one, other))


def _in_parenthesis_after(clause: Clause, which: int, judged: list[Judgement]) -> int | None:
    """ "đạt 84,7% (1.698/2.005 vụ)": the share is of what follows."""
    following = which + 1
    if following >= len(clause.measures) or judged[which].kind in CHANGES:
        return None
    between = clause.line.words[clause.measures[which].after : clause.measures[following].first]
    return (
        following
        if between and between[-1] == "(" and clause.measures[following].den is not None and len(between) <= 6
        else None
    )


def whole_of(clause: Clause, which: int, judged: list[Judgement]) -> int | None:
    """The whole that a level is part of: the one before its parenthesis, or before "trong đó", "gồm", "riêng"."""
    line, measure = clause.line, clause.measures[which]
    opened = line.inside[measure.at]
    for index in range(which - 1, max(-1, which - LOOK_BACK), -1):
        earlier = clause.measures[index]
        if judged[index].kind is not Kind.LEVEL or line.segment[earlier.at] != line.segment[measure.at]:
            continue
        if opened >= 0 and line.inside[earlier.at] == line.inside[opened]:
            return index
        if opened == line.inside[earlier.at]:
            between = line.words[earlier.after : measure.at]
            if "gồm" in between or "riêng" in between or ("trong" in between and "đó" in between):
                return index
    return None
