"""Asking about subjects without opening them: masked forms, whose they are, which still stand."""

import uuid
from collections.abc import Iterable, Iterator, Sequence

from giaoban.subjects.models import Erasure, SubjectDetails, SubjectVersion
from giaoban.subjects.rules import free_text, masking
from giaoban.subjects.rules.details import FIELDS, Details
from giaoban.subjects.rules.masking import Masked
from giaoban.trail.queries import current

_AT_ONCE = 500


def masked(subjects: Iterable[uuid.UUID]) -> dict[uuid.UUID, Masked]:
    """What may be shown of many subjects; an erased one says "đã xóa", an unknown one is left out."""
    found: dict[uuid.UUID, Masked] = {}
    for some in _batches(subjects):
        erased = Erasure.objects.filter(subject__in=some).values_list("subject", flat=True)
        found.update(dict.fromkeys(erased, masking.ERASED))
        rows = SubjectDetails.objects.filter(subject__in=some)
        found.update((row.subject, masking.masked(clear_values(row))) for row in rows)
    return found


def standing(subjects: Iterable[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Those of the subjects that are known here and not erased: whom a new record may be about."""
    found: set[uuid.UUID] = set()
    for some in _batches(subjects):
        found.update(SubjectDetails.objects.filter(subject__in=some).values_list("subject", flat=True))
    return frozenset(found)


def subjects_of(unit: int) -> list[uuid.UUID]:
    """The subjects that a unit answers for, erased ones left out, in the order of their recording."""
    versions = current(SubjectVersion).filter(unit_id=unit)
    mine = versions.exclude(record__in=Erasure.objects.values("subject"))
    return list(mine.order_by("pk").values_list("record", flat=True))


def erasure_of(subject: uuid.UUID) -> Erasure | None:
    """The erasure of a subject, if it was erased."""
    return Erasure.objects.filter(subject=subject).select_related("act").first()


def given_away(text: str, subjects: Iterable[uuid.UUID]) -> list[str]:
    """Which fields of these subjects a text names, never their values: for texts that may not be erased."""
    known = [
        clear_values(row) for some in _batches(subjects) for row in SubjectDetails.objects.filter(subject__in=some)
    ]
    return free_text.said_in(text, known)


def clear_values(row: SubjectDetails) -> Details:
    """The values of a details row; only for this room's own doors, which mask them or log the opening."""
    return Details(kind=row.kind, **{field: getattr(row, field) for field in FIELDS})


def _batches(subjects: Iterable[uuid.UUID]) -> Iterator[Sequence[uuid.UUID]]:
    every = list(dict.fromkeys(subjects))
    for start in range(0, len(every), _AT_ONCE):
        yield every[start : start + _AT_ONCE]
