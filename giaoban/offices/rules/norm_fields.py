"""A norm's value as fields to fill in (ô nhập của tham số): one for each number, word or day inside it, and back."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from giaoban.law.values import written
from giaoban.said import Said
from giaoban.words.dates import read_date
from giaoban.words.errors import WordsError

Path = tuple[str | int, ...]
YES, NO = "có", "không"


class NotFillable(ValueError):
    """The value has a shape that fields cannot hold; it is entered by ``giaoban load``."""


@dataclass(frozen=True)
class NormField:
    """One field: where it stands in the value, and its text."""

    path: Path
    text: str

    @property
    def name(self) -> str:
        """The field's name in a form: ``v``, ``v.from.day``."""
        return ".".join(["v", *map(str, self.path)])

    @property
    def words(self) -> Sequence[str]:
        """The keys that lead to it, to be told in Vietnamese."""
        return [str(step) for step in self.path]


def fields_of(value: Any) -> list[NormField]:
    """The fields of a value, in its order; raises :class:`NotFillable`."""
    return [NormField(path, _text(leaf)) for path, leaf in _leaves(value, ())]


def value_of(shape: Any, texts: Mapping[str, str]) -> tuple[Any, dict[str, str]]:
    """A value of the same shape from what was typed, and what is wrong by field name."""
    wrong: dict[str, str] = {}
    made = _filled(shape, (), texts, wrong)
    return made, wrong


def _leaves(value: Any, path: Path) -> list[tuple[Path, Any]]:
    if isinstance(value, Mapping):
        return [leaf for key, part in value.items() for leaf in _leaves(part, (*path, key))]
    if isinstance(value, list | tuple) and not _is_flat(value):
        raise NotFillable(Said("Tham số này là bảng nhiều dòng; nhập bằng bảng norms của «giaoban load»."))
    return [(path, value)]


def _is_flat(value: Sequence[Any]) -> bool:
    return not any(isinstance(part, Mapping | list | tuple) for part in value) and len({type(p) for p in value}) <= 1


def _text(leaf: Any) -> str:
    if isinstance(leaf, list | tuple):
        return "; ".join(_text(part) for part in leaf)
    if leaf is None or isinstance(leaf, bool):
        return {None: "", True: YES, False: NO}[leaf]
    if isinstance(leaf, dt.date):
        return written(leaf)
    return str(leaf).replace(".", ",") if isinstance(leaf, Decimal | float) else str(leaf)


def _filled(shape: Any, path: Path, texts: Mapping[str, str], wrong: dict[str, str]) -> Any:
    if isinstance(shape, Mapping):
        return {key: _filled(part, (*path, key), texts, wrong) for key, part in shape.items()}
    field = NormField(path, "")
    text = texts.get(field.name, "").strip()
    try:
        if isinstance(shape, list | tuple):
            parts = [part.strip() for part in text.split(";") if part.strip()]
            return [_read(part, shape[0] if shape else "") for part in parts]
        return _read(text, shape)
    except ValueError as error:
        wrong[field.name] = str(error)
        return None


def _read(text: str, like: Any) -> Any:
    """A text as the kind of value that stands there now; a whole number stays one, so does a day."""
    if like is None or isinstance(like, str):
        return text or None if like is None else _some(text)
    if isinstance(like, bool):
        if text.casefold() not in {YES, NO}:
            raise ValueError(Said("cần «%(yes)s» hoặc «%(no)s»", yes=YES, no=NO))
        return text.casefold() == YES
    if isinstance(like, dt.date):
        try:
            return read_date(text)
        except WordsError as error:
            raise ValueError(Said("«%(text)s» không phải ngày; cần dạng 07/3/2023", text=text)) from error
    return _number(text, whole=isinstance(like, int))


def _number(text: str, *, whole: bool) -> int | float:
    """A whole number, or a decimal as JSON keeps it; the book reads its shortest digits as an exact decimal."""
    plain = text.replace(".", "") if whole else text.replace(",", ".")
    try:
        number = Decimal(plain)
        if not number.is_finite() or (whole and number != int(number)):
            raise InvalidOperation
    except InvalidOperation as error:
        raise ValueError(Said("«%(text)s» không phải số", text=text)) from error
    return int(number) if whole else float(number)


def _some(text: str) -> str:
    if not text:
        raise ValueError(Said("không được để trống"))
    return text
