"""A report in its formats, all from one content: DOCX, PDF, HTML, JSON."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from typing import Any

from giaoban.documents.docx import render_docx
from giaoban.documents.html import standalone_html
from giaoban.documents.pdf import render_pdf
from giaoban.documents.rules.layout import Layout, layout_from_law
from giaoban.law.book import Book
from giaoban.law.values import thawed
from giaoban.reports.as_document import as_document
from giaoban.reports.queries import Report
from giaoban.said import Said

FORMATS = ("docx", "pdf", "html", "json")
PADDED = ("number", "day", "month")


class UnknownFormat(ValueError):
    """A format that reports do not have."""


def layout_on(book: Book, day: dt.date) -> Layout:
    """The official layout in force on a day."""
    values = thawed(book.norm("documents.layout", day).value)
    padding = {f"{part}_below": book.norm(f"documents.{part}_padding", day).value["below"] for part in PADDED}
    return layout_from_law({**values, "padding": padding})


def rendered(report: Report, form: str, book: Book) -> bytes:
    """The report in one format."""
    if form not in FORMATS:
        raise UnknownFormat(Said("Không có dạng «%(form)s»; có: %(formats)s.", form=form, formats=list(FORMATS)))
    if form == "json":
        return json.dumps(as_json(report), ensure_ascii=False, indent=1).encode()
    document = as_document(report.content, report.issued)
    day = document.day or dt.date.fromisoformat(report.content["held_on"])
    makers: Mapping[str, Callable[[], bytes]] = {
        "docx": lambda: render_docx(document, layout_on(book, day)),
        "pdf": lambda: render_pdf(document, layout_on(book, day)),
        "html": lambda: standalone_html(document, figure_address(report.content)).encode(),
    }
    return makers[form]()


def figure_address(content: Mapping[str, Any]) -> Callable[[str], str]:
    """Where a number of this report leads: the figure's page, as known when the report was made."""

    def address(link: str) -> str:
        indicator, aspect, *days = link.split("#")
        page = f"/so-lieu/{content['unit']}/{content['session']}/{indicator}/?niem={content['seal']}&khia-canh={aspect}"
        return f"{page}&khoang={days[0]}" if days else page

    return address


def as_json(report: Report) -> dict[str, Any]:
    """The report as JSON: each sentence's full text beside its pieces, the figures, where it stands."""
    content = report.content
    sentences = [
        {
            "key": item["key"],
            "kind": item["kind"],
            "text": "".join(piece["text"] for piece in item["pieces"]),
            "pieces": item["pieces"],
        }
        for item in content["items"]
    ]
    return {
        "unit": content["unit"],
        "unit_name": content["unit_name"],
        "session": content["session"],
        "state": report.state,
        "seal": content["seal"],
        "number": report.issued.number if report.issued else None,
        "date": report.issued.day.isoformat() if report.issued and report.issued.day else None,
        "letterhead": content["letterhead"],
        "sentences": sentences,
        "figures": content["figures"],
        "appendix": content["appendix"],
        "corrections": report.edition.corrections if report.edition else [],
    }
