"""The start of an empty home (bắt đầu): the setup code, the authority from the table of units, its first person."""

import datetime as dt
from collections.abc import Callable
from contextlib import ExitStack
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from giaoban.founding import actions, long_loads, steps, uploads
from giaoban.founding.actions import AlreadyFounded, FirstPerson, FirstUnit
from giaoban.founding.page import authority, done, show, upload_page
from giaoban.founding.unit_table import COMMUNE, PROVINCE, SOURCE, TableRow, provinces, table
from giaoban.founding.unit_table import found as found_in_table
from giaoban.offices.long_work import store
from giaoban.offices.long_work.views import work_page
from giaoban.offices.models import Account, Appointment, Level, Role, UnitVersion
from giaoban.offices.sign_in import journal, links, passwords, sessions
from giaoban.offices.sign_in.models import LinkPurpose
from giaoban.offices.sign_in.models import Outcome as SignInOutcome
from giaoban.offices.sign_in.policy import policy
from giaoban.offices.sign_in.visitor import visitor_of
from giaoban.offices.signed_in import permission_of, signed_in
from giaoban.offices.views import check_new_password, password_fields
from giaoban.said import Said
from giaoban.trail.queries import current
from giaoban.web import errors
from giaoban.web.registry import Choice
from giaoban.web.typed import REFUSED, Typed
from giaoban.words.dates import write_short_date

CODE = "ma_thiet_lap"
"""Kept in the session of the browser that showed the setup code."""
SHOWN = 60
VISITORS_NAME = "thiet-lap"
Page = Callable[[HttpRequest], HttpResponseBase]
LEVELS = ((COMMUNE, Said("Phường, xã, đặc khu")), (PROVINCE, Said("Tỉnh, thành phố")))


@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """The first page of an empty home asks for the setup code; afterwards it is the list of steps."""
    if UnitVersion.objects.exists():
        return checklist(request)  # type: ignore[return-value]
    if _opened(request):
        return redirect("founding:choose_unit")
    problem, status = "", 200
    if request.method == "POST":
        problem, status = _code_problem(request)
        if not problem:
            return redirect("founding:choose_unit")
    return show(request, "code", {"problem": problem}, status=status)


@signed_in
def checklist(request: HttpRequest) -> HttpResponse:
    """The steps to the first report, what is done, who may do what is left."""
    unit = authority(request)
    listed = steps.steps_of(permission_of(request), unit)
    return show(request, "checklist", {"unit": unit, "steps": listed, "left": [one for one in listed if not one.done]})


def setting_up(view: Page) -> Page:
    """Only for the browser that showed the setup code, and only while no authority stands."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        if UnitVersion.objects.exists() or not _opened(request):
            return redirect("founding:start")
        return view(request)

    return never_cache(wraps(view)(guarded))


@setting_up
def choose_unit(request: HttpRequest) -> HttpResponse:
    """Pick the authority from the table of today's units, or go on without it."""
    level = request.GET.get("cap", COMMUNE)
    province, text = request.GET.get("tinh", ""), request.GET.get("tim", "")
    asked = bool(province or text or level == PROVINCE)
    units = found_in_table(level, province, text) if asked else []
    context = {
        "levels": [Choice(key, title, key == level) for key, title in LEVELS],
        "provinces": [Choice("", Said("tất cả"), not province), *_province_choices(province)],
        "text": text,
        "units": [(one, table()[one.parent].name if one.parent else "") for one in units[:SHOWN]],
        "more": max(0, len(units) - SHOWN),
        "asked": asked,
        "source": SOURCE,
    }
    return show(request, "choose_unit", context)


@sensitive_post_parameters("mat-khau", "lai")
@setting_up
def found(request: HttpRequest) -> HttpResponse:
    """Name the authority and its first administrator; from here on the administrator is signed in."""
    now = timezone.localtime()
    picked = table().get(request.GET.get("ma", ""))
    typed = Typed(request.POST, _first_texts(picked))
    if request.method == "POST":
        unit, person = _first_unit(typed), _first_person(typed)
        check_new_password(typed, None)
        if typed.good and unit is not None:
            return _found(request, typed, unit, person, now)
    fields = [
        typed.field("name", Said("Tên cơ quan (đơn vị hành chính)"), placeholder="Phường Thanh Xuân"),
        typed.field("code", Said("Mã đơn vị")),
        typed.field("level", Said("Cấp"), "choice", choices=_levels()),
        typed.field("valid_from", Said("Hoạt động từ ngày"), placeholder="01/7/2025"),
        typed.field("parent", Said("Thuộc tỉnh, thành phố"), "choice", required=False, choices=_parents()),
        typed.field("document", Said("Văn bản thành lập"), required=False, placeholder="1656/NQ-UBTVQH15"),
    ]
    own = [
        typed.field("person", Said("Họ và tên của bạn")),
        typed.field("post", Said("Chức vụ"), placeholder="Chuyên viên Văn phòng"),
        typed.field("username", Said("Tên đăng nhập"), placeholder="ten.ho"),
        *password_fields(typed),
    ]
    office = request.method != "POST" or bool(request.POST.get("office"))
    context = {"fields": fields, "own": own, "office": office, "others": typed.others, "source": SOURCE}
    return show(request, "found", context, status=200 if typed.good else REFUSED)


