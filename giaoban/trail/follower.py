"""The follower: gives acts their seal and lets the rooms above keep what they derive from entries.

One pass is one transaction with one snapshot. On PostgreSQL a session lock is taken before the
transaction begins, for a lock taken inside a REPEATABLE READ transaction would leave the snapshot
older than the lock; on SQLite BEGIN IMMEDIATE is the lock. Everything visible in the snapshot is
sealed by the pass, so a plain count over the registers is the count at its seal.
"""

import contextlib
import datetime as dt
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection, transaction

from giaoban.trail.models import Act, Seal, SealedAct, StepFailure, Unsealed
from giaoban.trail.remembering import forgetting
from giaoban.trail.rules import digest

LOCK_KEY = 0x61A0BA4
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Step:
    """One thing done at every pass: ``run(seal, acts)`` appends what the acts change.

    A step without a past keeps only what stands now: in a replay it runs once, at the end, with all acts.
    """

    name: str
    run: Callable[[Seal, Sequence[int]], None]
    has_past: bool = True


_steps: list[Step] = []
_held = threading.local()


def register_step(step: Step) -> None:
    """Let an upper room take part in every pass; called once at start-up."""
    if all(known.name != step.name for known in _steps):
        _steps.append(step)


def after_commit() -> None:
    """On SQLite the writer runs a pass once its transaction is committed; elsewhere the worker does."""
    if connection.vendor == "sqlite" and not is_held():
        transaction.on_commit(_pass_after_commit)


def is_held() -> bool:
    """Whether acts are being replayed at stated times rather than made now."""
    return bool(getattr(_held, "held", False))


@contextlib.contextmanager
def held() -> Iterator[None]:
    """Acts written inside wait in the queue: a replay seals them itself at stated times."""
    before, sealed = is_held(), _sealed_in_replay()
    _held.held, _held.sealed = True, []
    try:
        yield
        _run_steps_without_past(_sealed_in_replay())
    finally:
        _held.held, _held.sealed = before, sealed


def run_pass(at: dt.datetime | None = None) -> Seal | None:
    """Seal every queued act that is visible; ``at`` states the seal's time in a replay.

    Returns the new seal, or ``None`` when the queue was empty.
    """
    with snapshot():
        return _seal_queue(at)


@contextlib.contextmanager
def snapshot() -> Iterator[None]:
    """The follower's lock, then one transaction that sees one snapshot; inside a transaction, that one.

    A pass at its beginning seals all that the snapshot shows, so that what steps keep can be compared
    with the log, or made anew, while nobody writes to it.
    """
    if connection.in_atomic_block:
        with forgetting():
            yield
        return
    with forgetting(), _locked(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


@contextlib.contextmanager
def rehearsed() -> Iterator[None]:
    """What is written inside is undone at the end: :func:`run_pass` within shows what it would change."""
    with forgetting(), contextlib.nullcontext() if connection.in_atomic_block else _locked(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def waiting() -> int:
    """How many committed acts no seal knows yet."""
    return Unsealed.objects.count()


def database_now() -> dt.datetime:
    """The database's clock, not the transaction's start.

    SQLite's is this machine's, read here in microseconds: its own function knows milliseconds only, and
    a moment asked for within the millisecond of a seal would not be settled.
    """
    if connection.vendor != "postgresql":
        return dt.datetime.now(tz=dt.UTC)
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        now: dt.datetime = cursor.fetchone()[0]
        return now.astimezone(dt.UTC)


@contextlib.contextmanager
def _locked() -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK_KEY])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK_KEY])


def _pass_after_commit() -> None:
    try:
        run_pass()
    except Exception:  # the entry is committed: whoever runs the next pass seals it
        logger.exception("follower pass failed; the queue remembers")


def _seal_queue(at: dt.datetime | None) -> Seal | None:
    queued = sorted(Unsealed.objects.values_list("act_id", flat=True))
    if not queued:
        return None
    acts = list(Act.objects.filter(pk__in=queued).order_by("stated_at", "pk")) if len(queued) < 900 else _acts(queued)
    seal = _next_seal(acts, at)
    SealedAct.objects.bulk_create(
        [SealedAct(act=act, seal=seal, position=position) for position, act in enumerate(acts)],
        batch_size=300,
    )
    _empty_queue(queued)
    for step in _steps:
        if step.has_past or not is_held():
            _run_step(step, seal, queued)
    if is_held():
        _sealed_in_replay().extend(queued)
    return seal


def _sealed_in_replay() -> list[int]:
    """The acts that passes have sealed so far in the replay that is going on."""
    sealed: list[int] = getattr(_held, "sealed", [])
    return sealed


def _run_steps_without_past(acts: Sequence[int]) -> None:
    seal = Seal.objects.order_by("-number").first() if acts else None
    for step in _steps:
        if seal is not None and not step.has_past:
            _run_step(step, seal, acts)


def _acts(queued: Sequence[int]) -> list[Act]:
    wanted = set(queued)
    return [
        act
        for act in Act.objects.filter(pk__gte=queued[0], pk__lte=queued[-1]).order_by("stated_at", "pk")
        if act.pk in wanted
    ]


def _empty_queue(queued: Sequence[int]) -> None:
    for start in range(0, len(queued), 500):
        Unsealed.objects.filter(pk__in=queued[start : start + 500]).delete()


def _next_seal(acts: Sequence[Act], at: dt.datetime | None) -> Seal:
    last = Seal.objects.order_by("-number").first()
    now = at or database_now()
    if last is not None and now <= last.at:
        now = last.at + dt.timedelta(microseconds=1)
    number = last.number + 1 if last else 1
    previous = last.hash if last else digest.GENESIS
    link = digest.seal_hash(previous, number, now, [digest_of_act(act) for act in acts])
    return Seal.objects.create(number=number, at=now, previous=previous, hash=link)


def digest_of_act(act: Act) -> str:
    """The digest of an act as the chain holds it."""
    said = {
        "key": act.key,
        "verb": act.verb,
        "account": act.account,
        "post": act.post,
        "unit": act.unit,
        "stated_at": act.stated_at,
        "decided_by": act.decided_by,
        "decided_on": act.decided_on,
        "basis": act.basis,
        "reason": act.reason,
        "changes": act.changes,
        "manifest": act.manifest,
        "replayed": act.replayed,
    }
    return digest.act_digest(said, bytes(act.digests))


def _run_step(step: Step, seal: Seal, acts: Sequence[int]) -> None:
    try:
        with transaction.atomic():
            step.run(seal, acts)
    except Exception as error:  # one failed step must not stop knowing: its figures refuse by name
        logger.exception("step %s failed at seal %s", step.name, seal.number)
        StepFailure.objects.create(seal=seal, step=step.name, message=str(error)[:2000])
