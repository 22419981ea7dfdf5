"""What each amount is (loại của con số), by the words before it and the base after it."""

from dataclasses import replace

from giaoban.said import Said

from . import tables
from .bases import Base, base_after, base_after_bracket, base_before, is_prior, lead_base
from .clause import LOOK_BACK, Clause, Cue
from .fact import Kind
from .judgement import COMPARED_KIND, Judgement
from .measures import Measure
from .modality import is_plan_itself
from .told_again import base_of_same_change, carried, goes_on_changing, plan_of_change, restated, second_of_list

_MOVES = frozenset({"up", "down"})
_ENDS_AT = frozenset({"xuống", "lên", "còn"})
_GROWTH = ("tăng trưởng", "tốc độ tăng", "nhịp độ tăng", "tốc độ phát triển")
_PAYS_OFF = frozenset({"VND", "USD", "ha", "tấn", "m3", "lao động", "con", "km", "kg", "m2", "lượt khách", "tạ"})


def judge(clause: Clause, year: int | None) -> list[Judgement]:
    """The kind of each amount of a line; ``year`` is the one that is spoken of."""
    judged: list[Judgement] = []
    for which in range(len(clause.measures)):
        judged.append(_judge(clause, which, judged, year))
        base = judged[-1].base
        clause.base_ends.append(base.after if base else 0)
    return judged


def _judge(clause: Clause, which: int, before: list[Judgement], year: int | None) -> Judgement:
    measure = clause.measures[which]
    start, end = clause.gap(which)
    verb = _by_a_range(clause, _governing(clause, which), measure)
    told_before = clause.base_ends[which - 1] if which else 0
    base = None
    if not _starts_from(clause, which):
        base = base_after(clause, which, year) or base_before(clause, max(start, told_before), end, year)
    held_in_bracket = measure.is_percent and clause.line.inside[measure.at] >= 0
    if base is None and (measure.sign or (verb is not None and (held_in_bracket or verb.name in _MOVES))):
        base = base_after_bracket(clause, which, year)
    if measure.is_percent:
        return _percent(clause, which, before, verb, base, year)
    if measure.family == "times":
        return _times(measure, verb, base)
    return _amount(clause, which, before, verb, base, year)


def _governing(clause: Clause, which: int) -> Cue | None:
    """The last verb before the amount; "cao hơn … là 7%" and "tốc độ tăng … đạt 7%" are changes, not ratios.

    None where what the amount is said of has a share for its verb: "trong mức tăng chung, dịch vụ đóng góp 4,9 điểm".
    """
    start, end = clause.gap(which)
    told = clause.cues_in(start, end)
    if told and told[-1].name == "share" and told[-1].after == end:
        start = clause.own_part(which)[0]
    cues = [cue for cue in told if cue.name != "share" and cue.first >= start]
    if not cues:
        return None
    last = cues[-1]
    if last.name == "ratio" and len(cues) > 1 and cues[-2].name in _MOVES:
        words = clause.line.words
        said = " ".join(words[cues[-2].first : cues[-2].after])
        if "," not in words[cues[-2].after : last.first] and (words[last.first] == "là" or said.startswith(_GROWTH)):
            return cues[-2]
    return last


def _starts_from(clause: Clause, which: int) -> bool:
    """ "từ 4,9% đầu năm giảm xuống còn 3,2%": where it stood, no change against that time."""
    words, measure = clause.line.words, clause.measures[which]
    if clause.line.word(measure.at - 1) != "từ" or which + 1 == len(clause.measures):
        return False
    return not _ENDS_AT.isdisjoint(words[measure.after : clause.measures[which + 1].first])


def _by_a_range(clause: Clause, verb: Cue | None, measure: Measure) -> Cue | None:
    """ "tăng từ 11 - 12%", "tăng từ 8% trở lên": by how much, and not from where."""
    words = clause.line.words
    if verb is None or words[verb.after - 1] != "từ" or (measure.value_max is None and measure.bound != "ge"):
        return verb
    return replace(verb, name="up" if words[verb.first] == "tăng" else "down")


