"""Nhật ký truy cập: who opened whose personal data, when, where and why; the person stays masked here too."""

import datetime as dt
import uuid
from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from giaoban.offices.administration.page import administrator, listing, managed
from giaoban.offices.models import Account
from giaoban.said import Said
from giaoban.subjects import queries
from giaoban.subjects.models import SubjectVersion
from giaoban.trail.models import PersonalView
from giaoban.trail.queries import current
from giaoban.web.addresses import with_query
from giaoban.web.export import Cell, csv_response, xlsx_response
from giaoban.web.pager import pager
from giaoban.web.registry import FilterField
from giaoban.web.table import row
from giaoban.web.typed import Typed
from giaoban.web.writing import moment

TITLES = (Said("Lúc"), Said("Ai xem"), Said("Của ai (che)"), Said("Khóa"), Said("Nơi xem"), Said("Lý do"))
SHORT_KEY = 8
_AT_ONCE = 500


@require_safe
@administrator
def views(request: HttpRequest) -> HttpResponseBase:
    """The views of subjects that the administered units answer for; filtered, as a page or as a file."""
    typed = Typed(request.GET)
    found = _found(request, typed)
    if request.GET.get("dinh-dang"):
        return _file(request, found)
    page = pager(request.path, request.GET, found.count())
    shown = [
        row(*(moment(cell) if isinstance(cell, dt.datetime) else cell for cell in one))
        for one in _cells(found[page.rows])
    ]
    return listing(
        request,
        Said("Nhật ký truy cập dữ liệu cá nhân"),
        TITLES,
        shown,
        page,
        fields=[
            FilterField("ai", Said("Ai xem (tên đăng nhập)"), "text", typed.raw("ai")),
            FilterField("khoa", Said("Khóa"), "text", typed.raw("khoa")),
            FilterField("tu", Said("Từ ngày"), "day", typed.raw("tu"), placeholder="01/01/2026"),
            FilterField("den", Said("Đến ngày"), "day", typed.raw("den"), placeholder="31/01/2026"),
        ],
        clear=request.path if any(typed.raw(name).strip() for name in ("ai", "khoa", "tu", "den")) else "",
        files=[
            (title, with_query(request.path, request.GET, **{"dinh-dang": kind, "trang": None}))
            for kind, title in (("xlsx", "Excel"), ("csv", "CSV"))
        ],
        empty=(Said("Chưa ai mở dữ liệu cá nhân"), Said("Mỗi lần mở xem đầy đủ hiện ở đây, kèm lý do.")),
    )


def _found(request: HttpRequest, typed: Typed) -> "QuerySet[PersonalView]":
    mine = current(SubjectVersion).filter(unit__in=list(managed(request))).values("record")
    found = PersonalView.objects.filter(subject__in=mine).order_by("-at", "-pk")
    who, key = typed.raw("ai").strip(), typed.raw("khoa").strip().lower()
    if who:
        found = found.filter(account=who)
    if key:
        found = found.filter(subject__in=_subjects_like(key, found))
    first, last = typed.day("tu", required=False), typed.day("den", required=False)
    zone = timezone.get_current_timezone()
    if first is not None:
        found = found.filter(at__gte=dt.datetime.combine(first, dt.time.min, zone))
    if last is not None:
        found = found.filter(at__lt=dt.datetime.combine(last + dt.timedelta(days=1), dt.time.min, zone))
    return found


def _subjects_like(key: str, found: "QuerySet[PersonalView]") -> list[uuid.UUID]:
    """The subjects whose key begins so: both engines keep it in a form of their own."""
    return [one for one in found.order_by().values_list("subject", flat=True).distinct() if one.hex.startswith(key)]


def _cells(rows: "QuerySet[PersonalView]") -> Iterator[tuple[dt.datetime | str, ...]]:
    """The cells of some lines: names of the accounts and masked names of the persons are looked up at once."""
    every = list(rows)
    names = dict(Account.objects.filter(username__in={one.account for one in every}).values_list("username", "name"))
    masked = queries.masked(one.subject for one in every)
    for one in every:
        whose = masked[one.subject].name if one.subject in masked else ""
        who = f"{names.get(one.account, '')} ({one.account})"
        yield one.at, who, whose, one.subject.hex[:SHORT_KEY], one.place, one.reason


def _file(request: HttpRequest, found: "QuerySet[PersonalView]") -> HttpResponseBase:
    kind = request.GET["dinh-dang"]
    if kind not in {"csv", "xlsx"}:
        raise Http404(Said("Chỉ xuất được csv hoặc xlsx."))
    write = csv_response if kind == "csv" else xlsx_response
    return write("nhat-ky-truy-cap", TITLES, _file_rows(found))


def _file_rows(found: "QuerySet[PersonalView]") -> Iterator[list[Cell]]:
    count = found.count()
    for start in range(0, count, _AT_ONCE):
        for one in _cells(found[start : start + _AT_ONCE]):
            yield [moment(cell) if isinstance(cell, dt.datetime) else cell for cell in one]
