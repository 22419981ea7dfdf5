"""Pages of narratives: to one's own unit, and one unit's texts of a month with the form that takes another in."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from giaoban.days.interval import Interval, previous_period
from giaoban.indicators.entering.sheet import authority_of
from giaoban.narratives import actions
from giaoban.narratives.models import NarrativeDraft, Origin
from giaoban.narratives.place import PAGE, REFUSED, SECTION, setting_of
from giaoban.narratives.queries import drafts, narratives, outcomes_of
from giaoban.narratives.rules.titled import titled
from giaoban.narratives.setting import Setting
from giaoban.narratives.taking import LIMITS, Given, given_file
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitFacts
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.reading.input import InputError
from giaoban.registers.rules.cells import CellError, read_day
from giaoban.said import Said
from giaoban.web.page import render
from giaoban.web.parts import Field
from giaoban.web.registry import Choice
from giaoban.web.writing import told

ACCEPTED_FILES = ".txt,.docx,.pdf,.html,.htm"


@dataclass(frozen=True)
class Asked:
    """What the form of a text holds, with what is wrong with it by field."""

    origin: str = Origin.OWN
    source: str = ""
    day: str = ""
    text: str = ""
    problem: str = ""
    day_problem: str = ""
    source_problem: str = ""


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Go to the month just over, of the units of one's authority or of one's own unit; of units that all have ended to
    their last month."""
    permission, today = permission_of(request), timezone.localdate()
    own = {held.unit for held in permission.held}
    for deed, name in ((Deed.ACCEPT, "batch"), (Deed.SUBMIT, "unit")):
        units = [permission.tree[one] for one in permission.units(deed) if one in permission.tree]
        day = _last_month_of(units, today)
        alive = [one for one in units if day is not None and one.lives_on(day)]
        if alive:
            unit = min(alive, key=lambda one: (one.id not in own, one.code))
            return redirect(f"narratives:{name}", unit.code, f"{day:%Y-%m}")
    raise PermissionDenied(Said("Tài khoản không gửi số liệu cho đơn vị nào."))


def _last_month_of(units: Sequence[UnitFacts], today: dt.date) -> dt.date | None:
    """The last day of the month just over, or the last day of the units that lived longest where all have ended."""
    end = previous_period(Interval.month(today.year, today.month)).end
    if any(one.lives_on(end) for one in units):
        return end
    return max((one.last_day for one in units if one.last_day is not None and one.last_day < end), default=None)


@signed_in
def unit(request: HttpRequest, unit: str, period: str) -> HttpResponse:
    """The texts of a unit and month: what waits, what was taken in; giving another as a file or by paste."""
    here, asked = setting_of(request, unit, period), Asked()
    permission = permission_of(request)
    if request.method == "POST":
        permission.require(Deed.ACCEPT if _publishes(request) else Deed.SUBMIT, [here.unit.id])
        draft, asked = _give(request, here)
        if draft is not None:
            return redirect("narratives:decide", draft.pk)
    taken = narratives([here.unit.id], here.start, here.end)
    authority = here.reader.tree[authority_of(here.reader, here.unit.id)]
    context = {
        "here": here,
        "may_give": permission.may(Deed.SUBMIT, here.unit.id),
        "fields": _fields(asked, may_publish=permission.may(Deed.ACCEPT, here.unit.id)),
        "asked": asked,
        "accepted_files": ACCEPTED_FILES,
        "waiting": drafts([here.unit.id], here.start, here.end),
        "taken": [(one, outcomes_of([one.record]).get(one.record, {})) for one in taken],
        "before": _address(here, -1),
        "after": _address(here, 1),
        "all_units": reverse("narratives:batch", args=[authority.code, here.period])
        if permission.may(Deed.SEE, authority.id)
        else "",
    }
    status = REFUSED if asked.problem or asked.day_problem or asked.source_problem else 200
    return render(request, "narratives/unit.html", context, section=SECTION, page=PAGE, status=status)


def _address(here: Setting, months: int) -> str:
    day = here.start - dt.timedelta(days=1) if months < 0 else here.end + dt.timedelta(days=1)
    return reverse("narratives:unit", args=[here.unit.code, f"{day:%Y-%m}"])


def _fields(asked: Asked, *, may_publish: bool) -> list[Field]:
    origins = [Choice(value, label, value == asked.origin) for value, label in Origin.choices]
    day = Field(
        "ngay", Said("Ngày của văn bản"), "text", asked.day, asked.day_problem,
        Said("Để trống thì lấy ngày cuối kỳ; cho năm của ngày mà văn bản không ghi năm."), placeholder="07/3/2023",
    )  # fmt: skip
    if not may_publish:
        return [day]
    source = Field(
        "nguon", Said("Nguồn"), "text", asked.source, asked.source_problem, Said("Bắt buộc khi là số nơi khác công bố.")
    )
    return [Field("loai", Said("Văn bản là"), "choice", asked.origin, choices=origins), source, day]


def _publishes(request: HttpRequest) -> bool:
    return request.POST.get("loai") == Origin.PUBLISHED


def _give(request: HttpRequest, here: Setting) -> tuple[NarrativeDraft | None, Asked]:
    origin = request.POST.get("loai", Origin.OWN)
    asked = Asked(
        origin if origin in Origin.values else Origin.OWN,
        request.POST.get("nguon", "").strip()[:200],
        request.POST.get("ngay", "").strip(),
        request.POST.get("van-ban", ""),
    )
    if asked.origin == Origin.PUBLISHED and not asked.source:
        return None, replace(asked, source_problem=Said("Hãy ghi nguồn"))
    try:
        day = read_day(asked.day) if asked.day else None
    except CellError as error:
        return None, replace(asked, day_problem=str(error))
    at = timezone.localtime()
    try:
        given = replace(_given(request, asked, at), source=asked.source, told_on=day)
        setting = replace(here, origin=asked.origin)
        [draft] = actions.keep([setting], [given], by=account_of(request), at=at)
    except InputError as error:
        return None, replace(asked, problem=str(error))
    count = len(draft.offers)
    messages.success(request, told(Said("Đọc được %(count)s con số; hãy nhận hoặc không nhận từng số.", count=count)))
    return draft, asked


def _given(request: HttpRequest, asked: Asked, at: dt.datetime) -> Given:
    file = request.FILES.get("tep")
    if file is not None:
        return given_file(file.name or "", file.read(LIMITS.file_bytes + 1))
    if not asked.text.strip():
        raise InputError(Said("Chọn một tệp, hoặc dán văn bản."))
    name = titled(asked.text) or Said("Văn bản dán lúc %(moment)s", moment=f"{at:%H:%M %d/%m/%Y}")
    return Given(name, asked.text)
