"""A sentence mended on paper → its template mended, placeholders staying tied (gắn lại số liệu).

The letters of a written sentence come from the template, from figures, or from its own wordings. What was
typed over free letters is typed over them in the template, inside the branch of the condition that was
written; a number typed over is no wording: it stays tied and is told, for it is mended in its records.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from giaoban.reports.rules.insertion import rephrased
from giaoban.reports.rules.pieces import NUMERAL, Piece
from giaoban.reports.rules.source_spans import Emitted, replaced
from giaoban.reports.rules.text_changes import normal, opcodes, tokens

Op = tuple[int, int, int, int]
"""Old tokens from–to that became new tokens from–to."""


@dataclass(frozen=True)
class TypedOver:
    """A tied number that somebody typed over, with what they typed; nothing typed means it was struck out."""

    piece: Piece
    typed: str


@dataclass(frozen=True)
class Retied:
    """The mended template, the numbers typed over (they stay tied), the placeholders struck out."""

    template: str
    numbers: Sequence[TypedOver]
    struck: Sequence[Piece]


@dataclass(frozen=True)
class _Token:
    """A token of the old sentence with its place in the piece it belongs to."""

    text: str
    piece: int
    start: int
    end: int


def retied(template: str, written: Sequence[Emitted], mended: str) -> Retied:
    """The template that says the mended sentence, as far as its words go."""
    old = list(_tokens(written))
    whole = "".join(one.piece.text for one in written)
    lead, trail = whole[: len(whole) - len(whole.lstrip())], whole[len(whole.rstrip()) :]
    new = tokens(lead + mended.strip() + trail)
    work = _Work(template, written, old, new)
    for op in work.operations():
        work.carry_out(op)
    return work.result()


def _tokens(written: Sequence[Emitted]) -> Iterator[_Token]:
    for number, one in enumerate(written):
        at = 0
        for token in tokens(one.piece.text):
            yield _Token(token, number, at, at + len(token))
            at += len(token)


class _Work:
    def __init__(self, template: str, written: Sequence[Emitted], old: list[_Token], new: list[str]) -> None:
        self.template = template
        self.written = written
        self.old = old
        self.new = new
        self.edits: list[tuple[int, int, str]] = []
        self.typed: dict[int, list[Op]] = {}

    def operations(self) -> Iterator[Op]:
        """What changed; a stretch over a tied number and free words is cut, so that each part touches one of them."""
        for tag, first, last, start, end in opcodes([one.text for one in self.old], self.new):
            if tag != "equal":
                yield from self._cut((first, last, start, end))

    def _cut(self, op: Op) -> Iterator[Op]:
        first, last, start, end = op
        runs = list(self._runs(first, last))
        if len(runs) <= 1 or not any(self._tied_at(run[0]) for run in runs):
            yield op
            return
        at = start
        for place, (begin, stop) in enumerate(runs):
            if place == len(runs) - 1:
                yield begin, stop, at, end
            else:
                until = self._share(begin, at, end)
                yield begin, stop, at, until
                at = until

    def _share(self, begin: int, at: int, end: int) -> int:
        """How far into the new tokens a run reaches: a number takes a numeral, words reach up to the next numeral."""
        numerals = [place for place in range(at, end) if NUMERAL.fullmatch(self.new[place])]
        if self._tied_at(begin):
            return at + 1 if numerals[:1] == [at] else at
        return numerals[0] if numerals else end

    def _runs(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Old tokens from–to, cut where a tied piece begins or ends."""
        begin = first
        for at in range(first + 1, last + 1):
            if at == last or self._group(at) != self._group(at - 1):
                yield begin, at
                begin = at

    def _group(self, at: int) -> int:
        """A tied piece is a group of its own, all free pieces are one."""
        return self.old[at].piece if self._tied_at(at) else -1

    def _tied_at(self, at: int) -> bool:
        return not self.written[self.old[at].piece].is_free

    def carry_out(self, op: Op) -> None:
        """Type over free letters in the template; keep for later what touches a tied piece."""
        first, last, start, end = op
        text = "".join(self.new[start:end])
        if first == last:
            self._insert(first, op, text)
        elif self._tied_at(first):
            self.typed.setdefault(self.old[first].piece, []).append(op)
        else:
            self._type_over(first, last, text)

    def _insert(self, at: int, op: Op, text: str) -> None:
        before = self.old[at - 1] if at else None
        after = self.old[at] if at < len(self.old) else None
        if before and after and before.piece == after.piece and self._tied_at(at):
            self.typed.setdefault(after.piece, []).append(op)
        elif before and (self.written[before.piece].is_free or not (after and self.written[after.piece].is_free)):
            where = self._source(before.piece, before.end)
            self.edits.append((where, where, text))
        elif after:
            where = self._source(after.piece, after.start)
            self.edits.append((where, where, text))
        else:
            self.edits.append((len(self.template), len(self.template), text))

    def _source(self, piece: int, offset: int) -> int:
        """Where in the template a place of a piece lies; of a tag its beginning or its end."""
        span = self.written[piece].span
        if self.written[piece].is_free:
            return span.start + offset
        return span.start if offset == 0 else span.end

    def _type_over(self, first: int, last: int, text: str) -> None:
        pieces = dict.fromkeys(one.piece for one in self.old[first:last])
        for number, piece in enumerate(pieces):
            mine = [one for one in self.old[first:last] if one.piece == piece]
            start, end = self._source(piece, mine[0].start), self._source(piece, mine[-1].end)
            self.edits.append((start, end, "" if number else text))

    def result(self) -> Retied:
        """The template with every edit carried out."""
        numbers, struck = [], []
        for piece, ops in self.typed.items():
            one, typed = self.written[piece], self._typed(piece, ops)
            source = self.template[one.span.start : one.span.end]
            own = rephrased(source, typed.strip())
            if not typed.strip():
                struck.append(one.piece)
                self.edits.append((one.span.start, one.span.end, ""))
            elif own is not None:
                self.edits.append((one.span.start, one.span.end, own))
            elif normal(typed) != normal(one.piece.text):
                numbers.append(TypedOver(one.piece, typed.strip()))
        return Retied(replaced(self.template, _merged(self.edits)), numbers, struck)

    def _typed(self, piece: int, ops: Sequence[Op]) -> str:
        """What a tied piece reads as after what was typed into it."""
        mine = [at for at, one in enumerate(self.old) if one.piece == piece]
        changed = {first: (last, start, end) for first, last, start, end in ops}
        text, at = "", mine[0]
        while at <= mine[-1] + 1:
            if at in changed:
                last, start, end = changed.pop(at)
                text += "".join(self.new[start:end])
                if last > at:
                    at = last
                    continue
            if at <= mine[-1]:
                text += self.old[at].text
            at += 1
        return text


def _merged(edits: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Edits at one place as one, in the order they were found."""
    found: dict[tuple[int, int], str] = {}
    for start, end, text in edits:
        found[start, end] = found.get((start, end), "") + text
    return [(start, end, text) for (start, end), text in found.items()]
