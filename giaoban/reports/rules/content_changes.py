"""What changed between two contents of a report: sentence by sentence and number by number (đã đổi gì)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from giaoban.reports.rules.text_changes import Change, changes

Item = Mapping[str, Any]


@dataclass(frozen=True)
class ChangedNumber:
    """A number of a sentence as it was written and as it is now."""

    indicator: str
    aspect: str
    old: str
    new: str


@dataclass(frozen=True)
class ChangedSentence:
    """A sentence that is new (``added``), gone (``removed``), reads otherwise (``changed``) or moved (``moved``)."""

    key: str
    how: str
    words: Sequence[Change]
    numbers: Sequence[ChangedNumber]
    reworded: bool


def changed_sentences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[ChangedSentence]:
    """Every sentence that differs, in the order of the new content; those gone stand last."""
    before = {item["key"]: item for item in old["items"]}
    after = {item["key"]: item for item in new["items"]}
    moved = _moved([key for key in before if key in after], [key for key in after if key in before])
    found = [_compared(before.get(key), item, key in moved) for key, item in after.items()]
    found += [_compared(item, None, False) for key, item in before.items() if key not in after]
    return [one for one in found if one is not None]


def _compared(old: Item | None, new: Item | None, moved: bool) -> ChangedSentence | None:
    before, after = (_text(item) if item else "" for item in (old, new))
    key = (new or old or {})["key"]
    if old is None or new is None:
        return ChangedSentence(key, "added" if old is None else "removed", changes(before, after), (), True)
    if before == after:
        return ChangedSentence(key, "moved", (), (), False) if moved else None
    reworded = old["template"] != new["template"]
    return ChangedSentence(key, "changed", changes(before, after), list(_numbers(old, new)), reworded)


def _numbers(old: Item, new: Item) -> Iterator[ChangedNumber]:
    """Numbers of the same figure and aspect that are written otherwise, in turn where one stands twice."""
    waiting: dict[tuple[str, str], list[str]] = {}
    for piece in _shown(old):
        waiting.setdefault((piece["indicator"], piece["aspect"]), []).append(piece["text"])
    for piece in _shown(new):
        rest = waiting.get((piece["indicator"], piece["aspect"]))
        before = rest.pop(0) if rest else None
        if before is not None and before != piece["text"]:
            yield ChangedNumber(piece["indicator"], piece["aspect"], before, piece["text"])


def _shown(item: Item) -> Iterator[Mapping[str, Any]]:
    return (piece for piece in item["pieces"] if piece.get("indicator"))


def _text(item: Item) -> str:
    return "".join(piece["text"] for piece in item["pieces"])


def _moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The keys that stand elsewhere among those in both: what is left of the longest run that kept its order."""
    place = {key: number for number, key in enumerate(after)}
    best: list[list[str]] = []
    for key in before:
        runs = [run for run in best if place[run[-1]] < place[key]]
        best.append([*_longest(runs), key])
    kept = set(_longest(best))
    return set(before) - kept


def _longest(runs: Sequence[list[str]]) -> list[str]:
    return max(runs, key=len) if runs else []


@dataclass(frozen=True)
class ChangedCell:
    """A cell of the appendix as it was and as it is."""

    indicator: str
    name: str
    column: str
    old: Any
    new: Any


def changed_cells(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[ChangedCell]:
    """The values of the appendix that differ, row by row."""
    before = {row["code"]: row for row in old["appendix"]}
    found = []
    for row in new["appendix"]:
        was = before.get(row["code"], {})
        found += [
            ChangedCell(row["code"], row["name"], column, was[column], row[column])
            for column in ("plan", "same_period", "last_month", "this_month", "value")
            if column in was and was[column] != row[column]
        ]
    return found
