"""Pages of the book of law and of the working calendar, with the authority's own entries."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from giaoban.days import OfficialCalendar, OutsideCalendar
from giaoban.law import Book, LawError, Norm, OfficeEntry
from giaoban.law.answer import OFFICE, SEEN, value_lines, word
from giaoban.law.values import plain
from giaoban.offices import actions, queries
from giaoban.offices.models import OfficeNorm
from giaoban.offices.own_law import deadlines
from giaoban.offices.rules.norm_fields import NormField, NotFillable, fields_of, value_of
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.said import Said, at_start
from giaoban.web.page import render
from giaoban.web.writing import told
from giaoban.words.dates import read_date, write_short_date
from giaoban.words.errors import WordsError
from giaoban.words.fold import fold

SECTION, PAGE = "catalogue", "law"
REFUSED = 422
OVERRIDE = "calendar.day_override"
GROUPS: Mapping[str, str] = {
    "calendar": Said("Lịch làm việc"),
    "reporting": Said("Chế độ báo cáo"),
    "budget": Said("Ngân sách"),
    "documents": Said("Thể thức văn bản"),
    "penalties": Said("Xử phạt vi phạm hành chính"),
    "tasks": Said("Theo dõi nhiệm vụ"),
    "sessions": Said("Phiên họp"),
    "notices": Said("Thông báo"),
    "signin": Said("Đăng nhập"),
    "webhooks": Said("Báo cho hệ thống khác"),
}


@require_safe
@signed_in
def norms(request: HttpRequest) -> HttpResponse:
    """Every norm with its value on a day, the office's own marked."""
    wrong: dict[str, str] = {}
    day, wanted = _asked_day(request.GET, wrong), fold(request.GET.get("tim", ""))
    book = queries.book()
    groups: dict[str, list[dict[str, Any]]] = {}
    for name in book.names():
        title = book.history(name)[0].title
        if wanted in fold(f"{name} {title}"):
            group = name.partition(".")[0]
            groups.setdefault(group, []).append({"name": name, "title": at_start(title), **_on(book, name, day)})
    context = {
        "groups": [(GROUPS.get(code, code), rows) for code, rows in groups.items()],
        "day": day,
        "typed_day": request.GET.get("ngay") if wrong else write_short_date(day),
        "problem": wrong.get("ngay", ""),
        "sought": request.GET.get("tim", ""),
        "year": day.year,
    }
    return render(request, "offices/norms.html", context, section=SECTION, page=PAGE)


@signed_in
def norm(request: HttpRequest, name: str) -> HttpResponse:
    """One norm through time, and entering the office's own value after seeing which deadlines it moves."""
    book, today = queries.book(), timezone.localdate()
    try:
        history = book.history(name)
    except LawError as error:
        raise Http404(str(error)) from error
    unit = _managed(request)
    typed = _typed(request)
    fields, refusal = _fields(history[-1].value)
    wrong: dict[str, str] = {}
    changes: Sequence[deadlines.Moved] | None = None
    if request.method == "POST" and unit is not None:
        entry, wrong = _entry(name, history[-1].value, typed)
        if entry is not None:
            if request.POST.get("lam") == "save":
                actions.enter_norm(entry, unit_id=unit, by=account_of(request), at=timezone.localtime())
                messages.success(request, told(Said("Đã ghi giá trị riêng của cơ quan.")))
                return redirect("own_law:norm", name)
            changes = _moved(request, book, [entry], today)
    elif request.method == "POST":
        permission_of(request).require(Deed.MANAGE, [held.unit for held in permission_of(request).held])
    context = {
        "name": name,
        "title": at_start(history[0].title),
        "measured_in": history[0].unit,
        "history": [_told_norm(one, today) for one in reversed(history)],
        "fields": [_field(one, typed, wrong) for one in fields] if unit is not None else [],
        "facts": _document_fields(typed, wrong),
        "refusal": refusal if unit is not None else "",
        "wrong": wrong,
        "changes": changes,
        "may_enter": unit is not None,
    }
    return render(request, "offices/norm.html", context, section=SECTION, page=PAGE, status=REFUSED if wrong else 200)


