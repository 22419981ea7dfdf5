"""Rows that were recorded by one act (đợt ghi): found, told, and taken back as one act."""

import uuid
from collections.abc import Collection, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from giaoban.registers.awaiting import counted_soon
from giaoban.registers.description import Register
from giaoban.registers.effects import Effect, effects_of
from giaoban.registers.listing import in_units
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said
from giaoban.trail.models import Act
from giaoban.web.writing import told
from giaoban.words.count import write_count

MOST_TOLD = 20
"""Rows corrected since that are told one by one."""


def address(register: Register, act: Act) -> str:
    """The page of an act's rows."""
    return reverse("registers:batch", args=[register.code, act.key])


def rows_of(register: Register, act: uuid.UUID, units: Collection[int]) -> Any:
    """The first versions that the act recorded, of these units, in the order they were given."""
    found = register.model._default_manager.filter(act__key=act, corrects=None).filter(in_units(register, units))
    return found.select_related("act").order_by("pk")


def changed_since(register: Register, rows: Any) -> Sequence[Finding]:
    """The rows that somebody corrected or voided after the act: they are not taken back behind their back."""
    changed = list(rows.exclude(corrected_by=None).values_list("key", register.day)[: MOST_TOLD + 1])
    found = [
        Finding(
            "",
            "corrected_since",
            Said("Dòng «%(key)s» ngày %(day)s đã được sửa hoặc hủy", key=key, day=f"{day:%d/%m/%Y}"),
        )
        for key, day in changed[:MOST_TOLD]
    ]
    if len(changed) > MOST_TOLD:
        found.append(Finding("", "corrected_since", Said("… và các dòng khác")))
    return found


def effects(register: Register, entries: Sequence[Any], change: Any, units: Collection[int]) -> Sequence[Effect]:
    """The figures of open sessions that a change of these rows would turn into others."""
    return effects_of(change, units, [getattr(entry, register.day) for entry in entries])


def recorded(request: HttpRequest, register: Register, entries: Sequence[Any]) -> HttpResponse:
    """To the page of what was recorded, with what became of it."""
    counted = counted_soon(register, entries[-1].uuid)
    said = Said("Đã ghi %(count)s dòng vào %(title)s.", count=write_count(len(entries)), title=register.title)
    if counted:
        messages.success(request, f"{told(said)} {told(Said('Số liệu đã tính lại.'))}")
    else:
        later = Said("Chưa kịp tính vào số liệu; sẽ tính trong giây lát.")
        messages.warning(request, f"{told(said)} {told(later)}")
    return redirect(address(register, entries[-1].act))
