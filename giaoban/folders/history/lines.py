"""One row as one line of JSON and back: the canonical form that digests are taken of."""

import json
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.db import models

from giaoban.trail.canonical import field_plan
from giaoban.trail.models import Act, Entry
from giaoban.trail.rules.digest import canonical_value

ACT_FIELDS = (
    *("key", "verb", "account", "post", "unit", "stated_at", "decided_by", "decided_on", "basis", "reason"),
    *("changes", "manifest", "digests", "replayed"),
)


def line(row: Mapping[str, Any]) -> str:
    """The one text of a row."""
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file, one at a time; none where there is no file."""
    if path.exists():
        with path.open(encoding="utf-8") as file:
            for text in file:
                yield json.loads(text)


def act_row(act: Act) -> dict[str, Any]:
    """All that an act says."""
    return {name: canonical_value(getattr(act, name)) for name in ACT_FIELDS}


def act_of(row: Mapping[str, Any]) -> Act:
    """The act again, as it was."""
    return Act(**{name: value_of(Act._meta.get_field(name), row[name]) for name in ACT_FIELDS})


def entry_of(model: type[Entry], row: Mapping[str, Any], keys: Mapping[tuple[type[models.Model], str], int]) -> Entry:
    """The entry again; what it points to is found by natural key. ``corrects`` is left to the caller."""
    said: dict[str, Any] = {"uuid": uuid.UUID(row["uuid"]), "record": uuid.UUID(row["record"])}
    for plan in field_plan(model):
        value = row[plan.name]
        if plan.target is None:
            said[plan.attname] = value_of(model._meta.get_field(plan.name), value)
        else:
            said[plan.attname] = None if value is None else keys[plan.target, value]
    return model(**said)


def value_of(field: Any, value: Any) -> Any:
    """A value of a column from its canonical form."""
    if value is None:
        return None
    return bytes.fromhex(value) if isinstance(field, models.BinaryField) else field.to_python(value)
