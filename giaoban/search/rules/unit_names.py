"""Under which words a unit is meant inside a query: its name, with or without what kind of unit it is."""

from collections.abc import Iterable

from giaoban.search.rules.tokens import plain_words

_KINDS = (
    ("thanh", "pho"), ("thi", "tran"), ("dac", "khu"), ("thi", "xa"),
    ("phuong",), ("xa",), ("quan",), ("huyen",), ("tinh",),
)  # fmt: skip


def units_by_name(names: Iterable[tuple[int, str]]) -> dict[tuple[str, ...], list[int]]:
    """(row id, name) → rows by the words of their names; of one word only, a name says too little."""
    found: dict[tuple[str, ...], list[int]] = {}
    for unit, name in names:
        words = tuple(plain_words(name))
        kind = next((kind for kind in _KINDS if words[: len(kind)] == kind), ())
        for said in {words, words[len(kind) :]}:
            if len(said) > 1:
                found.setdefault(said, []).append(unit)
    return found
