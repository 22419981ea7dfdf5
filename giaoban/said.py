"""A sentence said to people (câu nói với người dùng): Vietnamese as it stands, its words and values kept apart.

Rules, models and actions say what is wrong or what something is called in Vietnamese and know no
translation. ``Said`` is that text, so it can be stored, printed or compared like any other; it also
remembers the sentence before its values were put in. Only a page, which knows its reader's language,
looks the sentence up in the catalogue (``giaoban/web/writing.py``).
"""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import Any, TypeGuard


class Said(str):
    """``Said("Thiếu %(what)s", what=title)`` is the text "Thiếu mã thu"; a list of values is told with commas."""

    __slots__ = ("at_start", "sentence", "values")
    sentence: str
    values: Mapping[str, object]
    at_start: bool

    def __new__(cls, sentence: str, /, **values: object) -> "Said":
        """The Vietnamese text; without values a per cent sign stands for itself."""
        return cls._made(sentence, values, at_start=False)

    @classmethod
    def _made(cls, sentence: str, values: Mapping[str, object], *, at_start: bool) -> "Said":
        text = sentence % {name: plain(value) for name, value in values.items()} if values else sentence
        made = super().__new__(cls, _capital(text) if at_start else text)
        made.sentence, made.values, made.at_start = sentence, values, at_start
        return made

    def __str__(self) -> str:
        """Itself, so that an exception or a form that asks for the text does not lose the sentence."""
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.sentence, dict(self.values), self.at_start)

    def in_words(self, sentence: str, values: Mapping[str, object]) -> str:
        """The same in another language: its sentence and its values already translated."""
        text = sentence % values if values else sentence
        return _capital(text) if self.at_start else text


def at_start(text: str) -> str:
    """The text as it begins a sentence: with a capital letter, in whatever language it is told."""
    if isinstance(text, Said):
        return Said._made(text.sentence, text.values, at_start=True)
    return _capital(text)


def joined(separator: str, texts: Sequence[str]) -> str:
    """Several texts as one, each still told in the reader's language."""
    if len(texts) == 1:
        return texts[0]
    values = {f"part_{number}": text for number, text in enumerate(texts)}
    return Said(separator.join(f"%({name})s" for name in values), **values) if texts else ""


def either(texts: Sequence[str]) -> str:
    """Several texts of which one holds: "a hoặc b"."""
    return reduce(lambda first, other: Said("%(first)s hoặc %(other)s", first=first, other=other), texts)


def plain(value: object) -> object:
    """A value as it is put into a sentence."""
    return ", ".join(map(str, value)) if is_list(value) else value


def is_list(value: object) -> TypeGuard[Sequence[object]]:
    """Whether a value is several, to be told with commas."""
    return isinstance(value, Sequence) and not isinstance(value, str)


def apart(text: str, word: Callable[[str], str] = str) -> Any:
    """The text as JSON, its words and values apart; ``word`` mends what is no sentence of ours."""
    if not isinstance(text, Said):
        return word(str(text))
    values = {name: _value_apart(value, word) for name, value in text.values.items()}
    return {"sentence": text.sentence, "values": values}


def together(row: Any) -> str:
    """The text that :func:`apart` took apart."""
    if not isinstance(row, Mapping):
        return str(row)
    sentence = row["sentence"]
    return Said(sentence, **{name: _value_together(value) for name, value in row["values"].items()})


def _value_apart(value: object, word: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return apart(value, word)
    return [_value_apart(one, word) for one in value] if is_list(value) else str(plain(value))


def _value_together(value: Any) -> object:
    return [_value_together(one) for one in value] if is_list(value) else together(value)


def _again(sentence: str, values: Mapping[str, object], starts: bool) -> Said:
    return Said._made(sentence, values, at_start=starts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
