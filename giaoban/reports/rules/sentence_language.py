"""What a sentence template may say, and nothing else (ngôn ngữ mẫu câu).

Templates are read with Jinja's grammar and then walked by this module: text, ``{{ … }}`` with one
of the named functions or words, and ``{% if … %}`` over them. Nothing of a template is ever run as
Jinja or Python, so no template can reach a setting, a file, an attribute or another unit's figures.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from giaoban.reports.rules.pieces import Piece, joined
from giaoban.reports.rules.syntax_words import syntax_words
from giaoban.said import Said

_ENVIRONMENT = Environment(autoescape=False)  # noqa: S701 — only its parser is used
_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": lambda a, b: bool(a == b),
    "ne": lambda a, b: bool(a != b),
    "gt": lambda a, b: bool(a is not None and b is not None and a > b),
    "gteq": lambda a, b: bool(a is not None and b is not None and a >= b),
    "lt": lambda a, b: bool(a is not None and b is not None and a < b),
    "lteq": lambda a, b: bool(a is not None and b is not None and a <= b),
}
MOST_CHARACTERS = 20_000


class TemplateError(ValueError):
    """A template is wrong at a line and column; the message says where and what is expected."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(Said("Dòng %(line)s, cột %(column)s: %(message)s", line=line, column=column, message=message))
        self.what = message
        self.line = line
        self.column = column


@dataclass(frozen=True)
class Vocabulary:
    """What a template may name: functions that answer with a piece or a plain value, and words."""

    functions: Mapping[str, Callable[..., Any]]
    words: Mapping[str, str]


def check(template: str, vocabulary: Vocabulary, indicators: Iterable[str]) -> None:
    """Raise :class:`TemplateError` for the first thing wrong; ``vocabulary`` answers with figures to try it on."""
    _Reader(template, vocabulary, frozenset(indicators)).check()


def write(template: str, vocabulary: Vocabulary) -> tuple[Piece, ...]:
    """The pieces that a template comes to with the functions of ``vocabulary``."""
    reader = _Reader(template, vocabulary, None)
    return joined(reader.written(reader.tree.body))


def write_leaves(template: str, vocabulary: Vocabulary) -> Iterator[tuple[int, Piece]]:
    """The same pieces one by one, each with the number of its text or tag in the order of the template."""
    reader = _Reader(template, vocabulary, None)
    numbers = {id(leaf): number for number, leaf in enumerate(_leaves(reader.tree.body))}
    for leaf in reader.leaves_written(reader.tree.body):
        yield numbers[id(leaf)], reader.piece(leaf)


