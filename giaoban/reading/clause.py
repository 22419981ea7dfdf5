"""The structure around the amounts of one line (cấu trúc câu): gaps between amounts, cue words in them, parentheses.

An amount's *gap* reaches from the amount before it (or where its sentence, segment or parenthesis begins) to
itself; its *tail*
from its own end to the next amount or the end of the segment or parenthesis.
"""

from dataclasses import dataclass, field

from . import tables
from .measures import Measure
from .mentions import Mention
from .tokens import Line

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

    def gap(self, which: int) -> tuple[int, int]:
        """Tokens before the amount that may govern it."""
        measure, line = self.measures[which], self.line
        start = self.measures[which - 1].after if which else 0
        start = max(start, line.inside[measure.at] + 1)
        if start < measure.at and line.segment[start] != line.segment[measure.at]:
            start = self._segment_start(measure.at, start)
        return start, measure.at

    def tail(self, which: int) -> tuple[int, int]:
        """Tokens after the amount, up to the next one or the end of its segment or parenthesis."""
        measure, line = self.measures[which], self.line
        end = self.measures[which + 1].first if which + 1 < len(self.measures) else len(line.words)
        here = measure.after
        while here < end and line.segment[here] == line.segment[measure.at]:
            if (
                line.inside[here] == line.inside[measure.at]
                and line.words[here] in ")]"
                and line.inside[measure.at] >= 0
            ):
                break
            here += 1
        return measure.after, here

    def own_part(self, which: int) -> tuple[int, int]:
        """The part of the gap after its last separator: what the amount is said of."""
        start, end = self.gap(which)
        for at in range(end - 1, start - 1, -1):
            if self.line.words[at] in _SEPARATORS or self.line.words[at] in _PART_WORDS:
                return at + 1, end
        return start, end

    def cues_in(self, start: int, end: int) -> list[Cue]:
        """The cues that lie in a stretch of tokens."""
        return [cue for cue in self.cues if cue.first >= start and cue.after <= end]

    def bases_in(self, start: int, end: int) -> list[Cue]:
        """The bases of comparison that lie in a stretch of tokens."""
        return [base for base in self.bases if base.first >= start and base.after <= end]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions of time that begin in a stretch of tokens."""
        return [mention for mention in self.mentions if start <= mention.first < end]

    def encloses(self, outer: int, inner: int) -> bool:
        """Whether token ``inner`` stands at the level of token ``outer``'s parenthesis or deeper."""
        wanted, here = self.line.inside[outer], self.line.inside[inner]
        while here != wanted and here >= 0:
            here = self.line.inside[here]
        return here == wanted

    def _segment_start(self, at: int, least: int) -> int:
        while at > least and self.line.segment[at - 1] == self.line.segment[at]:
            at -= 1
        return at


def clause_of(line: Line, measures: list[Measure], mentions: list[Mention]) -> Clause:
    """Find cues and bases in a line; where a mention of time stands no cue is looked for."""
    clause = Clause(line, measures, mentions)
    if not measures:
        return clause
    at, words = 0, line.words
    cues, bases = tables.cues(), tables.bases()
    while at < len(words):
        base = bases.longest(words, at)
        cue = cues.longest(words, at)
        if base is not None:
            clause.bases.append(Cue(at, at + base[0], base[1]))
        if cue is not None and (base is None or cue[0] > base[0]):
            if cue[1] != "neutral":
                clause.cues.append(Cue(at, at + cue[0], cue[1]))
            at += cue[0]
        else:
            at += base[0] if base is not None else 1
    clause.base_mentions = {mention.first: mention for mention in mentions}
    return clause