@signed_in
def year(request: HttpRequest, number: int) -> HttpResponse:
    """The working calendar of a year, and announcing a day off with the day worked for it."""
    book, today = queries.book(), timezone.localdate()
    calendar = OfficialCalendar.from_book(book)
    try:
        months = [_month(calendar, dt.date(number, month, 1)) for month in range(1, 13)]
    except (OutsideCalendar, ValueError) as error:
        raise Http404(str(error)) from error
    unit = _managed(request)
    typed = _typed(request)
    wrong: dict[str, str] = {}
    changes: Sequence[deadlines.Moved] | None = None
    if request.method == "POST":
        permission_of(request).require(
            Deed.MANAGE, [unit] if unit is not None else [held.unit for held in permission_of(request).held]
        )
        entries, wrong = _swap(calendar, typed)
        if entries and unit is not None:
            if request.POST.get("lam") == "save":
                actions.enter_norms(entries, unit_id=unit, by=account_of(request), at=timezone.localtime())
                messages.success(request, told(Said("Đã ghi ngày hoán đổi; các hạn được tính lại.")))
                return redirect("own_law:year", number)
            changes = _moved(request, book, entries, today)
    context = {
        "year": number,
        "months": months,
        "provisional": calendar.is_provisional(number),
        "off": [(day, calendar.why(day)) for day in _days(number) if _is_special(calendar, day)],
        "typed": typed,
        "facts": _swap_fields(typed, wrong),
        "wrong": wrong,
        "changes": changes,
        "may_enter": unit is not None,
        "today": today,
    }
    return render(
        request, "offices/calendar.html", context, section=SECTION, page=PAGE, status=REFUSED if wrong else 200
    )


def _typed(request: HttpRequest) -> dict[str, str]:
    return {key: str(value) for key, value in request.POST.items() if key != "csrfmiddlewaretoken"}


def _managed(request: HttpRequest) -> int | None:
    """The unit whose own law the account may enter: where it is administrator."""
    permission = permission_of(request)
    return next((held.unit for held in permission.held if permission.may(Deed.MANAGE, held.unit)), None)


def _moved(
    request: HttpRequest, book: Book, entries: Sequence[OfficeNorm], today: dt.date
) -> Sequence[deadlines.Moved]:
    by = account_of(request).username
    later = book.with_entries(
        OfficeEntry(one.name, one.value, one.since, one.document, one.document_day, by, one.until) for one in entries
    )
    return deadlines.moved(book, later, permission_of(request), today)


def _on(book: Book, name: str, day: dt.date) -> dict[str, Any]:
    try:
        return {"norm": _told_norm(book.norm(name, day), day), "refused": ""}
    except LawError as refusal:
        return {"norm": None, "refused": str(refusal)}


def _told_norm(one: Norm, day: dt.date) -> dict[str, Any]:
    lines = value_lines(one)
    return {
        "lines": lines,
        "short": lines[0].partition(": ")[2] if len(lines) == 1 else "",
        "since": one.since,
        "until": one.until,
        "citation": one.citation,
        "seen": OFFICE if one.office else SEEN[one.confidence],
        "office": one.office,
        "in_force": one.in_force(day),
        "hint": not one.may_block,
    }


def _fields(value: Any) -> tuple[list[NormField], str]:
    try:
        return fields_of(value), ""
    except NotFillable as refusal:
        return [], str(refusal)


def _field(one: NormField, typed: Mapping[str, str], wrong: Mapping[str, str]) -> dict[str, Any]:
    label = " · ".join(word(step) for step in one.words) or Said("Giá trị")
    return _shown(one.name, label, typed.get(one.name, one.text), wrong)


def _shown(name: str, label: str, value: str, wrong: Mapping[str, str], help_: str = "") -> dict[str, Any]:
    kind = {"kind": "text", "choices": (), "placeholder": "", "required": True}
    return {"name": name, "label": label, "value": value, "error": wrong.get(name, ""), "help": help_, **kind}


def _document_fields(typed: Mapping[str, str], wrong: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        _shown("tu", Said("Từ ngày"), typed.get("tu", ""), wrong),
        {**_shown("den", Said("Đến hết ngày"), typed.get("den", ""), wrong), "required": False},
        *_paper(typed, wrong),
    ]


def _paper(typed: Mapping[str, str], wrong: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        _shown("van-ban", Said("Số văn bản"), typed.get("van-ban", ""), wrong, Said("ví dụ 12/TB-UBND")),
        _shown("ngay-van-ban", Said("Ngày văn bản"), typed.get("ngay-van-ban", ""), wrong),
    ]


def _swap_fields(typed: Mapping[str, str], wrong: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        _shown("nghi", Said("Ngày nghỉ"), typed.get("nghi", ""), wrong, Said("ngày làm việc được cho nghỉ")),
        {
            **_shown("lam-bu", Said("Ngày làm bù"), typed.get("lam-bu", ""), wrong, Said("để trống nếu không làm bù")),
            "required": False,
        },
        *_paper(typed, wrong),
    ]