def _percent(
    clause: Clause, which: int, before: list[Judgement], verb: Cue | None, base: Base | None, year: int | None
) -> Judgement:
    measure = clause.measures[which]
    name = verb.name if verb else ""
    if measure.sign:
        name = "up" if measure.sign == "+" else "down"
    planned = plan_of_change(clause, which, before)
    if planned is not None:
        return planned
    free = (not name or measure.sign) and base is None
    again = restated(clause, which, before) or carried(clause, which, before) if free else None
    if again is not None:
        return again
    if measure.family == "points" and name not in _MOVES:
        if any(cue.name == "share" for cue in clause.cues_in(*clause.own_part(which))):
            return Judgement(Kind.SHARE, base=base)  # "đóng góp 4,9 điểm phần trăm vào mức tăng chung"
        name = "up"
    if name in _MOVES:
        base = base or base_of_same_change(clause, which, before, name) or lead_base(clause, which, year)
        judgement = _moved(measure, name, base)
        judgement.prior = is_prior(clause, which, may_compare=True)
        return judgement
    if name in {"over", "short"} and (base is None or base.name == "plan"):
        return _overshot(measure, name, base)
    if base is not None:
        listed = second_of_list(clause, which, before, base) if not name else None
        return listed or _held(base, name)
    return _alone(clause, which, before, name)


def _moved(measure: Measure, name: str, base: Base | None) -> Judgement:
    sign = -1 if name == "down" else 1
    if base is not None and base.name == "plan":
        judgement = Judgement(Kind.RATIO_TO_PLAN, 1, base, name)
        judgement.ratio_of_plan = 1 + sign * measure.value
        return judgement
    kind = COMPARED_KIND[base.name] if base else Kind.CHANGE_VS_SAME_PERIOD
    change = "percentage_point" if measure.family == "points" else "relative"
    return Judgement(kind, sign, base, name, change)


def _overshot(measure: Measure, name: str, base: Base | None) -> Judgement:
    judgement = Judgement(Kind.RATIO_TO_PLAN, 1, base, name)
    if name == "short":
        judgement.ratio_of_plan = 1 - measure.value
    elif measure.value < 1:
        judgement.ratio_of_plan = 1 + measure.value
    else:
        judgement.doubts.append((0.4, Said("“vượt” một tỷ lệ từ 100% trở lên: đạt bằng ấy hay vượt thêm bằng ấy")))
    return judgement


def _held(base: Base, name: str) -> Judgement:
    if base.name == "plan":
        return Judgement(Kind.RATIO_TO_PLAN, 1, base, name)
    if base.name == "same":
        return Judgement(Kind.RATIO_TO_SAME_PERIOD, 1, base, name)
    return Judgement(Kind.CHANGE_VS_PREVIOUS_PERIOD, 1, base, name, "multiple")


def _alone(clause: Clause, which: int, before: list[Judgement], name: str) -> Judgement:
    """A per cent without a base: a ratio to plan after money and the like, else a share."""
    start, end = clause.gap(which)
    shares = any(cue.name == "share" for cue in clause.cues_in(*clause.own_part(which)))
    measure = clause.measures[which]
    own = clause.line.words[slice(*clause.own_part(which))]
    if "giải" in own and own[own.index("giải") :][1:2] == ["ngân"] and name != "towards":
        return Judgement(Kind.RATIO_TO_PLAN, verb=name)
    tail = clause.line.words[clause.measures[which].after : clause.measures[which].after + 1]
    if measure.value > 1 and not shares:
        return Judgement(Kind.RATIO_TO_PLAN, verb=name, doubts=[(0.15, Said("trên 100%: hiểu là so với kế hoạch"))])
    if shares or name == "towards" or tail in (["số"], ["tổng"], ["dân"]) or not _has_no_subject(clause, which):
        return Judgement(Kind.SHARE, verb=name)
    if _pays_off(clause, which, before, in_brackets=clause.line.words[start:end] == [] or not name):
        judgement = Judgement(Kind.RATIO_TO_PLAN, verb=name)
        judgement.doubts.append((0.15, Said("không nói so với gì: hiểu là so với kế hoạch")))
        return judgement
    return Judgement(Kind.SHARE, verb=name)


def _has_no_subject(clause: Clause, which: int) -> bool:
    """Whether only verbs, adverbs and mentions of time stand between the last separator and the amount."""
    start, end = clause.own_part(which)
    told = {at for mention in clause.mentions_in(start, end) for at in range(mention.first, mention.after)}
    told |= {at for cue in clause.cues_in(start, end) for at in range(cue.first, cue.after)}
    known = tables.words("cues", "filler") | _ADVERBS
    words = clause.line.words
    return not any(words[at].isalpha() and at not in told and words[at] not in known for at in range(start, end))


