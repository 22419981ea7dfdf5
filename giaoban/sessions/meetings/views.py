"""Pages of meetings: the list with its series, the month's calendar, one to plan or change, its next state."""

import calendar as months
import datetime as dt
import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from giaoban.indicators.sessions import sessions_at
from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.said import Said
from giaoban.sessions.meetings import actions, pages, queries
from giaoban.sessions.meetings.models import Meeting, MeetingSeries, MeetingState
from giaoban.sessions.meetings.pages import SECTION, count_of, local, moment_of
from giaoban.trail.queries import latest_seal
from giaoban.web.addresses import address
from giaoban.web.page import render
from giaoban.web.parts import Field
from giaoban.web.typed import Typed
from giaoban.web.writing import told
from giaoban.words.dates import write_short_date

PLACE = "meetings"


@signed_in
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings that the account may see: those to come, then those that were; the series behind them."""
    permission, now = permission_of(request), timezone.now()
    found = [_row(one, permission) for one in queries.visible(permission)]
    over = {MeetingState.CLOSED, MeetingState.CANCELLED}
    context = {
        "coming": [one for one in reversed(found) if one["meeting"].state not in over and one["meeting"].begins >= now],
        "open": [one for one in found if one["meeting"].state not in over and one["meeting"].begins < now],
        "past": [one for one in found if one["meeting"].state in over],
        "series": queries.series_of(permission.units(Deed.HOLD_MEETING)),
        "may_hold": bool(_authorities(permission)),
    }
    return render(request, "sessions/meetings.html", context, section=SECTION, page=PLACE)


def _row(one: Meeting, permission: Permission) -> dict[str, Any]:
    return {
        "meeting": one,
        "unit": permission.tree[one.unit_id].name,
        "href": reverse("sessions:meeting", args=[one.record.hex]),
        "day": local(one.begins).date(),
        "hour": f"{local(one.begins):%H:%M}",
        "tone": pages.TONES[one.state],
    }


@signed_in
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """A month of meetings, week by week."""
    first = _month(request.GET.get("thang", ""), timezone.localdate())
    permission = permission_of(request)
    by_day: dict[dt.date, list[dict[str, Any]]] = {}
    for one in sorted(queries.visible(permission), key=lambda one: one.begins):
        by_day.setdefault(local(one.begins).date(), []).append(_row(one, permission))
    weeks = [
        [{"day": day, "inside": day.month == first.month, "meetings": by_day.get(day, [])} for day in week]
        for week in months.Calendar().monthdatescalendar(first.year, first.month)
    ]
    here = reverse("sessions:calendar")
    context = {
        "first": first,
        "title": Said("Tháng %(month)s/%(year)s", month=first.month, year=first.year),
        "weeks": weeks,
        "before": address(here, {"thang": f"{first - dt.timedelta(days=1):%Y-%m}"}),
        "after": address(here, {"thang": f"{first + dt.timedelta(days=32):%Y-%m}"}),
    }
    return render(request, "sessions/calendar.html", context, section=SECTION, page="calendar")


def _month(text: str, today: dt.date) -> dt.date:
    try:
        return dt.date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)


@signed_in
def plan(request: HttpRequest) -> HttpResponseBase:
    """Plan a meeting: a draft, which nobody is told of."""
    permission = _organiser(request)
    authorities = _authorities(permission)
    typed = Typed(request.POST, {"begins": "08:00", "minutes": "180", "unit": next(iter(authorities))})
    if request.method == "POST":
        meeting = _typed_meeting(typed, authorities)
        if meeting is not None and pages.tried(
            typed, lambda: actions.plan(meeting, by=account_of(request), at=timezone.localtime())
        ):
            return redirect("sessions:meeting", meeting.record.hex)
    return pages.form(
        request,
        Said("Lập phiên họp"),
        Said("Lập dự kiến"),
        _fields(typed, authorities, with_unit=True),
        typed,
        back=reverse("sessions:meetings"),
        advice=Said("Phiên họp dự kiến chưa báo cho ai; khi mời thì người được mời nhận thông báo."),
    )


@signed_in
def change(request: HttpRequest, meeting: str) -> HttpResponseBase:
    """Change what is planned; a moved day or place is told to those invited."""
    before = pages.held_by(request, meeting)
    authorities = {permission_of(request).tree[before.unit_id].key: before.unit_id}
    typed = Typed(request.POST, {**_texts(before), "unit": next(iter(authorities))})
    if request.method == "POST":
        new = _typed_meeting(typed, authorities)
        if new is not None:
            said = {name: getattr(new, name) for name in actions.FIELDS if name not in {"unit_id", "series", "state"}}
            at = timezone.localtime()
            if pages.tried(typed, lambda: actions.change(before, by=account_of(request), at=at, **said)):
                return redirect("sessions:meeting", meeting)
    back = reverse("sessions:meeting", args=[meeting])
    fields = _fields(typed, authorities, with_unit=False)
    return pages.form(
        request, Said("Sửa kế hoạch phiên họp"), Said("Ghi"), fields, typed, back=back, crumbs=[(before.title, back)]
    )


@signed_in
@require_POST
def pass_to(request: HttpRequest, meeting: str) -> HttpResponseBase:
    """The next state of a meeting."""
    before, state = pages.held_by(request, meeting), request.POST.get("state", "")
    if state not in MeetingState.values:
        raise Http404(Said("Không có tình trạng này."))
    reason = request.POST.get("reason", "")
    return pages.pressed(
        request,
        lambda: actions.pass_to(
            before, MeetingState(state), by=account_of(request), at=timezone.localtime(), reason=reason
        ),
        "sessions:meeting",
        meeting,
    )


@signed_in
def begin_series(request: HttpRequest) -> HttpResponseBase:
    """Begin a monthly series."""
    permission = _organiser(request)
    authorities = _authorities(permission)
    first = {"begins": "08:00", "minutes": "180", "day_of_month": "10", "unit": next(iter(authorities))}
    typed = Typed(request.POST, first)
    if request.method == "POST":
        series = MeetingSeries(
            unit_id=authorities.get(typed.one_of("unit", authorities), 0),
            title=typed.text("title"),
            day_of_month=count_of(typed, "day_of_month"),
            begins=typed.text("begins", at_most=5),
            minutes=count_of(typed, "minutes"),
            place=typed.text("place"),
        )
        if typed.good and pages.tried(
            typed, lambda: actions.begin_series(series, by=account_of(request), at=timezone.localtime())
        ):
            return redirect("sessions:meetings")
    moved = Said("Gặp ngày nghỉ thì lùi tới ngày làm việc")
    fields = [
        typed.field("unit", Said("Cơ quan"), "choice", choices=_unit_choices(permission)),
        typed.field("title", Said("Tên phiên họp"), placeholder=Said("Phiên họp UBND quận tháng")),
        typed.field("day_of_month", Said("Ngày trong tháng"), "number", advice=moved),
        typed.field("begins", Said("Giờ"), placeholder="08:00"),
        typed.field("minutes", Said("Số phút"), "number"),
        typed.field("place", Said("Địa điểm")),
    ]
    return pages.form(
        request, Said("Lập loạt phiên họp hằng tháng"), Said("Lập"), fields, typed, back=reverse("sessions:meetings")
    )


@signed_in
@require_POST
def plan_next(request: HttpRequest, series: str) -> HttpResponseBase:
    """The draft of a series' next meeting."""
    mine = queries.series_of(permission_of(request).units(Deed.HOLD_MEETING))
    found = next((one for one in mine if one.record.hex == series), None)
    if found is None:
        raise Http404(Said("Không có loạt phiên họp này."))
    meeting = actions.plan_next(found, by=account_of(request), at=timezone.localtime())
    return redirect("sessions:meeting", meeting.record.hex)


