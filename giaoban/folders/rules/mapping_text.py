"""Lists and conditions in one cell: ``a | b`` and ``kind=fine|warning; payer=household``."""

import json
from collections.abc import Iterable, Mapping

from giaoban.said import Said

Conditions = Mapping[str, tuple[str, ...]]


def read_list(text: str) -> list[str]:
    """The items of ``a | b``; a JSON list is taken as it is."""
    if text.startswith("["):
        return [str(item) for item in json.loads(text)]
    return [item.strip() for item in text.split("|") if item.strip()]


def write_list(items: Iterable[str]) -> str:
    """The cell of a list; as JSON where an item itself holds the separator."""
    kept = [str(item) for item in items]
    plain = " | ".join(kept)
    as_typed = not plain.startswith("[") and read_list(plain) == kept
    return plain if as_typed else json.dumps(kept, ensure_ascii=False)


def read_conditions(text: str) -> dict[str, tuple[str, ...]]:
    """Column → values of ``column=value|value; column=value``; raises ``ValueError`` in words."""
    found: dict[str, tuple[str, ...]] = {}
    for part in text.split(";"):
        if not part.strip():
            continue
        name, sign, values = part.partition("=")
        if not sign or not name.strip() or not values.strip():
            raise ValueError(Said("«%(part)s» không có dạng cột=giá trị|giá trị", part=part.strip()))
        found[name.strip()] = tuple(read_list(values.strip()))
    return found


def write_conditions(conditions: Mapping[str, Iterable[str] | str]) -> str:
    """The cell of column → values, columns in order."""
    return "; ".join(f"{name}={'|'.join(values)}" for name, values in sorted(normal(conditions).items()))


def normal(conditions: Mapping[str, Iterable[str] | str]) -> dict[str, tuple[str, ...]]:
    """One form for what may be given as a value or as a list of values."""
    return {
        name: (str(value),) if isinstance(value, str | int) else tuple(str(one) for one in value)
        for name, value in conditions.items()
    }


def short(conditions: Conditions) -> dict[str, str | list[str]]:
    """The form that definitions keep: a lone value by itself, several as a list."""
    return {name: values[0] if len(values) == 1 else list(values) for name, values in conditions.items()}
