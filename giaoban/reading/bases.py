"""What a ratio or change is held against (gốc so sánh): plan, same period, or an earlier point in time."""

from dataclasses import dataclass

from . import tables
from .clause import LOOK_BACK, Clause, Cue
from .mentions import Mention, Shape

_NEAR = 3
_LONGEST_BASE = 7
_FAR = 14
_HOLDS = tables.words("grammar", "bases_holds")
_VERBS = frozenset({"up", "down", "over", "short", "times"})
_SCOPE_OF_LEVEL = 8
_SAID_BEFORE = 40
_LAST_OF_YEAR = {Shape.MONTH: 12, Shape.QUARTER: 4}


@dataclass(frozen=True, slots=True)
class Base:
    """The base's name (plan, same, previous) and the tokens that tell it."""

    name: str
    first: int
    after: int


def base_after(clause: Clause, which: int, year: int | None) -> Base | None:
    """The base told after the amount: "22,36% dự toán Thành phố giao", "tăng 6% so với đầu năm"."""
    start, end = clause.tail(which)
    stop = _where_another_statement_begins(clause, start, end)
    held = False
    at = start
    words = clause.line.words
    while at < stop and at - start < _FAR:
        if words[at] in {"so", "svck"} or (words[at] in _HOLDS and at - start < _NEAR):
            held = True
        base = _base_at(clause, at, held or at - start < _NEAR, year)
        if base is not None:
            return _overridden(clause, base, stop)
        at += 1
    return None


def base_after_bracket(clause: Clause, which: int, year: int | None) -> Base | None:
    """The base told after the bracket that a change stands in or before: "giảm 87 vụ (-14,5%) so với tháng trước"."""
    line, measure = clause.line, clause.measures[which]
    opened = line.inside[measure.at]
    reach = range(measure.after, min(len(line.words), measure.after + _FAR))
    if opened < 0:
        opened = next((at for at in reach if not line.words[at].isalpha()), -1)
        if opened < 0 or line.words[opened] != "(":
            return None
    closed = next((at for at in reach if line.words[at] == ")" and line.inside[at] == opened), -1)
    if closed < 0 or line.word(closed + 1) not in {"so", "svck"}:
        return None
    for at in range(closed + 1, closed + 1 + _LONGEST_BASE):
        if not line.word(at).isalpha():
            return None
        base = _base_at(clause, at, True, year)
        if base is not None:
            return _overridden(clause, base, min(len(line.words), base.first + _LONGEST_BASE))
    return None


def base_before(clause: Clause, start: int, end: int, year: int | None) -> Base | None:
    """The last base held before the amount: "so với kế hoạch đạt 75%", "hơn cùng kỳ năm 2022 là 20%"."""
    words = clause.line.words
    for cue in reversed(clause.bases_in(start, end)):
        if _is_held(words, cue.first, start):
            return _at_its_point(clause, cue)
    for mention in reversed(clause.mentions_in(start, end)):
        if (
            words[max(start, mention.first - 2) : mention.first] == ["so", "với"]
            or clause.line.word(mention.first - 1) == "so"
        ):
            return Base(_by_time(clause, mention, year), mention.first, mention.after)
    return None


def lead_base(clause: Clause, which: int, year: int | None) -> Base | None:
    """The base told once before all amounts of the sentence: "So với cùng kỳ, khối … tăng 18%, khối … tăng 19,7%".

    A base that an amount before already has for its own is passed over.
    """
    sentence = clause.line.sentence
    at = clause.measures[which].at
    first = which
    while first and which - first < LOOK_BACK and sentence[clause.measures[first - 1].at] == sentence[at]:
        first -= 1
    for index in range(first, which + 1):
        start, end = clause.gap(index)
        base = base_before(clause, max(start, clause.base_ends[index - 1] if index else 0), end, year)
        if base is not None and "so" in clause.line.words[max(start, base.first - 3) : base.first + 1]:
            return base
    return None