def _organiser(request: HttpRequest) -> Permission:
    permission = permission_of(request)
    if not _authorities(permission):
        raise PermissionDenied(Said("Chỉ văn phòng và lãnh đạo lập phiên họp."))
    return permission


def _authorities(permission: Permission) -> dict[str, int]:
    """The units whose own meetings the account organises: those where it holds the role itself, living today."""
    today = timezone.localdate()
    own = {one.unit for one in permission.held}
    units = [permission.tree[one] for one in sorted(permission.units(Deed.HOLD_MEETING) & own)]
    alive = [one for one in units if one.lives_on(today)]
    return {one.key: one.id for one in alive or units}


def _unit_choices(permission: Permission) -> list[tuple[str, str]]:
    return [(key, permission.tree[unit].name) for key, unit in _authorities(permission).items()]


def _texts(meeting: Meeting) -> dict[str, str]:
    return {
        "title": meeting.title,
        "day": write_short_date(local(meeting.begins).date()),
        "begins": f"{local(meeting.begins):%H:%M}",
        "minutes": str(meeting.minutes),
        "place": meeting.place,
        "chair": meeting.chair.username if meeting.chair else "",
        "session": meeting.session.hex if meeting.session else "",
        "preparation": meeting.preparation,
        "papers_by": write_short_date(meeting.papers_by) if meeting.papers_by else "",
    }