def _pays_off(clause: Clause, which: int, before: list[Judgement], *, in_brackets: bool) -> bool:
    """Whether the amount before it in the sentence is one that plans are made for.

    In mere brackets or without a verb, "680,5 tỷ đồng (94,1%)", only where the line has already held such an amount
    against its plan.
    """
    sentence = clause.line.sentence
    at = clause.measures[which].at
    planned = any(judgement.kind is Kind.RATIO_TO_PLAN for judgement in before[-LOOK_BACK:])
    for index in range(which - 1, max(-1, which - LOOK_BACK), -1):
        if sentence[clause.measures[index].at] != sentence[at]:
            return False
        if before[index].kind is Kind.LEVEL:
            level = clause.measures[index]
            told = level.unit in _PAYS_OFF and (level.den is None or level.family == "money")
            against = planned or not in_brackets or level.den is not None  # "28,7/74 tỷ đồng (38,8%)"
            return (told and against) or _has_plan_beside(clause, index)
    return False


_ADVERBS = tables.words("grammar", "kinds_adverbs")


def _has_plan_beside(clause: Clause, which: int) -> bool:
    """ "chỉ tiêu giao quân 145 thanh niên, đã giao 145 thanh niên, đạt 100%"."""
    line, level = clause.line, clause.measures[which]
    return any(
        clause.measures[index].unit == level.unit and is_plan_itself(clause, index)
        for index in range(max(0, which - 3), which)
        if line.sentence[clause.measures[index].at] == line.sentence[level.at]
    )


def _times(measure: Measure, verb: Cue | None, base: Base | None) -> Judgement:
    name = verb.name if verb else ""
    if base is not None:
        if base.name == "plan":
            return Judgement(Kind.RATIO_TO_PLAN, 1, base, name)
        if base.name == "same":
            return Judgement(Kind.RATIO_TO_SAME_PERIOD, 1, base, name)
        return Judgement(Kind.CHANGE_VS_PREVIOUS_PERIOD, 1, base, name, "multiple")
    if name in {"times", "up"}:
        return Judgement(
            Kind.RATIO_TO_SAME_PERIOD, verb=name, doubts=[(0.2, Said("“lần” không nói so với gì: hiểu là cùng kỳ"))]
        )
    if name == "down":
        return Judgement(Kind.CHANGE_VS_SAME_PERIOD, -1, verb=name, change_type="multiple")
    return Judgement(Kind.LEVEL, verb=name)


def _amount(
    clause: Clause, which: int, before: list[Judgement], verb: Cue | None, base: Base | None, year: int | None
) -> Judgement:
    measure = clause.measures[which]
    name = verb.name if verb else ""
    if measure.sign and measure.family != "bare":
        name = "up" if measure.sign == "+" else "down"
        return _changed_by(clause, which, before, name, base, year)
    moves = name in _MOVES or (name == "over" and (measure.family == "money" or base is not None))
    if verb is not None and moves and _governs_directly(clause, verb, measure):
        return _changed_by(clause, which, before, name, base, year)
    if verb is None and which and goes_on_changing(clause, which, before, year):
        earlier = before[which - 1]
        return Judgement(earlier.kind, earlier.sign, earlier.base, earlier.verb, "absolute")
    return Judgement(Kind.LEVEL, verb=name, prior=is_prior(clause, which))


def _changed_by(
    clause: Clause, which: int, before: list[Judgement], name: str, base: Base | None, year: int | None
) -> Judgement:
    base = base or lead_base(clause, which, year)
    sign = -1 if name == "down" else 1
    if base is not None and base.name == "plan":
        return Judgement(Kind.CHANGE_VS_PREVIOUS_PERIOD, sign, base, name, "absolute")
    kind = COMPARED_KIND[base.name] if base else Kind.CHANGE_VS_SAME_PERIOD
    if base is None and which and before[which - 1].verb == "towards" and before[which - 1].kind is Kind.LEVEL:
        kind = Kind.CHANGE_VS_PREVIOUS_PERIOD  # "còn 250 hộ, giảm 245 hộ": against the start
    return Judgement(kind, sign, base, name, "absolute")


def _governs_directly(clause: Clause, verb: Cue, measure: Measure) -> bool:
    """Whether only fillers, bases and mentions of time stand between a change word and the amount."""
    at, words = verb.after, clause.line.words
    while at < measure.at:
        skip = next((cue.after for cue in clause.bases_in(at, measure.at) if cue.first == at), at)
        skip = max(skip, clause.base_mentions[at].after if at in clause.base_mentions else at)
        if skip == at and words[at] not in tables.words("cues", "filler"):
            return False
        at = max(skip, at + 1)
    return True
