"""Văn bản dưới dạng HTML: a fragment for the site, in which figures lead to what stands behind them,
and a whole page that stands alone for screen and paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape
from itertools import groupby
from pathlib import Path

from giaoban.documents.rules.composition import Composed, ComposedAnnex, compose
from giaoban.documents.rules.content import Block, Heading, ListItem, OfficialDocument, Paragraph, Run, Table
from giaoban.documents.rules.placeholders import RECIPIENTS_TITLE

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
NATIONAL_MOTTO = "Độc lập - Tự do - Hạnh phúc"
Link = Callable[[str], str]


def render_html(document: OfficialDocument, link: Link) -> str:
    """Đoạn HTML của văn bản; `link` turns the mark of a run into an address, "" for none."""
    composed = compose(document)
    parts = (
        _header(composed),
        _title(composed),
        _lines("div", "vb-addressees", "vb-addressee", composed.addressee_lines),
        _lines("div", "vb-legal-bases", "vb-legal-basis", composed.legal_basis_lines),
        _blocks(composed.blocks, link),
        _lines("div", "vb-notes", "vb-note", composed.notes),
        _footer(composed),
        *(_annex(annex, link) for annex in composed.annexes),
    )
    return f'<article class="vb-document" lang="vi">\n{"".join(parts)}</article>\n'


def standalone_html(document: OfficialDocument, link: Link | None = None) -> str:
    """Trang HTML trọn vẹn, không cần tệp nào khác; without `link` nothing is linked."""
    title = escape(compose(document).title)
    body = render_html(document, link or (lambda mark: ""))
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_stylesheet()}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )


@lru_cache(maxsize=1)
def _stylesheet() -> str:
    return (Path(__file__).parent / "official.css").read_text(encoding="utf-8")


def _line(name: str, text: str, tag: str = "p") -> str:
    return f'<{tag} class="{name}">{escape(text)}</{tag}>\n' if text else ""


def _lines(tag: str, group: str, name: str, texts: tuple[str, ...]) -> str:
    if not texts:
        return ""
    return f'<{tag} class="{group}">\n' + "".join(_line(name, text) for text in texts) + f"</{tag}>\n"


def _header(composed: Composed) -> str:
    issuer = (
        _line("vb-parent-agency", composed.parent_agency)
        + _line("vb-agency", composed.agency)
        + _line("vb-number", composed.number_line)
        + _line("vb-dispatch-subject", composed.dispatch_subject)
        + _line("vb-draft-mark", composed.draft_mark)
    )
    nation = (
        _line("vb-national-name", NATIONAL_NAME)
        + _line("vb-national-motto", NATIONAL_MOTTO)
        + _line("vb-place-date", composed.place_date_line)
    )
    return (
        f'<header class="vb-header">\n<div class="vb-issuer">\n{issuer}</div>\n'
        f'<div class="vb-nation">\n{nation}</div>\n</header>\n'
    )


def _title(composed: Composed) -> str:
    if not composed.kind_name:
        return ""
    kind = f'<span class="vb-kind-name">{escape(composed.kind_name)}</span>'
    subject = f'<span class="vb-subject">{escape(composed.subject)}</span>' if composed.subject else ""
    return f'<h1 class="vb-title">{kind} {subject}</h1>\n'


def _blocks(blocks: tuple[Block, ...], link: Link) -> str:
    """Các khối; consecutive list items become one list."""
    parts: list[str] = []
    for is_list, group in groupby(blocks, key=lambda block: isinstance(block, ListItem)):
        written = "".join(_block(block, link) for block in group)
        parts.append(f'<ul class="vb-list">\n{written}</ul>\n' if is_list else written)
    return "".join(parts)


def _block(block: Block, link: Link) -> str:
    match block:
        case Heading():
            tag = f"h{block.level + 1}"
            return f'<{tag} class="vb-heading-{block.level}">{_runs(block.runs, link)}</{tag}>\n'
        case Paragraph():
            return f'<p class="vb-body">{_runs(block.runs, link)}</p>\n'
        case ListItem():
            return f'<li class="vb-level-{max(block.level, 0)}">{_runs(block.runs, link)}</li>\n'
        case Table():
            return _table(block, link)


def _runs(runs: tuple[Run, ...], link: Link) -> str:
    return "".join(_run(run, link) for run in runs)


def _run(run: Run, link: Link) -> str:
    text = escape(run.text)
    text = f"<em>{text}</em>" if run.italic else text
    text = f"<strong>{text}</strong>" if run.bold else text
    address = link(run.link) if run.link else ""
    return f'<a class="vb-figure" href="{escape(address)}">{text}</a>' if address else text


def _table(table: Table, link: Link) -> str:
    note = f'<span class="vb-table-unit">{escape(table.unit_note)}</span>' if table.unit_note else ""
    title = f'<span class="vb-table-title">{escape(table.title)}</span>' if table.title else ""
    caption = f"<caption>{title}{note}</caption>\n" if title or note else ""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in table.header)
    rows = "".join(_rows(table, link))
    label = escape(table.title or table.header[0])
    # A wide table scrolls in its own frame, which the keyboard must reach.
    return (
        f'<div class="vb-scroll" role="region" aria-label="Bảng: {label}" tabindex="0">\n'
        f'<table class="vb-table">\n{caption}<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n'
        "</table>\n</div>\n"
    )


def _rows(table: Table, link: Link) -> Iterator[str]:
    totals = set(table.total_rows)
    for index, row in enumerate(table.rows):
        cells = "".join(
            f'<td class="vb-{table.align_of(column)}">{_runs(cell, link)}</td>' for column, cell in enumerate(row)
        )
        yield f'<tr class="vb-total">{cells}</tr>\n' if index in totals else f"<tr>{cells}</tr>\n"


def _footer(composed: Composed) -> str:
    recipients = ""
    if composed.recipient_lines:
        items = "".join(_line("vb-recipient", text.removeprefix("- "), "li") for text in composed.recipient_lines)
        title = _line("vb-recipients-title", RECIPIENTS_TITLE)
        recipients = f'<div class="vb-recipients">\n{title}<ul>\n{items}</ul>\n</div>\n'
    authority = "".join(_line("vb-authority", text) for text in composed.authority_lines)
    signer = _line("vb-signer-name", composed.signer_name)
    signature = f'<div class="vb-signature">\n{authority}{signer}</div>\n'
    return f'<footer class="vb-footer">\n{recipients}{signature}</footer>\n'


def _annex(annex: ComposedAnnex, link: Link) -> str:
    shape = "vb-annex vb-landscape" if annex.landscape else "vb-annex"
    heading = f'<span class="vb-annex-number">{escape(annex.heading)}</span>'
    title = f'<span class="vb-annex-title">{escape(annex.title)}</span>' if annex.title else ""
    return (
        f'<section class="{shape}">\n<h2 class="vb-annex-heading">{heading} {title}</h2>\n'
        f"{_line('vb-annex-note', annex.note)}{_blocks(annex.blocks, link)}</section>\n"
    )
