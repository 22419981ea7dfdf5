"""A line of a report as words, numerals and signs (từ, chữ số, dấu), with its sentences, segments and parentheses."""

import re
from dataclasses import dataclass, field

# m2 and km3 are words, so are F0 and K35; a numeral keeps its inner separators; each other sign stands alone.
_TOKEN = re.compile(
    r"(?:[kcdmh]?m[23](?![0-9]))|[a-z][0-9]{1,2}(?![0-9.,])|[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|[^\w\s]|_|[^\W_]"
)
_OPEN, _CLOSE = "([", ")]"
_PARTING = frozenset("()[].!?;")
_ABBREVIATIONS = {"tp", "ths", "ts", "p", "q", "tx", "tt", "gs", "pgs", "bs"}


def words_of(folded_text: str) -> list[str]:
    """The tokens of a folded text, as strings."""
    return _TOKEN.findall(folded_text)


@dataclass(slots=True)
class Line:
    """The tokens of one line: folded words, where they stand, and the structure around them.

    ``sentence`` and ``segment`` number each token's sentence and the part of it between semicolons that stand outside
    parentheses; ``inside`` is the token that opens the parenthesis around it, -1 outside any.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    sentence: list[int] = field(default_factory=list)
    segment: list[int] = field(default_factory=list)
    inside: list[int] = field(default_factory=list)
    numerals: list[int] = field(default_factory=list)
    original: str = ""
    sentence_starts: list[int] = field(default_factory=lambda: [0])
    segment_starts: list[int] = field(default_factory=lambda: [0])

    def adjacent(self, at: int) -> bool:
        """Whether token ``at`` stands directly after the one before it, with no space between."""
        return 0 < at < len(self.words) and self.starts[at] == self.ends[at - 1]

    def start_of_sentence(self, at: int) -> int:
        """The first token of a token's sentence."""
        return self.sentence_starts[self.sentence[at]]

    def start_of_segment(self, at: int) -> int:
        """The first token of a token's segment."""
        return self.segment_starts[self.segment[at]]

    def is_upper(self, at: int) -> bool:
        """Whether a token begins with a capital."""
        return self.original[self.starts[at]].isupper()

    def word(self, at: int) -> str:
        """The word at a place, empty outside the line."""
        return self.words[at] if 0 <= at < len(self.words) else ""


def line_of(folded_text: str, original: str, start: int, end: int) -> Line:
    """The line that stands between two places of the text; ``original`` is the same text before folding."""
    spans = [found.span() for found in _TOKEN.finditer(folded_text, start, end)]
    words = [folded_text[first:after] for first, after in spans]
    numerals = [at for at, word in enumerate(words) if "0" <= word[0] <= "9"]
    line = Line(words, [first for first, _ in spans], [after for _, after in spans], numerals=numerals)
    line.original = original
    _part(line)
    return line


def _part(line: Line) -> None:
    """Number the parts of a line: only its few signs are looked at, what stands between them is of one part."""
    sentence = segment = told = 0
    opened: list[int] = []
    for at in [at for at, word in enumerate(line.words) if word in _PARTING]:
        word = line.words[at]
        inside = opened[-1] if opened else -1
        line.inside += [inside] * (at - told)
        line.inside.append(opened.pop() if word in _CLOSE and opened else inside)
        line.sentence += [sentence] * (at + 1 - told)
        line.segment += [segment] * (at + 1 - told)
        told = at + 1
        if word in _OPEN and len(opened) < 8:
            opened.append(at)
        elif word in ".!?" and _ends_sentence(line, at):
            sentence, segment = sentence + 1, segment + 1
            line.sentence_starts.append(at + 1)
            line.segment_starts.append(at + 1)
            opened.clear()
        elif word == ";" and not opened:
            segment += 1
            line.segment_starts.append(at + 1)
    rest = len(line.words) - told
    line.inside += [opened[-1] if opened else -1] * rest
    line.sentence += [sentence] * rest
    line.segment += [segment] * rest


def _ends_sentence(line: Line, at: int) -> bool:
    if at + 1 >= len(line.words) or line.adjacent(at + 1):
        return at + 1 < len(line.words) and line.is_upper(at + 1) and not _is_short(line.word(at - 1))
    return (line.is_upper(at + 1) or line.words[at + 1][0] in '0123456789"-+') and not _is_short(line.word(at - 1))


def _is_short(word: str) -> bool:
    return word in _ABBREVIATIONS
