"""What the pages of a meeting share: opening it, its tabs, one form, telling what was refused."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from giaoban.days.clock import VIETNAM
from giaoban.documents.files import LARGEST
from giaoban.offices.rules.tree import UnitFacts
from giaoban.offices.signed_in import permission_of
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.sessions.meetings import queries
from giaoban.sessions.meetings.models import Meeting, MeetingState
from giaoban.sessions.meetings.rules.states import WrongState
from giaoban.trail.actions import CorrectionConflict
from giaoban.web.page import render
from giaoban.web.parts import Field, Tab
from giaoban.web.typed import REFUSED, Typed
from giaoban.web.writing import told

SECTION = "sessions"
TONES = {"draft": "plain", "invited": "info", "held": "warn", "closed": "good", "cancelled": "bad"}


def opened(request: HttpRequest, key: str) -> Meeting:
    """The meeting of an address; one that the account may not know of is not there."""
    try:
        return queries.find(key, permission_of(request))
    except queries.MeetingNotFound as error:
        raise Http404(Said("Không có phiên họp này.")) from error


def held_by(request: HttpRequest, key: str) -> Meeting:
    """The meeting of an address, for those who organise it; who may only see it is told who does."""
    meeting = opened(request, key)
    if not queries.may_hold(permission_of(request), meeting):
        raise PermissionDenied(Said("Việc này của văn phòng và lãnh đạo tổ chức phiên họp; bạn chỉ xem được."))
    return meeting


def around(request: HttpRequest, meeting: Meeting, here: str) -> dict[str, Any]:
    """What every page of a meeting shows around its own part."""
    permission = permission_of(request)
    holds = queries.may_hold(permission, meeting)
    return {
        "meeting": meeting,
        "unit": permission.tree[meeting.unit_id],
        "unit_names": {one.id: one.name for one in permission.tree},
        "day": local(meeting.begins).date(),
        "hour": f"{local(meeting.begins):%H:%M}",
        "tone": TONES[meeting.state],
        "holds": holds,
        "takes_part": holds or queries.takes_part(permission, meeting),
        "tabs": _tabs(meeting, here, part=holds or queries.takes_part(permission, meeting), holds=holds),
    }


def _tabs(meeting: Meeting, here: str, *, part: bool, holds: bool) -> list[Tab]:
    begun = meeting.state in {MeetingState.HELD, MeetingState.CLOSED}
    wanted = [
        ("meeting", Said("Chương trình"), True),
        ("people", Said("Thành phần"), True),
        ("papers", Said("Tài liệu"), part),
        ("now", Said("Đang họp"), part and meeting.state in {MeetingState.INVITED, MeetingState.HELD}),
        ("conclusion", Said("Biên bản, kết luận"), begun),
    ]
    key = meeting.record.hex
    return [Tab(title, reverse(f"sessions:{name}", args=[key]), name == here) for name, title, shown in wanted if shown]


def form(
    request: HttpRequest,
    title: str,
    button: str,
    fields: Sequence[Field],
    typed: Typed,
    *,
    back: str,
    crumbs: Sequence[tuple[str, str]] = (),
    advice: str = "",
    upload: bool = False,
) -> HttpResponse:
    """A page with one form; shown again with what is wrong when it was refused."""
    context = {
        "title": title,
        "button": button,
        "fields": fields,
        "others": typed.others,
        "back": back,
        "crumbs": [(Said("Phiên họp"), reverse("sessions:meetings")), *crumbs],
        "advice": advice,
        "upload": upload,
    }
    return render(request, "sessions/form.html", context, section=SECTION, status=200 if typed.good else REFUSED)


def tried(typed: Typed, do: Callable[[], object]) -> bool:
    """Whether a deed was done; what refused it is told at its field, or for the whole form."""
    try:
        do()
    except Refused as refusal:
        for one in refusal.findings:
            _tell(typed, one)
    except (WrongState, CorrectionConflict) as refusal:
        typed.refuse(str(refusal))
    return typed.good


def pressed(request: HttpRequest, do: Callable[[], object], to: str, *args: str, done: str = "") -> HttpResponseBase:
    """A deed of one button: back to the page, which says what was done or what stood in the way."""
    try:
        do()
    except (Refused, WrongState, CorrectionConflict, ValueError) as refusal:
        messages.error(request, told(str(refusal)))
    else:
        if done:
            messages.success(request, told(done))
    return redirect(to, *args)


def file_of(request: HttpRequest, typed: Typed) -> tuple[str, bytes]:
    """Name and bytes of an uploaded file, read no further than what is taken; a missing one is told at its field."""
    given = request.FILES.get("file")
    if given is None:
        typed.wrong("file", Said("Chưa chọn tệp"))
        return "", b""
    return given.name or "", given.read(LARGEST + 1)


def moment_of(typed: Typed, day: str, hour: str) -> dt.datetime | None:
    """A moment typed as a day and an hour (08:00), in Vietnam's time."""
    on, clock = typed.day(day), typed.raw(hour).strip().replace("h", ":").replace("g", ":")
    try:
        at = dt.time.fromisoformat(clock.zfill(5))
    except ValueError:
        typed.wrong(hour, Said("Giờ ghi dạng 08:00"))
        return None
    return dt.datetime.combine(on, at, VIETNAM) if on else None


def count_of(typed: Typed, name: str) -> int:
    """A whole number that is not negative, as typed."""
    text = typed.raw(name).strip()
    if not text.isdigit():
        typed.wrong(name, Said("Ghi một số nguyên"))
        return 0
    return int(text[:6])


def local(moment: dt.datetime) -> dt.datetime:
    """A moment in Vietnam's time."""
    return moment.astimezone(VIETNAM)


def unit_titles(units: Sequence[UnitFacts]) -> list[tuple[str, str]]:
    """Units as choices of a list, by their keys."""
    return [(one.key, one.name) for one in sorted(units, key=lambda one: (one.level, one.name))]


def _tell(typed: Typed, one: Finding) -> None:
    if one.column:
        typed.wrong(one.column, one.message)
    else:
        typed.refuse(one.message)
