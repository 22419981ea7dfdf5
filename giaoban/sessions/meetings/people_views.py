"""Pages of who is asked to a meeting: inviting, answering, marking who is really there."""

import uuid
from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.offices.rules.tree import UnitFacts
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.said import Said
from giaoban.sessions.meetings import inviting, pages, queries
from giaoban.sessions.meetings.models import (
    Answer,
    Attendance,
    Invitation,
    InvitationReply,
    Meeting,
    MeetingState,
    Part,
)
from giaoban.sessions.meetings.pages import SECTION, local
from giaoban.sessions.meetings.rules.states import CHANGEABLE, OPEN
from giaoban.web.page import render
from giaoban.web.typed import Typed
from giaoban.words.count import write_count

HELD = frozenset({MeetingState.HELD, MeetingState.CLOSED})


@signed_in
@require_safe
def people(request: HttpRequest, meeting: str) -> HttpResponse:
    """Who is asked, what they answered, who came."""
    held, permission = pages.opened(request, meeting), permission_of(request)
    rows = queries.invited(held.record)
    mine = {one.invitation.record for one in queries.own_invitations(permission, rows)}
    units = _units(request, held)
    context = {
        **pages.around(request, held, "people"),
        "rows": [(one, one.invitation.record in mine, permission.tree[one.invitation.unit_id].name) for one in rows],
        "counts": _counts(rows),
        "answers": held.state == MeetingState.INVITED,
        "may_invite": held.state in OPEN,
        "may_strike": held.state in CHANGEABLE,
        "attends": held.state in HELD,
        "parts": Part.choices,
        "units": pages.unit_titles(units),
        "officials": [
            (one.username, f"{one.name} ({one.username})") for one in _officials(held, _units(request, held))
        ],
    }
    return render(request, "sessions/people.html", context, section=SECTION)


def _counts(rows: Sequence[queries.Invited]) -> list[tuple[str, str]]:
    answered = [one.reply.answer for one in rows if one.reply]
    present = sum(1 for one in rows if one.attendance and one.attendance.present)
    counts = [
        (Said("Mời"), len(rows)),
        (Said("Báo dự"), sum(1 for one in answered if one != Answer.ABSENT)),
        (Said("Báo vắng"), answered.count(Answer.ABSENT)),
        (Said("Chưa trả lời"), len(rows) - len(answered)),
        (Said("Có mặt"), present),
    ]
    return [(title, write_count(count)) for title, count in counts]


@signed_in
@require_POST
def invite(request: HttpRequest, meeting: str) -> HttpResponseBase:
    """Ask some units and people."""
    held = pages.held_by(request, meeting)
    part = request.POST.get("part", "")
    if part not in Part.values:
        raise Http404(Said("Không có tư cách này."))
    by_key = {one.key: one.id for one in _units(request, held)}
    units = [by_key[key] for key in request.POST.getlist("unit") if key in by_key]
    chosen = {one.username: one for one in _officials(held, _units(request, held))}
    asked = [Invitation(unit_id=unit, part=part) for unit in units]
    for name in request.POST.getlist("official"):
        if name in chosen:
            asked.append(Invitation(unit_id=_place(chosen[name], held, request), account=chosen[name], part=part))
    at = timezone.localtime()
    return pages.pressed(
        request, lambda: inviting.invite(held, asked, by=account_of(request), at=at), "sessions:people", meeting
    )


@signed_in
@require_POST
def take_back(request: HttpRequest, meeting: str) -> HttpResponseBase:
    """Strike an invitation."""
    held = pages.held_by(request, meeting)
    row = _invited(held, request.POST.get("invitation", ""))
    at = timezone.localtime()
    return pages.pressed(
        request,
        lambda: inviting.take_back(held, row.invitation, by=account_of(request), at=at),
        "sessions:people",
        meeting,
    )


