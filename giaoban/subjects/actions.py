"""Writing about subjects: record, correct, erase, and opening their clear values with a reason."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence

from django.db import transaction

from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.said import Said
from giaoban.subjects import forgetting, queries, wiping
from giaoban.subjects.models import Erasure, SubjectDetails, SubjectKey, SubjectVersion
from giaoban.subjects.rules import free_text
from giaoban.subjects.rules.details import Details, tidied
from giaoban.subjects.rules.digests import digests_of
from giaoban.trail import actions as trail
from giaoban.trail.queries import current


class NoSuchSubject(LookupError):
    """The subject is not known here, or its data were erased."""


class BadReason(ValueError):
    """A reason or basis is missing, or names somebody in words that stay for ever."""


def record(
    rows: Sequence[Details], *, unit: int, by: Account, at: dt.datetime, permission: Permission | None = None
) -> list[uuid.UUID]:
    """Add people and organisations that a unit answers for; returns their keys for the registers.

    Raises :class:`~giaoban.subjects.rules.details.BadDetails` for values that cannot be kept. Doubts
    about identity numbers refuse nothing; forms ask ``rules.identity_number.doubts_of`` for them.
    """
    kept = [tidied(row) for row in rows]
    author = (permission or Permission(by, at.date())).require(Deed.RECORD, [unit])
    subjects = [uuid.uuid4() for _ in kept]
    keys = [SubjectKey(subject=subject) for subject in subjects]
    versions = [
        SubjectVersion(uuid=key.subject, record=key.subject, unit_id=unit, **_digests(key, details))
        for key, details in zip(keys, kept, strict=True)
    ]
    with transaction.atomic():
        trail.append("subjects.record", versions, by=author, at=at)
        SubjectKey.objects.bulk_create(keys, batch_size=500)
        SubjectDetails.objects.bulk_create(
            [_row(subject, details) for subject, details in zip(subjects, kept, strict=True)], batch_size=100
        )
    return subjects


def correct(
    subject: uuid.UUID, details: Details, *, by: Account, at: dt.datetime, reason: str, unit: int | None = None
) -> None:
    """A whole new version of a subject with its reason; ``unit`` hands it to another unit.

    The old clear values are gone: the trail keeps the digests of both.
    """
    kept = tidied(details)
    with transaction.atomic():
        key, row, version = _standing(subject)
        unit = unit if unit is not None else version.unit_id
        author = Permission(by, at.date()).require(Deed.CORRECT, [version.unit_id, unit])
        _plain_words({Said("lý do"): reason}, [queries.clear_values(row), kept])
        new = SubjectVersion(record=subject, corrects=version, unit_id=unit, **_digests(key, kept))
        trail.append("subjects.correct", [new], by=author, at=at, reason=reason)
        _row(subject, kept).save(force_update=True)
        transaction.on_commit(wiping.empty_log)


def erase(subject: uuid.UUID, *, by: Account, at: dt.datetime, basis: str, reason: str) -> Erasure:
    """Remove a subject's clear values and its key for good, and what is unfinished and names them.

    Versions, seals and counts stay as they are.
    """
    with transaction.atomic():
        key, row, version = _standing(subject)
        author = Permission(by, at.date()).require(Deed.ERASE, [version.unit_id])
        _plain_words({Said("căn cứ"): basis, Said("lý do"): reason}, [queries.clear_values(row)])
        erasure = Erasure(subject=subject, basis=basis, reason=reason)
        decision = trail.Decision(basis=basis)
        trail.append("subjects.erase", [erasure], by=author, at=at, decision=decision, reason=reason)
        forgetting.everywhere(queries.clear_values(row))
        row.delete()
        key.delete()
        transaction.on_commit(wiping.empty_log)
    return erasure


def open_details(
    subject: uuid.UUID, *, by: Account, at: dt.datetime, reason: str, place: str = "subjects.open_details"
) -> Details:
    """The clear values of a subject, for who may open them; the opening is written down with its reason."""
    with transaction.atomic():
        _, row, version = _standing(subject)
        author = Permission(by, at.date()).require(Deed.OPEN_PERSON, [version.unit_id])
        details = queries.clear_values(row)
        _plain_words({Said("lý do"): reason}, [details])
        trail.log_personal_view(subject, by=author, at=at, place=place, reason=reason)
    return details


def _digests(key: SubjectKey, details: Details) -> dict[str, str]:
    return {"kind": details.kind, **digests_of(bytes(key.key), details)}


def _row(subject: uuid.UUID, details: Details) -> SubjectDetails:
    return SubjectDetails(subject=subject, kind=details.kind, **details.values())


def _standing(subject: uuid.UUID) -> tuple[SubjectKey, SubjectDetails, SubjectVersion]:
    """What there is of a subject, its key locked: of two writers the second sees what the first did."""
    key = SubjectKey.objects.select_for_update().filter(subject=subject).first()
    if key is None:
        erasure = queries.erasure_of(subject)
        if erasure is None:
            raise NoSuchSubject(Said("Không có chủ thể này."))
        raise NoSuchSubject(
            Said("Dữ liệu của chủ thể này đã xóa ngày %(stated_at)s.", stated_at=f"{erasure.act.stated_at:%d/%m/%Y}")
        )
    return key, SubjectDetails.objects.get(subject=subject), current(SubjectVersion).get(record=subject)


def _plain_words(texts: dict[str, str], subjects: Iterable[Details]) -> None:
    """Refuse reasons that are empty or name the subject; the refusal itself repeats no value.

    Only after the permission: to anybody else the refusal would tell that a guess was right.
    """
    known = list(subjects)
    for title, text in texts.items():
        if not text.strip():
            raise BadReason(Said("Phải ghi %(title)s.", title=title))
        said = free_text.said_in(text, known)
        if said:
            raise BadReason(free_text.refusal(said))
