"""The structure around the amounts of one line (cấu trúc câu): gaps between amounts, cue words in them, parentheses.

An amount's *gap* reaches from the amount before it (or where its sentence, segment or parenthesis begins) to
itself; its *tail*
from its own end to the next amount or the end of the segment or parenthesis.
"""

from bisect import bisect_left
from dataclasses import dataclass, field

from . import tables
from .measures import Measure
from .mentions import Mention
from .tokens import Line

LOOK_BACK = 40
"""No statement reaches over more amounts than these."""
_SEPARATORS = frozenset(",;:()[]")
_PART_WORDS = frozenset({"và", "riêng", "gồm"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A known word or phrase at tokens ``first`` to before ``after``."""

    first: int
    after: int
    name: str


@dataclass(slots=True)
class Clause:
    """One line with all that was recognised in it."""

    line: Line
    measures: list[Measure]
    mentions: list[Mention]
    cues: list[Cue] = field(default_factory=list)
    bases: list[Cue] = field(default_factory=list)
    base_mentions: dict[int, Mention] = field(default_factory=dict)
    """Mentions of time by their first token."""
    gaps: list[tuple[int, int]] = field(default_factory=list)
    tails: list[tuple[int, int]] = field(default_factory=list)
    base_ends: list[int] = field(default_factory=list)
    """Where the base told for each amount ends, as the amounts are judged; 0 where it has none."""
    places: dict[str, list[int]] = field(default_factory=dict)
    spoken_of: Mention | None = None
    """The time that the paragraph or the heading above speaks of."""

    def gap(self, which: int) -> tuple[int, int]:
        """Tokens before the amount that may govern it."""
        return self.gaps[which]

    def tail(self, which: int) -> tuple[int, int]:
        """Tokens after the amount, up to the next one or the end of its segment or parenthesis."""
        return self.tails[which]

    def own_part(self, which: int) -> tuple[int, int]:
        """The part of the gap after its last separator: what the amount is said of."""
        start, end = self.gap(which)
        for at in range(end - 1, start - 1, -1):
            if self.line.words[at] in _SEPARATORS or self.line.words[at] in _PART_WORDS:
                return at + 1, end
        return start, end

    def cues_in(self, start: int, end: int) -> list[Cue]:
        """The cues that lie in a stretch of tokens."""
        return _within(self.cues, start, end)

    def bases_in(self, start: int, end: int) -> list[Cue]:
        """The bases of comparison that lie in a stretch of tokens."""
        return _within(self.bases, start, end)

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions of time that begin in a stretch of tokens."""
        first = bisect_left(self.mentions, start, key=_first)
        return self.mentions[first : bisect_left(self.mentions, end, lo=first, key=_first)]

    def says(self, name: str, start: int, end: int) -> bool:
        """Whether a phrase of a list of cues ("target", "estimate") begins in a stretch of tokens."""
        if name not in self.places:
            known = tables.phrases("cues", name)
            words = self.line.words
            self.places[name] = [
                at for at, word in enumerate(words) if word in known.firsts and known.longest(words, at)
            ]
        places = self.places[name]
        return bisect_left(places, start) < bisect_left(places, end)

    def encloses(self, outer: int, inner: int) -> bool:
        """Whether token ``inner`` stands at the level of token ``outer``'s parenthesis or deeper."""
        wanted, here = self.line.inside[outer], self.line.inside[inner]
        while here != wanted and here >= 0:
            here = self.line.inside[here]
        return here == wanted


def _first(one: Cue | Mention) -> int:
    return one.first


def _within(cues: list[Cue], start: int, end: int) -> list[Cue]:
    if not cues:
        return []
    found = cues[bisect_left(cues, start, key=_first) : bisect_left(cues, end, key=_first)]
    return [cue for cue in found if cue.after <= end]


def _gap(line: Line, measures: list[Measure], which: int) -> tuple[int, int]:
    measure = measures[which]
    start = measures[which - 1].after if which else 0
    return max(start, line.inside[measure.at] + 1, line.start_of_segment(measure.at)), measure.at


def _tail(line: Line, measures: list[Measure], which: int) -> tuple[int, int]:
    measure = measures[which]
    end = measures[which + 1].first if which + 1 < len(measures) else len(line.words)
    segment, inside = line.segment[measure.at], line.inside[measure.at]
    here = measure.after
    while here < end and line.segment[here] == segment:
        if inside >= 0 and line.inside[here] == inside and line.words[here] in ")]":
            break
        here += 1
    return measure.after, here


def clause_of(line: Line, measures: list[Measure], mentions: list[Mention]) -> Clause:
    """Find cues and bases in a line; where a mention of time stands no cue is looked for."""
    clause = Clause(line, measures, mentions)
    if not measures:
        return clause
    clause.gaps = [_gap(line, measures, which) for which in range(len(measures))]
    clause.tails = [_tail(line, measures, which) for which in range(len(measures))]
    at, words = 0, line.words
    cues, bases = tables.cues(), tables.bases()
    starts = cues.firsts | bases.firsts
    while at < len(words):
        if words[at] not in starts:
            at += 1
            continue
        base = bases.longest(words, at)
        cue = cues.longest(words, at)
        longer = cue is not None and (base is None or cue[0] > base[0])
        if base is not None and not (longer and cue is not None and cue[1] == "neutral"):
            clause.bases.append(Cue(at, at + base[0], base[1]))
        if cue is not None and longer:
            if cue[1] != "neutral":
                clause.cues.append(Cue(at, at + cue[0], cue[1]))
            at += cue[0]
        else:
            at += base[0] if base is not None else 1
    clause.base_mentions = {mention.first: mention for mention in mentions}
    return clause