@signed_in
def answer(request: HttpRequest, meeting: str, invitation: str) -> HttpResponseBase:
    """Answer an invitation: come, be absent, send somebody."""
    held = pages.opened(request, meeting)
    row = _invited(held, invitation)
    if not (queries.may_hold(permission_of(request), held) or queries.own_invitations(permission_of(request), [row])):
        raise Http404(Said("Giấy mời này không gửi cho bạn hoặc đơn vị của bạn."))
    able = inviting.may_stand_in(row.invitation, local(held.begins).date())
    substitutes = {one.username: one for one in Account.objects.filter(pk__in=list(able), is_active=True)}
    before = row.reply
    first: dict[str, str] = {"answer": before.answer, "reason": before.reason} if before else {"answer": Answer.COMES}
    if before and before.substitute:
        first["substitute"] = before.substitute.username
    typed = Typed(request.POST, first)
    if request.method == "POST":
        reply = InvitationReply(
            invitation=row.invitation.record,
            answer=typed.one_of("answer", Answer.values),
            substitute=substitutes.get(typed.one_of("substitute", ["", *substitutes])),
            reason=typed.text("reason", required=False, at_most=300),
        )
        at = timezone.localtime()
        if typed.good and pages.tried(typed, lambda: inviting.answer(held, reply, by=account_of(request), at=at)):
            return redirect("sessions:people", meeting)
    none = ("", Said("— không —"))
    choices = [none, *((key, f"{one.name} ({key})") for key, one in substitutes.items())]
    advice = Said("Người dự thay phải có ủy quyền vào ngày họp.") if row.invitation.account else ""
    fields = [
        typed.field("answer", Said("Trả lời"), "choice", choices=Answer.choices),
        typed.field("substitute", Said("Người dự thay"), "choice", required=False, choices=choices, advice=advice),
        typed.field("reason", Said("Lý do"), required=False),
    ]
    back = reverse("sessions:people", args=[meeting])
    title = Said("Trả lời giấy mời: %(who)s", who=row.name or permission_of(request).tree[row.invitation.unit_id].name)
    return pages.form(request, title, Said("Gửi trả lời"), fields, typed, back=back, crumbs=[(held.title, back)])


@signed_in
@require_POST
def attend(request: HttpRequest, meeting: str) -> HttpResponseBase:
    """Mark who is really there, and who came instead."""
    held = pages.held_by(request, meeting)
    present = set(request.POST.getlist("present"))
    seen = [
        Attendance(
            invitation=one.invitation.record,
            present=one.invitation.record.hex in present,
            who=request.POST.get(f"who-{one.invitation.record.hex}", "").strip()[:160],
        )
        for one in queries.invited(held.record)
    ]
    at = timezone.localtime()
    return pages.pressed(
        request,
        lambda: inviting.mark_present(held, seen, by=account_of(request), at=at),
        "sessions:people",
        meeting,
        done=Said("Đã ghi điểm danh."),
    )


def _invited(meeting: Meeting, key: str) -> queries.Invited:
    try:
        record = uuid.UUID(key)
    except ValueError as error:
        raise Http404(Said("Không có giấy mời này.")) from error
    row = next((one for one in queries.invited(meeting.record) if one.invitation.record == record), None)
    if row is None:
        raise Http404(Said("Không có giấy mời này."))
    return row


def _units(request: HttpRequest, meeting: Meeting) -> list[UnitFacts]:
    """The authority and the units below it that live on the day of the meeting."""
    tree, day = permission_of(request).tree, local(meeting.begins).date()
    return [tree[one] for one in {meeting.unit_id, *tree.descendants(meeting.unit_id)} if tree[one].lives_on(day)]


def _officials(meeting: Meeting, units: Sequence[UnitFacts]) -> list[Account]:
    """Those who serve at these units on the day of the meeting, by name."""
    served = offices.appointments_at([one.id for one in units], local(meeting.begins).date())
    found = {one.account_id: one.account for one in served if one.account.is_active and one.role != "administrator"}
    return sorted(found.values(), key=lambda one: one.name)


def _place(account: Account, meeting: Meeting, request: HttpRequest) -> int:
    """The unit that an official is asked as one of."""
    inside = {one.id for one in _units(request, meeting)}
    return next(
        one.unit_id for one in offices.appointments(account, local(meeting.begins).date()) if one.unit_id in inside
    )
