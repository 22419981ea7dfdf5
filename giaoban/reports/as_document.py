"""Content → the official document that DOCX, PDF and HTML are made of."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from giaoban.documents.rules.content import (
    Align,
    Annex,
    Block,
    Heading,
    ListItem,
    OfficialDocument,
    Paragraph,
    Run,
    Signature,
    Table,
)
from giaoban.documents.rules.signature_lines import signature_lines
from giaoban.reports.rules.appendix_columns import COLUMNS, RATIOS, chosen
from giaoban.reports.rules.marks import mark_of, report_name
from giaoban.reports.rules.pieces import Piece, piece_from_json
from giaoban.words.count import write_count
from giaoban.words.percent import write_percent

KIND_NAME = "BÁO CÁO"
MILLION = 1_000_000


@dataclass(frozen=True)
class Issued:
    """What the steps of a document put on paper: number, day, signer."""

    number: str | None = None
    day: dt.date | None = None
    signer: str = ""
    signer_post: str = ""


def as_document(content: Mapping[str, Any], issued: Issued | None = None) -> OfficialDocument:
    """The official document of a report's content; without ``issued`` a draft with blanks.

    The sentences of a draft carry marks, by which its mended Word file is read back.
    """
    head = content["letterhead"]
    issued_as = issued or Issued()
    held = dt.date.fromisoformat(content["held_on"])
    return OfficialDocument(
        agency=head["agency"],
        parent_agency=head["parent_agency"],
        symbol=head["symbol"],
        place=head["place"],
        kind_name=KIND_NAME,
        subject=head["subject"],
        blocks=tuple(_blocks(content, marked=issued is None)),
        signature=Signature(signature_lines(head["authority_lines"], issued_as.signer_post), issued_as.signer),
        number=issued_as.number,
        day=issued_as.day,
        month=(held.year, held.month),
        addressees=tuple(head["addressees"]),
        recipients=tuple(head["recipients"]),
        annexes=tuple(_annexes(content)),
        draft=issued is None,
    )


def figure_link(indicator: str, aspect: str | None, days: str = "") -> str:
    """The reference that a number carries in every format: which figure, which side of it, and its days where
    they are not the session's own (``2023-01-01/2023-02-28``)."""
    return "#".join([indicator, aspect or "value", *([days] if days else [])])


def _runs(pieces: Iterable[Piece], mark: str = "") -> tuple[Run, ...]:
    return tuple(
        Run(piece.text, link=figure_link(piece.indicator, piece.aspect) if piece.indicator else None, mark=mark)
        for piece in pieces
    )


def _blocks(content: Mapping[str, Any], *, marked: bool) -> list[Block]:
    """Headings, list items and paragraphs; a ``sentence`` goes on with the paragraph before it."""
    blocks: list[Block] = []
    report = report_name(content) if marked else ""
    for item in content["items"]:
        mark = mark_of(report, content["seal"], item["key"]) if marked else ""
        runs = _runs((piece_from_json(row) for row in item["pieces"]), mark)
        if not any(run.text.strip() for run in runs):
            continue
        last = blocks[-1] if blocks else None
        if item["kind"] == "sentence" and isinstance(last, Paragraph):
            blocks[-1] = Paragraph((*last.runs, Run(" "), *runs))
        elif item["kind"] != "appendix":
            blocks.append(_block(item["kind"], runs))
    return blocks


def _block(kind: str, runs: tuple[Run, ...]) -> Block:
    if kind == "part":
        return Heading(1, runs)
    if kind == "heading":
        return Heading(2, runs)
    if kind == "list_item":
        return ListItem(runs)
    return Paragraph(runs)


def _annexes(content: Mapping[str, Any]) -> list[Annex]:
    titles = ["".join(row["text"] for row in item["pieces"]) for item in content["items"] if item["kind"] == "appendix"]
    columns = chosen(content.get("appendix_columns", ()))
    return [
        Annex(number="", title=title, blocks=(_table(content["appendix"], columns),), landscape=True)
        for title in titles[:1]
    ]


NOT_KNOWN = "…"
_NAMING = ("STT", "Chỉ tiêu", "ĐVT")


def _table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Table:
    body = []
    for number, row in enumerate(rows, start=1):
        money = row["unit"] == "VND"
        naming = (str(number), row["name"], "triệu đồng" if money else row["unit"])
        texts = {key: _percent(row[key]) if key in RATIOS else _amount(row[key], money) for key in columns}
        numbers = [Run(text, link=None if text == NOT_KNOWN else _cell_link(row, key)) for key, text in texts.items()]
        body.append(tuple((run,) for run in [*map(Run, naming), *numbers]))
    right: list[Align] = ["right" for _ in columns]
    return Table(
        (*_NAMING, *(COLUMNS[key] for key in columns)), tuple(body), align=("center", "left", "center", *right)
    )


def _cell_link(row: Mapping[str, Any], column: str) -> str:
    """A cell of the appendix leads to its own side of the figure, over its own days."""
    if column in {"last_month", "this_month"}:
        return figure_link(row["code"], "value", row["days"][column])
    return figure_link(row["code"], column, row["days"]["to_date"])


def _amount(value: int | str | None, money: bool) -> str:
    """A cell of the appendix; money in triệu đồng with at most three decimals, "…" for what is not known."""
    if value is None:
        return NOT_KNOWN
    exact = Decimal(value) / MILLION if money else Decimal(value)
    return write_count(exact, decimals=3 if money else 2)


def _percent(ratio: str | None) -> str:
    return NOT_KNOWN if ratio is None else write_percent(Decimal(ratio)).removesuffix("%")
