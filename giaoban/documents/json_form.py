"""Văn bản dưới dạng JSON, để lưu và trao đổi; `from_json(to_json(document)) == document`.

Each block also carries its plain `text` for readers that want no runs; it is not read back.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from giaoban.documents.rules.content import (
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
from giaoban.said import Said

FORM = "giaoban.document/1"
_TEXTS = ("agency", "symbol", "place", "kind_name", "subject", "parent_agency")
_LISTS = ("addressees", "legal_bases", "recipients", "notes")


def to_json(document: OfficialDocument) -> dict[str, Any]:
    """Dạng JSON của văn bản."""
    return {
        "form": FORM,
        **{name: getattr(document, name) for name in _TEXTS},
        "number": document.number,
        "day": document.day.isoformat() if document.day else None,
        "month": list(document.month) if document.month else None,
        "draft": document.draft,
        **{name: list(getattr(document, name)) for name in _LISTS},
        "signature": {
            "authority_lines": list(document.signature.authority_lines),
            "name": document.signature.name,
        },
        "blocks": [_block_out(block) for block in document.blocks],
        "annexes": [_annex_out(annex) for annex in document.annexes],
    }


def from_json(values: Mapping[str, Any]) -> OfficialDocument:
    """Văn bản từ dạng JSON; a form of another version is refused."""
    if values.get("form") != FORM:
        raise ValueError(Said("Không phải dạng %(form)s: %(value)s", form=FORM, value=repr(values.get("form"))))
    day, month, signature = values["day"], values["month"], values["signature"]
    plain: dict[str, Any] = {name: values[name] for name in _TEXTS}
    plain |= {name: tuple(values[name]) for name in _LISTS}
    return OfficialDocument(
        **plain,
        number=values["number"],
        day=date.fromisoformat(day) if day else None,
        month=(month[0], month[1]) if month else None,
        draft=values["draft"],
        signature=Signature(tuple(signature["authority_lines"]), signature["name"]),
        blocks=tuple(_block_in(block) for block in values["blocks"]),
        annexes=tuple(_annex_in(annex) for annex in values["annexes"]),
    )


def plain_text(runs: tuple[Run, ...]) -> str:
    """Chữ của các đoạn, không kiểu chữ."""
    return "".join(run.text for run in runs)


def _runs_out(runs: tuple[Run, ...]) -> list[dict[str, Any]]:
    return [
        {"text": run.text, "bold": run.bold, "italic": run.italic, "link": run.link}
        | ({"mark": run.mark} if run.mark else {})
        for run in runs
    ]


def _block_out(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            extra: dict[str, Any] = {"type": "heading", "level": block.level}
        case ListItem():
            extra = {"type": "list_item", "level": block.level}
        case Paragraph():
            extra = {"type": "paragraph"}
        case Table():
            return _table_out(block)
    return {**extra, "text": plain_text(block.runs), "runs": _runs_out(block.runs)}


def _table_out(table: Table) -> dict[str, Any]:
    return {
        "type": "table",
        "title": table.title,
        "unit_note": table.unit_note,
        "header": list(table.header),
        "align": list(table.align),
        "total_rows": list(table.total_rows),
        "rows": [[_runs_out(cell) for cell in row] for row in table.rows],
    }


def _annex_out(annex: Annex) -> dict[str, Any]:
    return {
        "number": annex.number,
        "title": annex.title,
        "note": annex.note,
        "landscape": annex.landscape,
        "blocks": [_block_out(block) for block in annex.blocks],
    }


def _runs_in(values: list[dict[str, Any]]) -> tuple[Run, ...]:
    return tuple(Run(run["text"], run["bold"], run["italic"], run["link"], run.get("mark", "")) for run in values)


def _block_in(values: Mapping[str, Any]) -> Block:
    match values["type"]:
        case "heading":
            return Heading(values["level"], _runs_in(values["runs"]))
        case "list_item":
            return ListItem(_runs_in(values["runs"]), values["level"])
        case "paragraph":
            return Paragraph(_runs_in(values["runs"]))
        case "table":
            return _table_in(values)
    raise ValueError(Said("Không biết loại khối %(type)s", type=repr(values["type"])))


def _table_in(values: Mapping[str, Any]) -> Table:
    return Table(
        header=tuple(values["header"]),
        rows=tuple(tuple(_runs_in(cell) for cell in row) for row in values["rows"]),
        title=values["title"],
        unit_note=values["unit_note"],
        align=tuple(values["align"]),
        total_rows=tuple(values["total_rows"]),
    )


def _annex_in(values: Mapping[str, Any]) -> Annex:
    return Annex(
        number=values["number"],
        title=values["title"],
        blocks=tuple(_block_in(block) for block in values["blocks"]),
        note=values["note"],
        landscape=values["landscape"],
    )
