"""Asking: which seal was the last one at a moment, and what happened to a record."""

import datetime as dt
import uuid
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar, cast

from django.db.models import Exists, OuterRef, QuerySet

from giaoban.said import Said
from giaoban.trail import follower
from giaoban.trail.models import Act, Entry, Seal

E = TypeVar("E", bound=Entry)


class NotSettled(ValueError):
    """The moment asked for lies in the future."""


def latest_seal() -> int:
    """The number of the last seal; 0 before the first."""
    return Seal.objects.order_by("-number").values_list("number", flat=True).first() or 0


def seal_at(moment: dt.datetime) -> int:
    """The last seal timed at or before ``moment``; runs a pass first where the past is not settled.

    A past moment is settled when a later seal exists or the queue is empty in a snapshot taken
    after it. Raises :class:`NotSettled` for a moment in the future.
    """
    if moment > follower.database_now():
        raise NotSettled(Said("Không hỏi được số liệu của một thời điểm chưa tới."))
    if not Seal.objects.filter(at__gt=moment).exists() and follower.waiting():
        follower.run_pass()
    return Seal.objects.filter(at__lte=moment).order_by("-number").values_list("number", flat=True).first() or 0


def known_at(model: type[E], seal: int) -> QuerySet[E, E]:
    """The versions that counted at ``seal``: sealed by then, not void, not corrected by then."""
    return _standing(model, seal)


def current(model: type[E]) -> QuerySet[E, E]:
    """The versions that stand now, sealed or not: what a writer checks its entry against."""
    return _standing(model, None)


def _standing(model: type[E], seal: int | None) -> QuerySet[E, E]:
    """A fresh query: building one takes longer than many a query itself, so what it is built from is kept."""
    return cast("QuerySet[E, E]", _built(model, seal).all())


@lru_cache(maxsize=1000)
def _built(model: type[Entry], seal: int | None) -> QuerySet[Entry, Entry]:
    known = {} if seal is None else {"act__sealed__seal__lte": seal}
    rows: QuerySet[Entry, Entry] = QuerySet(model)
    corrections = rows.filter(**{"corrects": OuterRef("pk"), **known})
    return rows.filter(**{**known, "void": False}).filter(~Exists(corrections))


def kinds_of(acts: Sequence[int]) -> set[str]:
    """The kinds of the entries that these acts appended."""
    found: set[str] = set()
    for start in range(0, len(acts), 500):
        for manifest in Act.objects.filter(pk__in=acts[start : start + 500]).values_list("manifest", flat=True):
            found |= {kind for kind, _ in manifest}
    return found


def acts_of_record(record: uuid.UUID, model: type) -> list[Act]:
    """The acts that wrote the versions of a record, oldest first."""
    acts = model._default_manager.filter(record=record).values_list("act_id", flat=True)  # type: ignore[attr-defined]
    return list(Act.objects.filter(pk__in=list(acts)).select_related("sealed__seal").order_by("pk"))
