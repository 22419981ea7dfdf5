"""Marks what is Vietnamese on a page in another language (đánh dấu tiếng Việt), wherever a template writes text.

Names, units and official sentences stay as they are; a reader's screen reader must know them as Vietnamese.
So that no template can forget it, every ``{{ … }}`` in running text goes through the filter ``vi``. Inside a tag,
and where HTML allows letters only (``title``, ``option``, ``textarea``), nothing is marked.
"""

import re
from collections.abc import Iterable, Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_EDGE = re.compile(r"<!--.*?-->|</?(?P<name>[a-zA-Z][\w-]*)|(?P<end>>)", re.DOTALL)
_LETTERS_ONLY = frozenset({"title", "option", "textarea", "script", "style"})


class MarkVietnamese(Extension):
    """The extension of the one environment."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The template's tokens with the filter put in where text is written."""
        place, in_trans = _Place(), False
        for token in stream:
            if token.type == "data":
                place.read(token.value)
                yield token
            elif token.type == "variable_begin":
                inner = list(_until(stream, "variable_end"))
                yield from [token, *inner] if in_trans or not place.is_text else _marked(token, inner)
            elif token.type == "block_begin":
                inner = list(_until(stream, "block_end"))
                names = [one.value for one in inner[:2]]
                in_trans = (in_trans or names[0] == "trans") and names[0] != "endtrans"
                place.enter(names)
                yield token
                yield from _plain(inner) if names[0] == "trans" and not place.is_text else inner
            else:
                yield token


class _Place:
    """Where in the page a template stands, read from its own letters in their order."""

    def __init__(self) -> None:
        self._in_tag = False
        self._element = ""
        self._blocks: list[str] = []

    @property
    def is_text(self) -> bool:
        """Whether a mark may stand here."""
        return not (self._in_tag or self._element or "title" in self._blocks)

    def read(self, text: str) -> None:
        """Go past some letters of the page."""
        for found in _EDGE.finditer(text):
            if found["end"]:
                self._in_tag = False
            elif found["name"]:
                self._in_tag = True
                name = found["name"].lower()
                if name in _LETTERS_ONLY:
                    self._element = "" if found[0].startswith("</") else name

    def enter(self, names: list[str]) -> None:
        """Go past the tag of a block: the one named "title" is the page's title."""
        if names[0] == "block":
            self._blocks.append(names[1])
        elif names[0] == "endblock":
            self._blocks.pop()


def _until(stream: Iterable[Token], end: str) -> Iterator[Token]:
    for token in stream:
        yield token
        if token.type == end:
            return


def _marked(begin: Token, inner: list[Token]) -> Iterator[Token]:
    """``{{ x }}`` as ``{{ (x) | vi }}``."""
    line = begin.lineno
    yield from (begin, Token(line, "lparen", "("), *inner[:-1], Token(line, "rparen", ")"))
    yield from (*_filter("vi", line), inner[-1])


def _plain(inner: list[Token]) -> Iterator[Token]:
    """``{% trans a=x %}`` as ``{% trans a=x | plain %}``."""
    depth, assigned = 0, False
    for token in inner:
        depth += {"lparen": 1, "lbracket": 1, "rparen": -1, "rbracket": -1}.get(token.type, 0)
        if assigned and depth == 0 and token.type in {"comma", "block_end"}:
            yield from _filter("plain", token.lineno)
            assigned = False
        assigned = assigned or token.type == "assign"
        yield token


def _filter(name: str, line: int) -> tuple[Token, Token]:
    return Token(line, "pipe", "|"), Token(line, "name", name)
