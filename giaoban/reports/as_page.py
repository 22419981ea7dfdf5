"""Content → blocks for the site's page: headings, paragraphs and lists whose numbers are links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from giaoban.reports.as_document import figure_link
from giaoban.reports.formats import figure_address
from giaoban.reports.queries import TITLES
from giaoban.reports.rules.pieces import NUMERAL


@dataclass
class PagePiece:
    """Text, or a number with the address it opens and what it is; ``loose`` is a numeral that no figure backs."""

    text: str
    href: str = ""
    title: str = ""
    loose: bool = False


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


def page_blocks(content: Mapping[str, Any], *, review: bool = False) -> list[PageBlock]:
    """The blocks of a report; a sentence goes on with the paragraph before it.

    With ``review`` the numerals of free prose that no figure backs stand out.
    """
    address = figure_address(content)
    blocks: list[PageBlock] = []
    for item in content["items"]:
        if item["kind"] == "appendix":
            continue
        marks = review and item["kind"] not in TITLES
        pieces = [one for row in item["pieces"] for one in _pieces(row, content, address, marks)]
        sentence = PageSentence(item["key"], pieces)
        if item["kind"] == "sentence" and blocks and blocks[-1].kind == "paragraph":
            blocks[-1].sentences.append(sentence)
        else:
            blocks.append(PageBlock(item["kind"], [sentence]))
    return blocks


def _pieces(row: Mapping[str, Any], content: Mapping[str, Any], address: Any, marks: bool) -> Iterator[PagePiece]:
    if row.get("indicator"):
        figure = content["figures"][row["indicator"]]
        yield PagePiece(row["text"], address(figure_link(row["indicator"], row["aspect"])), figure["name"])
    elif row.get("opens"):
        yield PagePiece(row["text"], row["opens"])
    elif marks and not row.get("exempt"):
        yield from with_loose_numerals(row["text"])
    else:
        yield PagePiece(row["text"])


def with_loose_numerals(text: str) -> Iterator[PagePiece]:
    """Free text, its numerals apart and marked as tied to nothing."""
    at = 0
    for found in NUMERAL.finditer(text):
        yield PagePiece(text[at : found.start()])
        yield PagePiece(found[0], loose=True)
        at = found.end()
    yield PagePiece(text[at:])