@setting_up
def first_folder(request: HttpRequest) -> HttpResponse:
    """An empty home filled by a whole folder: its administrators get one-time links, for it brings no passwords."""
    if request.method != "POST":
        return upload_page(request, first=True)
    now = timezone.localtime()
    with ExitStack() as files:
        try:
            folder = files.enter_context(uploads.as_folder(request.FILES.getlist("tep")))
            if uploads.is_long(folder):
                long_loads.begin_first(files, folder, code=int(request.session[CODE]), at=now)
                return redirect("founding:first_wait")
            outcome = actions.load_first_folder(folder, at=now)
        except (uploads.BadUpload, AlreadyFounded) as refusal:
            return upload_page(request, first=True, problem=str(refusal))
    if outcome.refused:
        return upload_page(request, first=True, outcome=outcome)
    return _first_links(request, long_loads.words_of(outcome, only_check=False), now)


@never_cache
@require_safe
def first_wait(request: HttpRequest) -> HttpResponse:
    """How far the first folder has come; once it is in, the administrators' links, this once."""
    now = timezone.localtime()
    work = long_loads.first_work(int(request.session[CODE]), now) if _opened(request) else None
    if work is None:
        return redirect("founding:start")
    if work.state != store.DONE or work.came is None:
        return work_page(request, work, reverse("founding:first_wait"))
    if "HX-Request" in request.headers:  # the piece of a page that waits has no place for links shown once
        return HttpResponse(headers={"HX-Refresh": "true"})
    return _first_links(request, work.came.words, now)


def _first_links(request: HttpRequest, words: str, now: dt.datetime) -> HttpResponse:
    links.use_setup_code(int(request.session.pop(CODE)), at=now)
    days = policy(now.date()).invitation_days
    held = current(Appointment).filter(role=Role.ADMINISTRATOR).values("account")
    invited = [
        (
            one,
            request.build_absolute_uri(
                reverse(
                    "offices:open_link",
                    args=[links.new_link(one, LinkPurpose.INVITATION, days=days, by=VISITORS_NAME, at=now)],
                )
            ),
        )
        for one in Account.objects.filter(pk__in=held)
    ]
    return show(request, "first_links", {"invited": invited, "words": words})


def _opened(request: HttpRequest) -> bool:
    number = request.session.get(CODE)
    return isinstance(number, int) and links.setup_code_is_good(number, at=timezone.localtime())


def _code_problem(request: HttpRequest) -> tuple[str, int]:
    now, visitor = timezone.localtime(), visitor_of(request)
    limits = policy(now.date()).lock_out
    if journal.must_wait(VISITORS_NAME, visitor, limits, at=now):
        return Said("Sai quá nhiều lần. Chờ %(minutes)s phút rồi thử lại.", minutes=limits.minutes), 429
    try:
        link = links.find(links.bare_code(request.POST.get("ma", "")), at=now)
    except links.LinkRefused:
        link = None
    if link is None or link.purpose != LinkPurpose.SETUP:
        journal.note(SignInOutcome.WRONG_PASSWORD, visitor, at=now, username=VISITORS_NAME)
        return Said("Mã thiết lập không đúng hoặc đã hết hạn. Lập mã mới: giaoban setup-code."), 401
    request.session.cycle_key()
    request.session[CODE] = link.pk
    return "", 200


def _found(request: HttpRequest, typed: Typed, unit: FirstUnit, person: FirstPerson, now: dt.datetime) -> HttpResponse:
    try:
        account = actions.found(unit, person, setup_code=int(request.session[CODE]), at=now)
    except AlreadyFounded as refusal:
        return errors.cannot(request, Said("Không lập được cơ quan"), str(refusal), "")
    del request.session[CODE]
    passwords.set_password(account, typed.raw("mat-khau"), visitor_of(request), at=now)
    sessions.begin(request, account, at=now)
    journal.note(SignInOutcome.SIGNED_IN, visitor_of(request), at=now, account=account)
    return done(request, Said("Đã lập %(name)s.", name=unit.name))


def _first_texts(picked: TableRow | None) -> dict[str, str]:
    if picked is None:
        return {}
    said = {"name": picked.name, "code": picked.code, "level": picked.level, "parent": picked.parent}
    return {**said, "valid_from": write_short_date(picked.valid_from)}


def _first_unit(typed: Typed) -> FirstUnit | None:
    name, code = typed.text("name"), typed.text("code", at_most=20)
    level = typed.one_of("level", [key for key, _ in _levels()])
    first, document = typed.day("valid_from"), typed.text("document", required=False, at_most=200)
    above = table().get(typed.raw("parent"))
    if level in {Level.COMMUNE, Level.DISTRICT} and above is None:
        typed.wrong("parent", Said("Chọn tỉnh, thành phố mà đơn vị thuộc về"))
    if first is None:
        return None
    parent = (above.code, above.name, min(above.valid_from, first), above.level) if above else None
    return FirstUnit(code, first, name, level, parent if level != Level.PROVINCE else None, document)


def _first_person(typed: Typed) -> FirstPerson:
    username = typed.text("username", at_most=80)
    return FirstPerson(username, typed.text("person"), typed.text("post"), bool(typed.raw("office")))


def _levels() -> list[tuple[str, str]]:
    return [(key, label) for key, label in Level.choices if key != Level.OFFICE]


def _parents() -> list[tuple[str, str]]:
    return [("", Said("— không —")), *((one.code, f"{one.name} ({one.code})") for one in provinces())]


def _province_choices(chosen: str) -> list[Choice]:
    return [Choice(one.code, one.name, one.code == chosen) for one in provinces()]