def _entry(name: str, shape: Any, typed: Mapping[str, str]) -> tuple[OfficeNorm | None, dict[str, str]]:
    """The office's own entry from what was typed, or what is wrong by field."""
    value, wrong = value_of(shape, typed)
    since, until = _typed_day(typed, "tu", wrong), _typed_day(typed, "den", wrong, required=False)
    if since and until and until < since:
        wrong["den"] = Said("Ngày hết hiệu lực trước ngày bắt đầu")
    document, document_day = _document(typed, wrong)
    if wrong or since is None or document_day is None:
        return None, wrong
    said = {"since": since, "until": until, "document": document, "document_day": document_day}
    return OfficeNorm(name=name, value=plain(value), **said), {}


def _swap(calendar: OfficialCalendar, typed: Mapping[str, str]) -> tuple[list[OfficeNorm], dict[str, str]]:
    """A day off and the day worked for it, as two entries of one document."""
    wrong: dict[str, str] = {}
    off, worked = _typed_day(typed, "nghi", wrong), _typed_day(typed, "lam-bu", wrong, required=False)
    document, document_day = _document(typed, wrong)
    for name, day, working in (("nghi", off, True), ("lam-bu", worked, False)):
        if day is not None and name not in wrong and _cannot(calendar, day, working=working):
            wrong[name] = _cannot(calendar, day, working=working)
    if wrong or off is None or document_day is None:
        return [], wrong
    pairs = [(off, False, worked), *([(worked, True, off)] if worked else [])]
    return [
        OfficeNorm(
            name=OVERRIDE,
            value={"working": working, "other_day": other.isoformat() if other else None},
            since=day, until=day, document=document, document_day=document_day,
        )
        for day, working, other in pairs
    ], {}  # fmt: skip


def _cannot(calendar: OfficialCalendar, day: dt.date, *, working: bool) -> str:
    """Why a day cannot be given off, or worked: it already is; "" where it can."""
    try:
        is_working = calendar.is_working_day(day)
    except OutsideCalendar as error:
        return str(error)
    if is_working == working:
        return ""
    return Said("%(why)s: ngày này đã như vậy", why=calendar.why(day))


def _document(typed: Mapping[str, str], wrong: dict[str, str]) -> tuple[str, dt.date | None]:
    document = typed.get("van-ban", "").strip()
    if not document:
        wrong["van-ban"] = Said("Phải ghi số văn bản thông báo")
    return document, _typed_day(typed, "ngay-van-ban", wrong)


def _typed_day(typed: Mapping[str, str], name: str, wrong: dict[str, str], *, required: bool = True) -> dt.date | None:
    text = typed.get(name, "").strip()
    if not text and not required:
        return None
    try:
        return read_date(text)
    except WordsError:
        wrong[name] = Said("«%(text)s» không phải ngày; cần dạng 07/3/2023", text=text)
        return None


def _asked_day(given: Mapping[str, str], wrong: dict[str, str]) -> dt.date:
    """The day whose law is shown; today where none was typed or what was typed is none."""
    return _typed_day(given, "ngay", wrong, required=False) or timezone.localdate()


def _days(number: int) -> Iterator[dt.date]:
    first = dt.date(number, 1, 1)
    return (first + dt.timedelta(days=step) for step in range((dt.date(number + 1, 1, 1) - first).days))


def _is_special(calendar: OfficialCalendar, day: dt.date) -> bool:
    """A weekday off or a rest day worked."""
    return calendar.is_working_day(day) != (day.isoweekday() in calendar.book.norm("calendar.working_week", day).value)


def _month(calendar: OfficialCalendar, first: dt.date) -> dict[str, Any]:
    """A month as weeks of days, Monday first; days of other months are empty."""
    days = [day for day in _days(first.year) if day.month == first.month]
    cells: list[dict[str, Any] | None] = [None] * first.weekday()
    cells += [
        {"day": day, "working": calendar.is_working_day(day), "special": _is_special(calendar, day),
         "why": calendar.why(day)}
        for day in days
    ]  # fmt: skip
    cells += [None] * (-len(cells) % 7)
    return {"first": first, "weeks": [cells[start : start + 7] for start in range(0, len(cells), 7)],
            "working_days": sum(1 for day in days if calendar.is_working_day(day))}  # fmt: skip
