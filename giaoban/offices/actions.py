"""Writing about units and officials: found and change units, successions, appoint, hand over, local norms."""

import datetime as dt
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from django.db import transaction

from giaoban.days.clock import VIETNAM
from giaoban.offices import handing_over, queries
from giaoban.offices.handing_over import OpenItem
from giaoban.offices.models import Account, Appointment, HandOver, OfficeNorm, SectorDuty, Succession, Unit, UnitVersion
from giaoban.offices.permission import Permission
from giaoban.offices.rules.ownership import ItemKey, left_out
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.sector_duties import mistakes
from giaoban.offices.rules.tree import UnitTree
from giaoban.said import Said, joined
from giaoban.trail import actions as trail
from giaoban.trail.queries import current

SETTING_UP = trail.Author("thiet-lap", "Thiết lập hệ thống")
"""Who founds the first units and appoints the first administrator: nobody holds a role before that."""


def unit(code: str, valid_from: dt.date) -> Unit:
    """The identity of a unit, made when it is new."""
    found = Unit.objects.filter(code=code, valid_from=valid_from).first()
    return found or Unit.objects.create(code=code, valid_from=valid_from)


def set_up(entries: Sequence[UnitVersion | Succession | Appointment], *, at: dt.datetime, basis: str = "") -> None:
    """Put the map and the first officials into an empty home."""
    with transaction.atomic():
        trail.append("offices.set_up", entries, by=SETTING_UP, at=at, decision=trail.Decision(basis=basis))


def change_units(
    entries: Sequence[UnitVersion | Succession], *, authority: int, by: Account, at: dt.datetime, basis: str
) -> None:
    """Record new units, ends of units and successions with the document that decides them."""
    author = Permission(by, at.date()).require(Deed.MANAGE, [authority])
    with transaction.atomic():
        trail.append("offices.change_units", entries, by=author, at=at, decision=trail.Decision(basis=basis))


def appoint(appointments: Sequence[Appointment], *, by: Account, at: dt.datetime, basis: str = "") -> None:
    """Give people roles at units from a day on."""
    author = Permission(by, at.date()).require(Deed.MANAGE, (one.unit_id for one in appointments))
    with transaction.atomic():
        trail.append("offices.appoint", appointments, by=author, at=at, decision=trail.Decision(basis=basis))


class HandOverRefused(ValueError):
    """The hand-over cannot stand as it is; ``items`` are the open items without an owner, if that is why."""

    def __init__(self, message: str, items: Sequence[OpenItem] = ()) -> None:
        super().__init__(message)
        self.items = tuple(items)


def hand_over(handover: HandOver, owners: Mapping[ItemKey, str], *, by: Account, at: dt.datetime) -> HandOver:
    """Bàn giao: one act that lists every open item, names its new owner and ends the giver's service there.

    ``handover`` says giver, receiver, unit, last day and why; ``owners`` gives each open item of
    :func:`~giaoban.offices.handing_over.open_items` the account that takes it. Who reads the giver's old
    files is the receiver, unless ``archive_readers`` names others. Raises :class:`HandOverRefused`.
    """
    permission = Permission(by, at.date())
    with transaction.atomic():
        author = permission.require(Deed.MANAGE, [handover.unit_id])
        ends = _ends_of_service(handover, at)
        held = handing_over.held_items(handover.giver, handover.unit_id, permission.tree)
        _refuse_left_out([one.item for one in held], owners)
        handover.archive_readers = list(handover.archive_readers) or [handover.receiver.username]
        named = {owners[one.item.at] for one in held} | {handover.receiver.username}
        takers = _takers(handover, named, permission.tree)
        handover.items = [
            handing_over.as_item(one, handover.giver, takers[owners[one.item.at]], permission.unit_key(one.begun_at))
            for one in held
        ]
        trail.append("offices.hand_over", [handover, *ends], by=author, at=at, reason=handover.why)
    return handover