def is_prior(clause: Clause, which: int, *, may_compare: bool = False) -> bool:
    """Whether the amount is the earlier period's own: "(cùng kỳ 120 vụ)", "Cùng kỳ năm ngoái chỉ thu được …".

    With ``may_compare`` also its own growth: "(cùng kỳ tăng 24%)".
    """
    start, end = clause.gap(which)
    words = clause.line.words
    after = clause.measures[which].after
    if may_compare and words[after : after + 3] == ["của", "cùng", "kỳ"]:
        return True  # "cao hơn mức tăng 7,4% của cùng kỳ năm 2025"
    for cue in clause.bases_in(start, end):
        if cue.name != "same" or words[cue.first] not in {"cùng", "ck", "năm"}:
            continue
        if not _is_held(words, cue.first, max(0, cue.first - 3)):
            begins = cue.first == start or words[cue.first - 1] in {"(", ",", ";", ".", "["}
            return begins and (may_compare or not _compares(clause, cue.after, end))
    return False


def _compares(clause: Clause, start: int, end: int) -> bool:
    return any(cue.name in _VERBS for cue in clause.cues_in(start, end))


def _where_another_statement_begins(clause: Clause, start: int, end: int) -> int:
    words = clause.line.words
    at = start
    while at < end:
        if words[at] in ";(.[" or (words[at] == "," and not _only_a_base_follows(clause, at + 1, end)):
            return at
        at += 1
    for cue in clause.cues_in(start, at):
        if (
            cue.name in _VERBS
            or (cue.name == "ratio" and words[cue.first] in {"bằng", "đạt", "hoàn", "ước"})
            or cue.name == "share"
        ):
            return cue.first
    return at


def _only_a_base_follows(clause: Clause, at: int, end: int) -> bool:
    """Whether after a comma comes "so với …" that ends this statement and does not begin the next one."""
    if clause.line.word(at) not in {"so", "svck"}:
        return False
    return not any(cue.name in _VERBS or cue.name == "ratio" for cue in clause.cues_in(at, end))


def _base_at(clause: Clause, at: int, may_be: bool, year: int | None) -> Base | None:
    if not may_be:
        return None
    for cue in clause.bases_in(at, at + _LONGEST_BASE):
        if cue.first == at and (
            clause.line.words[at] != "mức" or "giao" in clause.line.words[at : at + _SCOPE_OF_LEVEL]
        ):
            return _at_its_point(clause, cue)
    mention = clause.base_mentions.get(at)
    if mention is None:
        return None
    return Base(_by_time(clause, mention, year), mention.first, mention.after)


def _at_its_point(clause: Clause, cue: Cue) -> Base:
    """A base with the mention of time that follows it."""
    mention = clause.base_mentions.get(cue.after)
    return Base(cue.name, cue.first, mention.after if mention else cue.after)


def _overridden(clause: Clause, base: Base, stop: int) -> Base:
    overriding = tables.phrases("cues", "overriding")
    for at in range(base.first, stop):
        found = overriding.longest(clause.line.words, at)
        if found:
            return Base("previous", base.first, at + found[0])
    return base


def _by_time(clause: Clause, mention: Mention, year: int | None) -> str:
    """One year back is the same period, any other time an earlier point; of months the same month one year back."""
    if mention.edge or mention.shape is Shape.DAY:
        return "previous"
    named = mention.years_named()
    if mention.shape in {Shape.MONTH, Shape.QUARTER} and (named is None or named == year):
        return "previous"
    if mention.shape in _LAST_OF_YEAR and mention.number != _number_spoken_of(clause, mention):
        return "previous"
    return "same" if named is None or year is None or named in {year - 1, year} else "previous"


def _number_spoken_of(clause: Clause, mention: Mention) -> int:
    """The month or quarter that is told of; where none is, any may be its own but the last, the end of a year."""
    for spoken in (clause.spoken_of, *clause.mentions_in(max(0, mention.first - _SAID_BEFORE), mention.first)):
        if spoken is not None and spoken.shape is mention.shape and spoken.to is None:
            return spoken.number
    return mention.number if mention.number != _LAST_OF_YEAR[mention.shape] else 0


def _is_held(words: list[str], at: int, least: int) -> bool:
    """Whether "so với", "hơn", "bằng" … stands just before a base."""
    for here in range(at - 1, max(least, at - 4) - 1, -1):
        if words[here] in {"so", "hơn", "kém", "bằng", "với", "svck"}:
            return True
        if words[here] in ",;(":
            return False
    return words[at] == "svck"
