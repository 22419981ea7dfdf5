"""Writing about units and officials: found and change units, successions, appoint, hand over, local norms."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from giaoban.offices.models import Account, Appointment, HandOver, OfficeNorm, Succession, Unit, UnitVersion
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.trail import actions as trail

SETTING_UP = trail.Author("thiet-lap", "Thiết lập hệ thống")
"""Who founds the first units and appoints the first administrator: nobody holds a role before that."""


def unit(code: str, valid_from: dt.date) -> Unit:
    """The identity of a unit, made when it is new."""
    found = Unit.objects.filter(code=code, valid_from=valid_from).first()
    return found or Unit.objects.create(code=code, valid_from=valid_from)


def set_up(
    entries: Sequence[UnitVersion | Succession | Appointment], *, at: dt.datetime, basis: str = ""
) -> None:
    """Put the map and the first officials into an empty home."""
    with transaction.atomic():
        trail.append("offices.set_up", entries, by=SETTING_UP, at=at, decision=trail.Decision(basis=basis))


def change_units(entries: Sequence[UnitVersion | Succession], *, authority: int, by: Account, at: dt.datetime, basis: str) -> None:
    """Record new units, ends of units and successions with the document that decides them."""
    author = Permission(by, at.date()).require(Deed.MANAGE, [authority])
    with transaction.atomic():
        trail.append("offices.change_units", entries, by=author, at=at, decision=trail.Decision(basis=basis))


def appoint(appointments: Sequence[Appointment], *, by: Account, at: dt.datetime, basis: str = "") -> None:
    """Give people roles at units from a day on."""
    author = Permission(by, at.date()).require(Deed.MANAGE, (one.unit_id for one in appointments))
    with transaction.atomic():
        trail.append("offices.appoint", appointments, by=author, at=at, decision=trail.Decision(basis=basis))


def hand_over(handover: HandOver, *, by: Account, at: dt.datetime) -> HandOver:
    """Bàn giao: one act that lists every open item and names its new owner."""
    author = Permission(by, at.date()).require(Deed.MANAGE, [handover.unit_id])
    with transaction.atomic():
        trail.append("offices.hand_over", [handover], by=author, at=at, reason=handover.why)
    return handover


def enter_norm(norm: OfficeNorm, *, unit_id: int, by: Account, at: dt.datetime) -> OfficeNorm:
    """The authority's own dated entry of law or calendar, with its document."""
    author = Permission(by, at.date()).require(Deed.MANAGE, [unit_id])
    with transaction.atomic():
        trail.append("offices.enter_norm", [norm], by=author, at=at, decision=trail.Decision(basis=norm.document))
    return norm
