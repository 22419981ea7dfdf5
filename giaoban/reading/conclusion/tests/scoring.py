"""F1 of what is read from labelled conclusions, by kind.

python -m giaoban.reading.conclusion.tests.scoring [built_on|scored_once|FOLDER] [--misses]
"""

import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from giaoban.reading.conclusion import ProposedTask, propose
from giaoban.reading.conclusion.tests import labelled
from giaoban.reading.conclusion.tests.labelled import Labelled

KINDS = ("tasks", "leads", "coordinate", "deadlines", "targets", "children")


@dataclass
class Score:
    """What was found, what should have been, what is in both; and what is not, in words."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def f1(self, kind: str) -> float:
        """2 × right ÷ (found + expected); 1 where there is nothing to find and nothing was found."""
        whole = self.found[kind] + self.expected[kind]
        return 1.0 if whole == 0 else 2 * self.right[kind] / whole

    def count(self, where: str, kind: str, found: Iterable[Any], expected: Iterable[Any]) -> None:
        """Add the items of one kind."""
        have, want = Counter(map(_plain, found)), Counter(map(_plain, expected))
        self.right[kind] += (have & want).total()
        self.found[kind] += have.total()
        self.expected[kind] += want.total()
        for sign, items in (("+", have - want), ("-", want - have)):
            self.misses += [f"{where}: {sign} {kind}: {item}" for item in items.elements()]


def score(texts: Iterable[Labelled]) -> Score:
    """The score over several texts."""
    total = Score()
    for one in texts:
        tasks = propose(one.text, one.office).tasks
        pairs = list(paired(one.tasks, tasks))
        for label, task in pairs:
            where = f"{one.name} «{(label or {}).get('contains') or (task.text[:60] if task else '')}»"
            _count(total, where, label, task)
    return total


def paired(
    labels: Iterable[dict[str, Any]], tasks: Iterable[ProposedTask]
) -> Iterator[tuple[dict[str, Any] | None, ProposedTask | None]]:
    """Each label with the task that holds its words, the one of the same lead first; then what is left over."""
    free = list(tasks)
    for label in labels:
        words = unicodedata.normalize("NFC", label["contains"])
        holding = [task for task in free if words in task.text]
        best = min(holding, key=lambda task: (_plain(task.lead) != _plain(label["lead"]), len(task.text)), default=None)
        if best is not None:
            free.remove(best)
        yield label, best
    yield from ((None, task) for task in free)


def _count(total: Score, where: str, label: dict[str, Any] | None, task: ProposedTask | None) -> None:
    said = label or {}
    total.count(where, "tasks", ["task"] if task else [], ["task"] if label else [])
    total.count(where, "leads", [task.lead] if task and task.lead else [], [said["lead"]] if said.get("lead") else [])
    total.count(where, "coordinate", task.coordinate if task else (), said.get("coordinate", ()))
    total.count(where, "deadlines", _times(task), _labelled_times(said))
    total.count(where, "targets", _targets(task), _labelled_targets(said))
    children = [unit.name for unit in task.children] if task else []
    expected = said.get("children", [])
    if isinstance(expected, int):
        children, expected = ["unit"] * len(children), ["unit"] * expected
    total.count(where, "children", children, expected)


def _times(task: ProposedTask | None) -> list[str]:
    if task is None:
        return []
    rhythm = task.rhythm
    every = [f"{rhythm.every} {rhythm.day} {rhythm.weekday}"] if rhythm else []
    return [*([task.due.isoformat()] if task.due else []), *every]


def _labelled_times(said: dict[str, Any]) -> list[str]:
    rhythm = said.get("recurrence")
    every = [f"{rhythm['every']} {rhythm.get('day')} {rhythm.get('weekday')}"] if rhythm else []
    return [*([said["due"]] if said.get("due") else []), *every]


def _targets(task: ProposedTask | None) -> list[str]:
    target = task.target if task else None
    if target is None:
        return []
    reach = (
        f"ratio {float(target.ratio_to_plan):.4f}"
        if target.ratio_to_plan is not None
        else f"value {float(target.value or 0):.4f}"
    )
    return [f"{target.indicator} {reach}"]


def _labelled_targets(said: dict[str, Any]) -> list[str]:
    target = said.get("target")
    if not target:
        return []
    reach = f"ratio {target['ratio_to_plan']:.4f}" if "ratio_to_plan" in target else f"value {target['value']:.4f}"
    return [f"{said.get('indicator')} {reach}"]


def _plain(item: Any) -> str:
    return " ".join(unicodedata.normalize("NFC", str(item)).lower().split())


def main(arguments: list[str]) -> int:
    """Print the score of a set; with --misses what was wrong."""
    which = next((one for one in arguments if not one.startswith("--")), "built_on")
    paths = {"built_on": labelled.BUILT_ON, "scored_once": labelled.SCORED_ONCE}.get(which) or sorted(
        Path(which).glob("*.txt")
    )
    total = score(map(labelled.read, paths))
    for kind in KINDS:
        sys.stdout.write(
            f"{kind:<11} F1 {total.f1(kind):.3f}  right {total.right[kind]} of {total.expected[kind]}, "
            f"found {total.found[kind]}\n"
        )
    if "--misses" in arguments:
        sys.stdout.write("\n".join(total.misses) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