def _typed_meeting(typed: Typed, authorities: dict[str, int]) -> Meeting | None:
    """The meeting that a form says, or ``None`` with what is wrong told."""
    unit = authorities.get(typed.one_of("unit", authorities))
    begins = moment_of(typed, "day", "begins")
    chairs, sessions = _chairs(authorities), _sessions(authorities)
    chair = typed.one_of("chair", ["", *chairs])
    session = typed.one_of("session", ["", *(key for key, _ in sessions)])
    said = {
        "title": typed.text("title", at_most=200),
        "minutes": count_of(typed, "minutes"),
        "place": typed.text("place", at_most=200),
        "preparation": typed.raw("preparation").strip()[:4000],
        "papers_by": typed.day("papers_by", required=False),
    }
    if not typed.good or unit is None or begins is None:
        return None
    return Meeting(
        unit_id=unit, begins=begins, chair=chairs.get(chair), session=uuid.UUID(session) if session else None, **said
    )


def _fields(typed: Typed, authorities: dict[str, int], *, with_unit: bool) -> list[Field]:
    none = ("", Said("— không —"))
    tree = offices.tree_now()
    units = [(key, tree[unit].name) for key, unit in authorities.items()]
    chairs = [(key, one.name) for key, one in _chairs(authorities).items()]
    unit = typed.field("unit", Said("Cơ quan"), "choice" if with_unit else "hidden", choices=units)
    return [
        typed.field("title", Said("Tên phiên họp"), placeholder=Said("Phiên họp UBND quận tháng 3/2023")),
        *([unit] if with_unit else []),
        typed.field("day", Said("Ngày họp"), placeholder="10/3/2023"),
        typed.field("begins", Said("Giờ"), placeholder="08:00"),
        typed.field("minutes", Said("Số phút"), "number"),
        typed.field("place", Said("Địa điểm, điểm cầu")),
        typed.field("chair", Said("Chủ trì"), "choice", required=False, choices=[none, *chairs]),
        typed.field(
            "session", Said("Nghe báo cáo của kỳ"), "choice", required=False, choices=[none, *_sessions(authorities)]
        ),
        typed.field("papers_by", Said("Gửi tài liệu trước ngày"), required=False, placeholder="08/3/2023"),
        typed.field("preparation", Said("Công tác chuẩn bị"), "long", required=False),
    ]


def _chairs(authorities: dict[str, int]) -> dict[str, Account]:
    """Who may chair: those who hold a leader's role at the authority today."""
    served = offices.appointments_at(authorities.values(), timezone.localdate())
    return {one.account.username: one.account for one in served if one.role == "leader" and one.account.is_active}


def _sessions(authorities: dict[str, int]) -> list[tuple[str, str]]:
    mine = [one for one in sessions_at(latest_seal()) if one.unit in authorities.values()]
    return [
        (one.record.hex, str(told(Said("Kỳ %(code)s", code=one.code))))
        for one in sorted(mine, key=lambda one: one.held_on, reverse=True)
    ]
