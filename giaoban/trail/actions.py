"""Writing: one act and the entries it appends, inside the caller's transaction."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from django.db import IntegrityError, connection, transaction

from giaoban.said import Said
from giaoban.trail import bulk, canonical, follower
from giaoban.trail.models import Act, Entry, PersonalView, Unsealed
from giaoban.trail.rules import digest


@dataclass(frozen=True)
class Author:
    """Who typed an act: account, post and unit as text keys of that day."""

    account: str
    post: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Decision:
    """Whose decision the act carries out, when it was taken and on what paper."""

    by: str = ""
    on: dt.date | None = None
    basis: str = ""


class CorrectionConflict(Exception):
    """Another correction of the same version came first."""


E = TypeVar("E", bound=Entry)
_OWN = frozenset({"id", "uuid", "record", "corrects", "void", "act"})
"""What each version has of its own."""


def taken_back(entry: E) -> E:
    """A version that takes an entry back and keeps all that it said, to be appended with the reason."""
    kept = {one.attname: getattr(entry, one.attname) for one in entry._meta.concrete_fields if one.name not in _OWN}
    return type(entry)(**kept, record=entry.record, corrects=entry, void=True)


def append(
    verb: str,
    entries: Sequence[Entry],
    *,
    by: Author,
    at: dt.datetime,
    decision: Decision | None = None,
    reason: str = "",
) -> Act:
    """Append ``entries`` under one new act and queue it for the follower.

    Must run inside a transaction. Raises :class:`CorrectionConflict` when one of the versions
    that the entries correct has been corrected by somebody else.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(Said("append() cần chạy trong một giao dịch"))
    ordered = sorted(entries, key=lambda entry: entry.KIND)
    for entry in ordered:
        entry.record = entry.record or entry.uuid
    keys = canonical.NaturalKeys()
    keys.load(ordered)
    corrected = _corrected(ordered)
    decision = decision or Decision()
    act = Act.objects.create(
        verb=verb,
        account=by.account,
        post=by.post,
        unit=by.unit,
        stated_at=at,
        decided_by=decision.by,
        decided_on=decision.on,
        basis=decision.basis,
        reason=reason,
        replayed=follower.is_held(),
        changes=_changes(ordered, corrected, keys),
        manifest=[[kind, len(list(rows))] for kind, rows in groupby(ordered, key=lambda entry: entry.KIND)],
        digests=digest.pack(
            (entry.uuid, canonical.digest_of(entry, keys, _uuid_of(corrected.get(entry.uuid)))) for entry in ordered
        ),
    )
    _insert(ordered, act)
    Unsealed.objects.create(act=act)
    follower.after_commit()
    return act


def log_personal_view(subject: uuid.UUID, *, by: Author, at: dt.datetime, place: str, reason: str = "") -> None:
    """Write down that somebody opened a person's data."""
    PersonalView.objects.create(subject=subject, account=by.account, at=at, place=place, reason=reason)


def _corrected(entries: Sequence[Entry]) -> dict[uuid.UUID, Entry]:
    """The versions that these entries replace, by the new entry's UUID."""
    wanted: dict[type[Entry], list[Entry]] = {}
    for entry in entries:
        if entry.corrects_id is not None:  # type: ignore[attr-defined]
            wanted.setdefault(type(entry), []).append(entry)
    found: dict[uuid.UUID, Entry] = {}
    for model, rows in wanted.items():
        versions = model._default_manager.in_bulk([row.corrects_id for row in rows])  # type: ignore[attr-defined]
        found.update({row.uuid: versions[row.corrects_id] for row in rows})  # type: ignore[attr-defined]
    return found


def _uuid_of(entry: Entry | None) -> uuid.UUID | None:
    return entry.uuid if entry else None


def _changes(
    entries: Sequence[Entry], corrected: dict[uuid.UUID, Entry], keys: canonical.NaturalKeys
) -> list[dict[str, Any]]:
    """Old → new of every entry that corrects another."""
    changes = []
    for entry in entries:
        old = corrected.get(entry.uuid)
        if old is None:
            continue
        before = canonical.fields_of(old, keys, None)
        after = canonical.fields_of(entry, keys, None)
        changes.append({"kind": entry.KIND, "record": entry.record.hex, "fields": canonical.differences(before, after)})
    return changes


def _insert(entries: Sequence[Entry], act: Act) -> None:
    """Write the rows, kind by kind, parents of this act first as the callers ordered their kinds."""
    for _, rows in groupby(entries, key=lambda entry: entry.KIND):
        same = list(rows)
        for row in same:
            row.act = act
        try:
            with transaction.atomic():
                bulk.insert(type(same[0]), same)
        except IntegrityError as error:
            if "corrects" in str(error):
                raise CorrectionConflict(
                    Said("Bản ghi này vừa được người khác sửa; hãy mở lại và sửa trên bản mới.")
                ) from error
            raise