def _ends_of_service(handover: HandOver, at: dt.datetime) -> list[Appointment]:
    """New versions of the giver's appointments at the unit, ending on the day of the hand-over."""
    if not handover.why.strip():
        raise HandOverRefused(Said("Bàn giao phải ghi lý do."))
    if handover.on > at.astimezone(VIETNAM).date():
        raise HandOverRefused(
            Said("Chưa tới ngày bàn giao %(on)s: việc có thể còn phát sinh.", on=f"{handover.on:%d/%m/%Y}")
        )
    served = current(Appointment).filter(account=handover.giver, unit=handover.unit_id, from_day__lte=handover.on)
    if not served.exists():
        raise HandOverRefused(
            Said("%(name)s không giữ chức vụ nào ở đơn vị này vào ngày bàn giao.", name=handover.giver.name)
        )
    return [
        ended(one, handover.on) for one in served.order_by("pk") if one.last_day is None or one.last_day > handover.on
    ]


def ended(one: Appointment, last_day: dt.date) -> Appointment:
    """The same appointment with its last day, as a correction of what was known."""
    return Appointment(
        record=one.record,
        corrects=one,
        account_id=one.account_id,
        unit_id=one.unit_id,
        role=one.role,
        post=one.post,
        from_day=one.from_day,
        last_day=last_day,
    )


def _refuse_left_out(items: Sequence[OpenItem], owners: Mapping[ItemKey, str]) -> None:
    left = set(left_out([item.at for item in items], owners))
    ownerless = [item for item in items if item.at in left]
    if ownerless:
        titles = joined("; ", [item.title for item in ownerless])
        raise HandOverRefused(
            Said("Còn %(count)s việc chưa có người nhận: %(titles)s.", count=len(ownerless), titles=titles), ownerless
        )


def _takers(handover: HandOver, named: AbstractSet[str], tree: UnitTree) -> dict[str, Account]:
    """The accounts that take something over: others than the giver, in service at the unit, above it or after it."""
    accounts = {
        one.username: one
        for one in Account.objects.filter(username__in={*named, *handover.archive_readers}, is_active=True)
    }
    unknown = sorted({*named, *handover.archive_readers} - accounts.keys())
    if unknown:
        raise HandOverRefused(Said("Không có tài khoản đang dùng: %(unknown)s.", unknown=", ".join(unknown)))
    next_day = handover.on + dt.timedelta(days=1)
    places = handing_over.places_of(tree, handover.unit_id)
    served = queries.appointments_of([accounts[name].pk for name in named], next_day)
    serving = {one.account_id for one in served if one.unit_id in places} - {handover.giver_id}
    absent = sorted(accounts[name].name for name in named if accounts[name].pk not in serving)
    if absent:
        raise HandOverRefused(
            Said(
                "Không nhận bàn giao được vì không công tác ở đơn vị này sau đó: %(absent)s.", absent=", ".join(absent)
            )
        )
    return accounts


def enter_norm(norm: OfficeNorm, *, unit_id: int, by: Account, at: dt.datetime) -> OfficeNorm:
    """The authority's own dated entry of law or calendar, with its document."""
    enter_norms([norm], unit_id=unit_id, by=by, at=at)
    return norm


def enter_norms(norms: Sequence[OfficeNorm], *, unit_id: int, by: Account, at: dt.datetime) -> None:
    """Several entries announced by one document, under one act: a day off and the day worked for it."""
    author = Permission(by, at.date()).require(Deed.MANAGE, [unit_id])
    decision = trail.Decision(basis=norms[0].document, on=norms[0].document_day)
    with transaction.atomic():
        trail.append("offices.enter_norm", norms, by=author, at=at, decision=decision)


class SectorsRefused(ValueError):
    """The table of sectors cannot stand so; the message says which row and why."""


def assign_sectors(duties: Sequence[SectorDuty], *, by: Account, at: dt.datetime, basis: str = "") -> None:
    """Phân công lĩnh vực: record which units lead and help in which sectors, from their days on.

    Raises :class:`SectorsRefused` for two leads of a sector on one day and for a lead without words.
    """
    author = Permission(by, at.date()).require(Deed.CATALOGUE, (one.authority_id for one in duties))
    with transaction.atomic():
        replaced = {one.corrects_id for one in duties}
        standing = current(SectorDuty).exclude(pk__in=[pk for pk in replaced if pk is not None]).order_by("pk")
        parts = [queries.part_of(one) for one in (*standing, *duties)]
        wrong = [f"{parts[row].sector}: {why}" for row, _, why in mistakes(parts)]
        if wrong:
            raise SectorsRefused("\n".join(wrong))
        trail.append("offices.assign_sectors", duties, by=author, at=at, decision=trail.Decision(basis=basis))
