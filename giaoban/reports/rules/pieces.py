"""A written sentence as pieces: free text, and figures as they are shown with what they rest on."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

NUMERAL = re.compile(r"\d+(?:[.,/]\d+)*")


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence. ``indicator`` and ``aspect`` say which number of which figure it shows.

    ``aspect`` is ``value``, ``ratio_to_plan``, ``ratio_to_same_period``, ``change``, ``interval`` or
    ``zero`` (the phrase that says that nothing happened). ``exempt`` marks text that a person called
    "không phải số liệu". ``opens`` is the address of what stands behind a number that is no figure's.
    """

    text: str
    indicator: str | None = None
    aspect: str | None = None
    exempt: bool = False
    opens: str = ""


@dataclass(frozen=True)
class WrittenSentence:
    """A sentence of a report with the key of its template."""

    key: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The whole sentence."""
        return "".join(piece.text for piece in self.pieces)


def untied_numerals(pieces: Iterable[Piece]) -> Iterator[str]:
    """Numerals in free prose that no figure stands behind and nobody exempted."""
    for piece in pieces:
        if piece.indicator is None and not piece.exempt:
            yield from NUMERAL.findall(piece.text)


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The same pieces with neighbouring free text made one."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last is not None and last.indicator is None and piece.indicator is None and last.exempt == piece.exempt:
            found[-1] = Piece(last.text + piece.text, exempt=last.exempt)
        elif piece.text:
            found.append(piece)
    return tuple(found)


def piece_to_json(piece: Piece) -> dict[str, Any]:
    """A piece as it is stored and printed."""
    row: dict[str, Any] = {"text": piece.text}
    if piece.indicator is not None:
        row |= {"indicator": piece.indicator, "aspect": piece.aspect}
    if piece.exempt:
        row["exempt"] = True
    if piece.opens:
        row["opens"] = piece.opens
    return row


def piece_from_json(row: Mapping[str, Any]) -> Piece:
    """The piece that :func:`piece_to_json` wrote."""
    return Piece(row["text"], row.get("indicator"), row.get("aspect"), row.get("exempt", False), row.get("opens", ""))
