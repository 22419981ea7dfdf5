"""Writing the history: identities, acts in the order of their seals, seals, versions, closed figures."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from django.db.models import F

from giaoban.folders.history import manifest
from giaoban.folders.history.beside import BESIDE, take_files
from giaoban.folders.history.figures import figure_versions
from giaoban.folders.history.identities import IDENTITIES
from giaoban.folders.history.lines import act_row, line
from giaoban.folders.sheets.folder import HISTORY
from giaoban.trail import canonical
from giaoban.trail.checking import entry_models
from giaoban.trail.models import Act, Entry, Seal, SealedAct, StepFailure
from giaoban.trail.rules.digest import canonical_value

CHUNK = 1000


def write(folder: Path, seal: int) -> dict[str, int]:
    """Write all that is sealed up to ``seal``; returns how many rows each file has."""
    home = folder / HISTORY
    (home / "entries").mkdir(parents=True)
    counts = {one.file: _write(home / f"{one.file}.jsonl", one.rows()) for one in IDENTITIES}
    acts = Act.objects.filter(sealed__seal__lte=seal).order_by("sealed__seal", "sealed__position")
    counts["acts"] = _write(home / "acts.jsonl", map(act_row, acts.iterator(chunk_size=CHUNK)))
    counts["seals"] = _write(home / "seals.jsonl", _seals(seal))
    for kind, model in sorted(entry_models().items()):
        if model._default_manager.exists():
            counts[kind] = _write(home / "entries" / f"{kind}.jsonl", _entries(model, seal))
    for beside in BESIDE:
        counts[beside.file] = _write(home / f"{beside.file}.jsonl", beside.rows())
    take_files(home)
    counts["figures"] = _write(home / "figures.jsonl", figure_versions(seal))
    last = Seal.objects.filter(number=seal).first()
    manifest.write(folder, seal, last.hash if last else "")
    return counts


def _seals(last: int) -> Iterator[Mapping[str, Any]]:
    failed = step_failures(last)
    for seal in Seal.objects.filter(number__lte=last).order_by("number").iterator(chunk_size=CHUNK):
        yield {
            "number": seal.number,
            "at": canonical_value(seal.at),
            "hash": seal.hash,
            "acts": SealedAct.objects.filter(seal=seal).count(),
            "failed": failed.get(seal.number, []),
        }


def step_failures(last: int) -> dict[int, list[str]]:
    """The steps that failed at each seal."""
    found: dict[int, list[str]] = {}
    rows = StepFailure.objects.filter(seal__lte=last).order_by("seal", "step")
    for seal, step in rows.values_list("seal_id", "step"):
        found.setdefault(seal, []).append(step)
    return found


def _entries(model: type[Entry], seal: int) -> Iterator[Mapping[str, Any]]:
    """Every version in the order of its act, then as it was written."""
    rows = (
        model._default_manager.filter(act__sealed__seal__lte=seal)
        .order_by("act__sealed__seal", "act__sealed__position", "pk")
        .annotate(_corrected=F("corrects__uuid"), _act=F("act__key"))
        .iterator(chunk_size=CHUNK)
    )
    keys = canonical.NaturalKeys()
    while part := list(islice(rows, CHUNK)):
        keys.load(part)
        for row in part:
            corrected: uuid.UUID | None = row._corrected
            yield {**canonical.fields_of(row, keys, corrected), "_act": row._act.hex}


def _write(path: Path, rows: Iterable[Mapping[str, Any]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(line(row))
            count += 1
    return count
