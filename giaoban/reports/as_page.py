"""Content → blocks for the site's page: headings, paragraphs and lists whose numbers are links."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from giaoban.reports.as_document import figure_link
from giaoban.reports.formats import figure_address


@dataclass
class PagePiece:
    """Text, or a number with the address it opens and what it is."""

    text: str
    href: str = ""
    title: str = ""


@dataclass
class PageSentence:
    """A sentence, by the key of its template: links lead to it."""

    key: str
    pieces: list[PagePiece]


@dataclass
class PageBlock:
    """A heading, a paragraph or a list item."""

    kind: str
    sentences: list[PageSentence] = field(default_factory=list)


def page_blocks(content: Mapping[str, Any]) -> list[PageBlock]:
    """The blocks of a report; a sentence goes on with the paragraph before it."""
    address = figure_address(content)
    blocks: list[PageBlock] = []
    for item in content["items"]:
        if item["kind"] == "appendix":
            continue
        sentence = PageSentence(item["key"], [_piece(row, content, address) for row in item["pieces"]])
        if item["kind"] == "sentence" and blocks and blocks[-1].kind == "paragraph":
            blocks[-1].sentences.append(sentence)
        else:
            blocks.append(PageBlock(item["kind"], [sentence]))
    return blocks


def _piece(row: Mapping[str, Any], content: Mapping[str, Any], address: Any) -> PagePiece:
    if not row.get("indicator"):
        return PagePiece(row["text"])
    figure = content["figures"][row["indicator"]]
    return PagePiece(row["text"], address(figure_link(row["indicator"], row["aspect"])), figure["name"])
