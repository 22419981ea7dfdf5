"""Asking for threads: those of some things with all that was said in them, at a constant number of questions."""

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from giaoban.notices.remarks.models import RemarkThread, RemarkVersion, ThreadTurn
from giaoban.notices.rules.mentions import TextPart, parts_of
from giaoban.offices.models import Account
from giaoban.said import Said


class NoSuchRemark(LookupError):
    """No thread or remark has that id."""


@dataclass(frozen=True)
class Wording:
    """One wording of a remark."""

    number: int
    parts: Sequence[TextPart]
    at: dt.datetime


@dataclass(frozen=True)
class ShownRemark:
    """A remark as a page shows it: its last wording, the ones before, whether the reader wrote it."""

    remark: uuid.UUID
    who: str
    said_at: dt.datetime
    last: Wording
    before: Sequence[Wording]
    own: bool


@dataclass(frozen=True)
class ShownTurn:
    """By whom and when a thread was resolved or reopened."""

    resolved: bool
    who: str
    at: dt.datetime


@dataclass(frozen=True)
class ShownThread:
    """A thread as a page shows it."""

    uuid: uuid.UUID
    place: tuple[str, str]
    remarks: Sequence[ShownRemark]
    turns: Sequence[ShownTurn]

    @property
    def resolved(self) -> bool:
        """Whether it is resolved now."""
        return bool(self.turns) and self.turns[-1].resolved


def threads_of(places: Collection[tuple[str, str]], reader: Account) -> list[ShownThread]:
    """The threads on things of these (kind, key): open ones first, each in the order it began."""
    rows = _rows(places)
    ids = [one.uuid for one in rows]
    versions = list(RemarkVersion.objects.filter(thread__in=ids).order_by("at", "pk"))
    turns = list(ThreadTurn.objects.filter(thread__in=ids).order_by("number"))
    names = _names([*versions, *turns])
    found = [
        ShownThread(
            one.uuid,
            (one.thing_kind, one.thing_key),
            _remarks([row for row in versions if row.thread == one.uuid], names, reader),
            [ShownTurn(row.resolved, names[row.account], row.at) for row in turns if row.thread == one.uuid],
        )
        for one in rows
    ]
    return sorted(found, key=lambda thread: thread.resolved)


def open_on(places: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], int]:
    """How many threads are open on each thing that has one, in the order that the things were given."""
    rows = _rows(places)
    turned: dict[uuid.UUID, bool] = {}
    for turn in ThreadTurn.objects.filter(thread__in=[one.uuid for one in rows]).order_by("number"):
        turned[turn.thread] = turn.resolved
    counted = Counter((one.thing_kind, one.thing_key) for one in rows if not turned.get(one.uuid, False))
    return {place: counted[place] for place in places if place in counted}


def thread(uuid_of: uuid.UUID) -> RemarkThread:
    """A thread by its id; raises :class:`NoSuchRemark`."""
    found = RemarkThread.objects.filter(uuid=uuid_of).first()
    if found is None:
        raise NoSuchRemark(Said("Không có trao đổi này."))
    return found


def wordings(remark: uuid.UUID) -> list[RemarkVersion]:
    """Every wording of a remark, the first one first; raises :class:`NoSuchRemark`."""
    found = list(RemarkVersion.objects.filter(remark=remark).order_by("number"))
    if not found:
        raise NoSuchRemark(Said("Không có lời này."))
    return found


def last_turn(thread_id: uuid.UUID) -> ThreadTurn | None:
    """How a thread was last resolved or reopened."""
    return ThreadTurn.objects.filter(thread=thread_id).order_by("-number").first()


def speakers(thread_id: uuid.UUID) -> frozenset[str]:
    """Who spoke in a thread, as user names."""
    return frozenset(RemarkVersion.objects.filter(thread=thread_id).values_list("account", flat=True))


def _rows(places: Collection[tuple[str, str]]) -> list[RemarkThread]:
    wanted = Q()
    for kind, keys in _by_kind(places).items():
        wanted |= Q(thing_kind=kind, thing_key__in=keys)
    return list(RemarkThread.objects.filter(wanted).order_by("at", "pk")) if places else []


def _by_kind(places: Collection[tuple[str, str]]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for kind, key in places:
        found[kind].append(key)
    return found


def _remarks(versions: Sequence[RemarkVersion], names: Mapping[str, str], reader: Account) -> list[ShownRemark]:
    by_remark: dict[uuid.UUID, list[RemarkVersion]] = {}
    for version in versions:
        by_remark.setdefault(version.remark, []).append(version)
    return [_remark(same, names, reader) for same in by_remark.values()]


def _remark(versions: Sequence[RemarkVersion], names: Mapping[str, str], reader: Account) -> ShownRemark:
    first, *_, last = [versions[0], *versions]
    said = [Wording(one.number, parts_of(one.text), one.at) for one in versions]
    return ShownRemark(
        remark=first.remark,
        who=names[first.account],
        said_at=first.at,
        last=said[-1],
        before=said[:-1],
        own=last.account == reader.username,
    )


def _names(rows: Sequence[RemarkVersion | ThreadTurn]) -> Mapping[str, str]:
    wanted = {one.account for one in rows}
    known = dict(Account.objects.filter(username__in=wanted).values_list("username", "name"))
    return {name: known.get(name, name) for name in wanted}