def _leaves(body: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    """Texts and tags of both sides of every condition, in the order of the template."""
    for node in body:
        if isinstance(node, nodes.Output):
            yield from node.nodes
        elif isinstance(node, nodes.If):
            for part in (node.body, node.elif_, node.else_):
                yield from _leaves(part)


def indicators_named(template: str) -> tuple[str, ...]:
    """The indicator codes a template names, in order: the first argument of every function."""
    calls = [call for call in _parsed(template).find_all(nodes.Call) if call.args]
    codes = [str(call.args[0].value) for call in calls if isinstance(call.args[0], nodes.Const)]
    return tuple(dict.fromkeys(codes))


class _Reader:
    def __init__(self, template: str, vocabulary: Vocabulary, indicators: frozenset[str] | None) -> None:
        self.template = template
        self.vocabulary = vocabulary
        self.indicators = indicators
        self.tree = _parsed(template)

    def check(self) -> None:
        """Walk everything, both sides of every condition, then try every part once."""
        for node in self.tree.body:
            self._check(node)
        self._try(self.tree.body)

    def _try(self, body: Sequence[nodes.Node]) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                for part in node.nodes:
                    self.piece(part)
            elif isinstance(node, nodes.If):
                for branch in (node, *node.elif_):
                    self._value(branch.test)
                    self._try(branch.body)
                self._try(node.else_)

    def written(self, body: Sequence[nodes.Node]) -> list[Piece]:
        """The pieces of some statements."""
        return [self.piece(leaf) for leaf in self.leaves_written(body)]

    def leaves_written(self, body: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
        """The texts and tags that some statements come to, by the conditions as they hold."""
        for node in body:
            if isinstance(node, nodes.Output):
                yield from node.nodes
            elif isinstance(node, nodes.If):
                yield from self.leaves_written(self._branch(node))
            else:
                raise self._error(node, Said("chỉ dùng được {{ … }} và {% if %}"))

    def _branch(self, node: nodes.If) -> Sequence[nodes.Node]:
        if self._value(node.test):
            return node.body
        for other in node.elif_:
            if self._value(other.test):
                return other.body
        return node.else_

    def piece(self, node: nodes.Node) -> Piece:
        """What one text or tag comes to."""
        if isinstance(node, nodes.TemplateData):
            return Piece(node.data)
        value = self._value(node)
        if isinstance(value, Piece):
            return value
        return Piece(
            str(value), exempt=isinstance(node, nodes.Name)
        )  # the session's own month and year are no free prose

    def _value(self, node: nodes.Node) -> Any:
        if isinstance(node, nodes.Const):
            return node.value
        if isinstance(node, nodes.Name):
            return self.vocabulary.words[self._word(node)]
        if isinstance(node, nodes.Call):
            return self._answer(node)
        if isinstance(node, nodes.Compare) and len(node.ops) == 1 and node.ops[0].op in _COMPARISONS:
            return self._compared(node)
        if isinstance(node, nodes.Not):
            return not self._value(node.node)
        if isinstance(node, nodes.And):
            return self._value(node.left) and self._value(node.right)
        if isinstance(node, nodes.Or):
            return self._value(node.left) or self._value(node.right)
        if isinstance(node, nodes.Neg):
            return -self._value(node.node)
        raise self._error(node, Said("biểu thức này không được phép trong mẫu câu"))

    def _answer(self, node: nodes.Call) -> Any:
        function = self._function(node)
        given = [self._value(one) for one in node.args]
        named = {one.key: self._value(one.value) for one in node.kwargs}
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        try:
            return function(*given, **named)
        except TypeError:
            raise self._error(node, Said("gọi đúng là %(call)s", call=_usage(name, function)), name) from None
        except (ValueError, LookupError) as refusal:
            raise self._error(node, refusal.args[0] if refusal.args else name, name) from refusal

    def _compared(self, node: nodes.Compare) -> bool:
        try:
            return _COMPARISONS[node.ops[0].op](self._value(node.expr), self._value(node.ops[0].expr))
        except TypeError:
            raise self._error(node, Said("chỉ so sánh được gia_tri(…) với một số")) from None

    def _check(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.TemplateData | nodes.Const):
            return
        if isinstance(node, nodes.Name):
            self._word(node)
        elif isinstance(node, nodes.Call):
            self._check_call(node)
        elif isinstance(node, _ALLOWED) and not (isinstance(node, nodes.Compare) and len(node.ops) != 1):
            for child in node.iter_child_nodes():
                self._check(child)
        else:
            raise self._error(node, Said("biểu thức này không được phép trong mẫu câu"))

    def _check_call(self, node: nodes.Call) -> None:
        self._function(node)
        for argument in (*node.args, *(one.value for one in node.kwargs)):
            if not isinstance(argument, nodes.Const):
                raise self._error(node, Said("đối số phải là chữ trong ngoặc kép hoặc số"))
        first = node.args[0] if node.args else None
        if not isinstance(first, nodes.Const):
            raise self._error(node, Said("thiếu mã chỉ tiêu"))
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if self.indicators is not None and name in _OF_FIGURES and first.value not in self.indicators:
            raise self._error(node, Said("không có chỉ tiêu «%(value)s»", value=first.value), str(first.value))

    def _word(self, node: nodes.Name) -> str:
        if node.name not in self.vocabulary.words:
            known = ", ".join(sorted(self.vocabulary.words))
            raise self._error(
                node, Said("không có chỗ điền «%(name)s»; có: %(known)s", name=node.name, known=known), node.name
            )
        return node.name

    def _function(self, node: nodes.Call) -> Callable[..., Any]:
        if not isinstance(node.node, nodes.Name) or node.node.name not in self.vocabulary.functions:
            name = node.node.name if isinstance(node.node, nodes.Name) else "?"
            known = ", ".join(sorted(self.vocabulary.functions))
            raise self._error(node, Said("không có hàm «%(name)s»; có: %(known)s", name=name, known=known), name)
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            raise self._error(node, Said("không dùng được * và ** trong mẫu câu"))
        return self.vocabulary.functions[node.node.name]

    def _error(self, node: nodes.Node, message: str, word: str = "") -> TemplateError:
        return TemplateError(message, node.lineno, _column(self.template, node.lineno, word))


_ALLOWED = (nodes.Output, nodes.If, nodes.Compare, nodes.Operand, nodes.Not, nodes.And, nodes.Or, nodes.Neg)
_OF_FIGURES = frozenset(
    {
        "so",
        "gia_tri",
        "ty_le_ke_hoach",
        "ty_le_cung_ky",
        "tang_giam_cung_ky",
        "ky",
        "khong_co",
        "so_ke_hoach",
        "so_cung_ky",
    }
)


_ARGUMENTS: Mapping[str, str] = {
    "code": '"mã chỉ tiêu"',
    "style": '"kiểu viết"',
    "phrase": '"câu"',
    "text": '"chữ"',
    "decimals": "decimals=2",
    "pad": "pad=2",
}
"""How the arguments of functions are shown to those who write templates."""


def _usage(name: str, function: Callable[..., Any]) -> str:
    """A call as it should be typed, what may be left out included."""
    return f"{name}({', '.join(_ARGUMENTS[one] for one in inspect.signature(function).parameters)})"


def _parsed(template: str) -> nodes.Template:
    if len(template) > MOST_CHARACTERS:
        raise TemplateError(
            Said("mẫu câu dài quá %(most_characters)s ký tự", most_characters=MOST_CHARACTERS), 1, MOST_CHARACTERS
        )
    try:
        return _ENVIRONMENT.parse(template)
    except TemplateSyntaxError as error:
        line = error.lineno or 1
        words = syntax_words(error.message or "")
        raise TemplateError(
            Said("sai cú pháp (%(words)s)", words=words), line, _broken_column(template, line)
        ) from None
    except RecursionError:
        raise TemplateError(Said("biểu thức lồng quá sâu"), 1, 1) from None


def _column(template: str, line: int, word: str) -> int:
    """Where on its line a word stands; the first tag of the line where there is no word."""
    text = template.split("\n")[line - 1]
    start = text.find(word) if word else -1
    if start < 0:
        start = min((at for at in (text.find("{{"), text.find("{%")) if at >= 0), default=0)
    return start + 1


def _broken_column(template: str, line: int) -> int:
    """The first tag of the line that does not parse by itself."""
    text = template.split("\n")[line - 1]
    start = 0
    while (start := text.find("{{", start)) >= 0:
        end = text.find("}}", start)
        if end < 0 or not _parses(text[start : end + 2]):
            return start + 1
        start = end + 2
    return max(text.find("{%"), 0) + 1


def _parses(tag: str) -> bool:
    try:
        _ENVIRONMENT.parse(tag)
    except TemplateSyntaxError:
        return False
    return True
