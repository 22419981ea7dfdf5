"""What others changed while a form was open (sửa cùng lúc): told beside what was typed, of which nothing is lost."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from giaoban.offices.rules.tree import UnitTree
from giaoban.registers import timeline
from giaoban.registers.description import Register
from giaoban.registers.timeline import Step


def seen_version(register: Register, version: Any, seen: str) -> Any | None:
    """The version of the same record that a form was filled from, by the uuid the form carried."""
    try:
        return register.model._default_manager.filter(record=version.record, uuid=uuid.UUID(seen)).first()
    except ValueError:
        return None


def steps_since(register: Register, version: Any, seen: Any | None, tree: UnitTree) -> Sequence[Step]:
    """The versions written after the one that was seen, the newest first."""
    steps = timeline.steps(register, version.record, tree)
    if seen is None:
        return steps[:1]
    known = register.model._default_manager.filter(record=version.record, pk__lte=seen.pk).count()
    return steps[: len(steps) - known]


def merged(typed: Mapping[str, str], seen: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """What was typed where the person changed a field, what stands now where they left it alone."""
    return {name: now[name] if text.strip() == seen[name].strip() else text for name, text in typed.items()}
