"""Where in a template each stretch of a written sentence comes from (chỗ của từng chữ trong mẫu câu)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError

from giaoban.reports.rules.pieces import Piece
from giaoban.reports.rules.sentence_language import Vocabulary, write_leaves

_LEXER = Environment(autoescape=False, keep_trailing_newline=True)  # noqa: S701 — only its lexer is used


@dataclass(frozen=True)
class Span:
    """A stretch of a template: free ``text``, a ``tag`` ``{{ … }}`` or a ``block`` ``{% … %}``."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Emitted:
    """A piece as it was written, with the span of the template that it comes from."""

    piece: Piece
    span: Span

    @property
    def is_free(self) -> bool:
        """Whether its letters stand in the template itself and may be typed over there."""
        return self.span.kind == "text"


class NotTraceable(ValueError):
    """The template cuts blanks or has comments, so its letters cannot be followed one by one."""


def spans(template: str) -> list[Span]:
    """The template cut into its stretches; together they are the whole of it."""
    found: list[Span] = []
    at, opened = 0, -1
    try:
        for _, token, text in _LEXER.lex(template):
            after = at + len(text)
            if token == "data":  # noqa: S105 — the name of a token of the grammar
                found.append(Span("text", at, after))
            elif token.endswith("_begin"):
                opened = at
            elif token.endswith("_end"):
                found.append(Span("tag" if token == "variable_end" else "block", opened, after))  # noqa: S105
            at = after
    except TemplateSyntaxError:
        return []
    return found


def emitted(template: str, vocabulary: Vocabulary) -> list[Emitted]:
    """What a template comes to, piece by piece, each with its place in the template.

    Raises :class:`NotTraceable` where the letters written are not those of the template, and
    :class:`~giaoban.reports.rules.sentence_language.TemplateError` as writing does.
    """
    leaves = [span for span in spans(template) if span.kind != "block"]
    written = list(write_leaves(template, vocabulary))
    found = [Emitted(piece, leaves[number]) for number, piece in written if number < len(leaves)]
    if len(found) != len(written) or any(_differs(one, template) for one in found):
        raise NotTraceable(template)
    return [one for one in found if one.piece.text]


def _differs(one: Emitted, template: str) -> bool:
    return one.is_free and template[one.span.start : one.span.end] != one.piece.text


def tags(template: str) -> Iterator[tuple[Span, str]]:
    """The tags ``{{ … }}`` of a template in order, each with its source."""
    for span in spans(template):
        if span.kind == "tag":
            yield span, template[span.start : span.end]


def replaced(template: str, edits: Sequence[tuple[int, int, str]]) -> str:
    """The template with stretches ``(start, end, text)`` typed over; they do not overlap."""
    for start, end, text in sorted(edits, reverse=True):
        template = template[:start] + text + template[end:]
    return template
