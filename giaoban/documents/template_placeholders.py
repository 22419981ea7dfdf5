"""Ô trống trong mẫu Word: only the plain names of the list, no expression of any kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateSyntaxError, nodes

from giaoban.documents.checking.pieces import Piece
from giaoban.documents.rules.placeholders import PLACEHOLDERS, RECIPIENTS_TITLE
from giaoban.said import Said

_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_MARK = re.compile(r"\{[{%#]")
_KEY_OF = {name: key for key, name in PLACEHOLDERS.items()}
# Read only, never rendered: parsing runs nothing.
_parser = Environment(autoescape=True)


def component_of(piece: Piece, national_name: str, national_motto: str) -> str | None:
    """Thành phần mà một đoạn của mẫu giữ chỗ; None for text that is not of the template."""
    match = _PLACEHOLDER.fullmatch(piece.text)
    if match:
        return _KEY_OF.get(match[1])
    fixed = {national_name: "national_name", national_motto: "national_motto", RECIPIENTS_TITLE: "recipients_title"}
    return fixed.get(piece.text)


def placeholder_problems(document: Any, word: DocxTemplate, pieces: Sequence[Piece]) -> list[str]:
    """Ô trống lạ, biểu thức và lỗi cú pháp, mỗi thứ gọi tên."""
    named = [problem for piece in pieces for problem in _text_problems(piece.text)]
    if named:
        return list(dict.fromkeys(named))
    # What hides from the text (attributes, comments) still reaches docxtpl: read what it will read.
    sources = [word.patch_xml(word.xml_to_string(document.element.body))]
    problems = [problem for source in sources for problem in _source_problems(source, set(PLACEHOLDERS.values()))]
    for uri in (word.HEADER_URI, word.FOOTER_URI):
        for _, part in word.get_headers_footers(uri):
            problems += _source_problems(word.patch_xml(word.get_part_xml(part)), set())
    return list(dict.fromkeys(problems))


def _text_problems(text: str) -> Iterator[str]:
    if not _MARK.search(text):
        return
    try:
        tree = _parser.parse(text)
    except TemplateSyntaxError:
        yield Said("Ô trống viết sai cú pháp: “%(value)s”", value=text[:60])
        return
    yield from _tree_problems(tree, text[:60], set(PLACEHOLDERS.values()))


def _source_problems(source: str, allowed: set[str]) -> list[str]:
    try:
        tree = _parser.parse(source)
    except TemplateSyntaxError as error:
        return [Said("Ô trống viết sai cú pháp trong mẫu: %(error)s", error=error.message)]
    return list(_tree_problems(tree, Said("ngoài thân văn bản"), allowed))


def _tree_problems(tree: nodes.Template, text: str, allowed: set[str]) -> Iterator[str]:
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Output | nodes.TemplateData):
            continue
        if isinstance(node, nodes.Name) and node.name in allowed:
            continue
        if isinstance(node, nodes.Name):
            usable = ", ".join(PLACEHOLDERS.values())
            yield Said("Không có ô trống {{ %(name)s }}; các ô dùng được: %(usable)s", name=node.name, usable=usable)
        else:
            yield Said("Ô trống chỉ được là một tên, không phải biểu thức: “%(value)s”", value=text)
