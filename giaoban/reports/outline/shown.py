"""Sentences of the outline as pages show them: numbers are links, numerals without a figure stand out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from giaoban.reports.as_document import figure_link
from giaoban.reports.as_page import PagePiece, with_loose_numerals
from giaoban.reports.compose import Material
from giaoban.reports.formats import figure_address
from giaoban.reports.outline.queries import Line
from giaoban.reports.rules.pieces import Piece


@dataclass(frozen=True)
class ShownLine:
    """An item as a row of the outline's page."""

    key: str
    kind: str
    label: str
    pieces: Sequence[PagePiece]
    problem: str
    mine: bool


class Pieces:
    """Turns the pieces of one report into what pages show."""

    def __init__(self, of: Material, names: Mapping[str, str]) -> None:
        self._names = names
        place = {"unit": of.unit.code, "session": of.session.code, "seal": of.reader.seal}
        self._address = figure_address(place)

    def shown(self, pieces: Sequence[Piece]) -> list[PagePiece]:
        """Text, numbers with the address of their figure, and loose numerals marked."""
        return [one for piece in pieces for one in self._piece(piece)]

    def _piece(self, piece: Piece) -> Iterator[PagePiece]:
        if piece.indicator is not None:
            address = self._address(figure_link(piece.indicator, piece.aspect))
            yield PagePiece(piece.text, address, self._names.get(piece.indicator, piece.indicator))
        elif piece.opens:
            yield PagePiece(piece.text, piece.opens)
        elif piece.exempt:
            yield PagePiece(piece.text)
        else:
            yield from with_loose_numerals(piece.text)

    def row(self, line: Line, *, mine: bool) -> ShownLine:
        """One item of the outline."""
        item = line.item
        return ShownLine(item.key, item.kind, item.get_kind_display(), self.shown(line.pieces), line.problem, mine=mine)
