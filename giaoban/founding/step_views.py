"""The steps of the start (các bước): catalogue, spreadsheets, plans, first session, outline."""

import datetime as dt
from contextlib import ExitStack

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from giaoban.days.interval import Interval, month_end
from giaoban.days.windows import reporting_window
from giaoban.founding import actions, long_loads, uploads
from giaoban.founding import catalogue as shipped
from giaoban.founding.page import SECTION, authority, done, show, upload_page
from giaoban.indicators import actions as indicators
from giaoban.indicators.catalogue import Catalogue, holds
from giaoban.indicators.models import IndicatorVersion, Plan, ReportingSession
from giaoban.offices.queries import book
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitFacts
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers.rules.cells import CellError, read_amount
from giaoban.registers.rules.finding import Refused
from giaoban.said import Said
from giaoban.trail.queries import current
from giaoban.web import errors
from giaoban.web.page import render
from giaoban.web.parts import Field
from giaoban.web.table import headings, row
from giaoban.web.typed import REFUSED, Typed
from giaoban.web.writing import told
from giaoban.words.count import read_count
from giaoban.words.errors import WordsError

HEAD = {
    "parent_agency": Said("Cơ quan chủ quản"),
    "agency": Said("Cơ quan ban hành"),
    "symbol": Said("Ký hiệu"),
    "place": Said("Địa danh"),
    "subject": Said("Trích yếu"),
    "addressees": Said("Kính gửi"),
    "recipients": Said("Nơi nhận"),
    "authority_lines": Said("Quyền hạn, chức vụ người ký"),
}


@signed_in
def catalogue(request: HttpRequest) -> HttpResponse:
    """Take the shipped catalogue, or load a folder of one's own."""
    unit = authority(request, Deed.CATALOGUE)
    has = current(IndicatorVersion).exists()
    if request.method == "POST" and not has:
        try:
            count = actions.take_catalogue(unit, by=account_of(request), at=timezone.localtime())
        except Refused as refusal:
            return errors.cannot(request, Said("Chưa nhận được danh mục"), str(refusal), Said("Chưa ghi gì."))
        return done(request, Said("Đã nhận %(count)s chỉ tiêu.", count=count))
    rows = [
        row(one.indicator.code, one.name, one.measured_in, one.responsible, one.plan_by)
        for one in ([] if has else shipped.definitions(unit, permission_of(request).tree))
    ]
    titles = (Said("Mã"), Said("Chỉ tiêu"), Said("Đơn vị tính"), Said("Cơ quan chịu trách nhiệm"), Said("Cấp giao"))
    context = {"unit": unit, "has": has, "headings": headings(*titles), "rows": rows}
    return show(request, "catalogue", context)


@signed_in
def upload(request: HttpRequest) -> HttpResponse:
    """Load spreadsheets into the authority: the same gate as the command, nothing loaded when anything is refused."""
    unit = authority(request, Deed.CATALOGUE)
    if request.method != "POST":
        return upload_page(request)
    only_check = "thu" in request.POST
    with ExitStack() as files:
        try:
            folder = files.enter_context(uploads.as_folder(request.FILES.getlist("tep")))
        except uploads.BadUpload as refusal:
            return upload_page(request, problem=str(refusal))
        if uploads.is_long(folder):
            return long_loads.begin(request, files, folder, unit, only_check=only_check)
        outcome = actions.load_folder(folder, unit, by=account_of(request), at=timezone.localtime(), dry_run=only_check)
    words = long_loads.words_of(outcome, only_check=only_check)
    if outcome.refused or only_check:
        return upload_page(request, outcome=outcome, checked="" if outcome.refused else words)
    return done(request, words)


@signed_in
def plans(request: HttpRequest) -> HttpResponse:
    """The plans of the year by one decision; what is left empty is not assigned."""
    unit = authority(request, Deed.PLAN)
    today = timezone.localdate()
    typed = Typed(request.POST, {"year": str(today.year), "in_force_from": f"01/01/{today.year}"})
    wanted = [one for one in Catalogue.standing() if one.plan_by and not one.plan_source and holds(one, today)]
    if request.method == "POST":
        made = _plans(typed, unit, wanted)
        if typed.good:
            try:
                indicators.assign_plans(made, by=account_of(request), at=timezone.localtime())
            except Refused as refusal:
                typed.refuse(str(refusal))
            else:
                return done(request, Said("Đã ghi %(count)s chỉ tiêu giao.", count=len(made)))
    fields = [
        typed.field("year", Said("Năm ngân sách")),
        typed.field(
            "assigner", Said("Cấp giao"), required=False, advice=Said("Để trống là cấp giao của từng chỉ tiêu.")
        ),
        typed.field("decision", Said("Số quyết định"), placeholder="5000/QĐ-UBND"),
        typed.field("decision_day", Said("Ngày quyết định")),
        typed.field("in_force_from", Said("Có hiệu lực từ")),
    ]
    values = [typed.field(f"v-{one.indicator.code}", one.name, required=False, advice=_expected(one)) for one in wanted]
    context = {"unit": unit, "fields": fields, "values": values, "others": typed.others, "wanted": wanted}
    return show(request, "plans", context, status=200 if typed.good else REFUSED)


@signed_in
def session(request: HttpRequest) -> HttpResponse:
    """The first reporting session: the month it reports, the day it is held, until when figures count."""
    unit = authority(request, Deed.CLOSE)
    today = timezone.localdate()
    typed = Typed(request.POST, {"month": f"{today.month:02d}/{today.year}", "window": "month"})
    windows = [("month", Said("Cả tháng")), ("law", Said("Theo Nghị định 09/2019/NĐ-CP: ngày 15 đến ngày 14"))]
    if request.method == "POST":
        month, held_on = _month(typed), typed.day("held_on")
        kind = typed.one_of("window", [key for key, _ in windows])
        if typed.good and month is not None and held_on is not None:
            interval = reporting_window("month", month, book(), held_on) if kind == "law" else month
            made = _session(typed, unit, interval, held_on)
            if made is not None:
                indicators.open_session(made, {}, by=account_of(request), at=timezone.localtime())
                return done(request, Said("Đã mở kỳ %(code)s.", code=made.code))
    fields = [
        typed.field("month", Said("Báo cáo tháng"), placeholder="11/2026"),
        typed.field("held_on", Said("Ngày họp giao ban"), placeholder="05/12/2026"),
        typed.field("window", Said("Chốt số liệu"), "choice", choices=windows),
    ]
    return _form(request, Said("Mở kỳ giao ban đầu tiên"), Said("Mở kỳ"), fields, typed)


@signed_in
def outline(request: HttpRequest) -> HttpResponse:
    """The shipped outline, with the head and the signature worded by the office."""
    unit = authority(request, Deed.WRITE_REPORT)
    if not current(IndicatorVersion).exists():
        messages.warning(request, told(Said("Nhận danh mục chỉ tiêu trước: câu của đề cương nêu các chỉ tiêu đó.")))
        return redirect("founding:catalogue")
    typed = Typed(request.POST, shipped.letterhead(unit, permission_of(request).tree))
    if request.method == "POST":
        optional = {"parent_agency", "addressees"}
        said = {
            name: typed.text(name, required=name not in optional, at_most=80 if name == "place" else 500)
            for name in HEAD
        }
        if typed.good:
            try:
                actions.write_outline(unit, said, by=account_of(request), at=timezone.localtime())
            except Refused as refusal:
                typed.refuse(str(refusal))
            else:
                return done(request, Said("Đã nhận đề cương báo cáo."))
    lists = {"addressees", "recipients", "authority_lines"}
    many = Said("Nhiều mục cách nhau bằng dấu |")
    fields = [
        typed.field(
            name,
            title,
            "long" if name == "subject" else "text",
            required=name not in {"parent_agency", "addressees"},
            advice=many if name in lists else "",
        )
        for name, title in HEAD.items()
    ]
    return _form(request, Said("Đề cương báo cáo"), Said("Nhận đề cương chung"), fields, typed)


def _plans(typed: Typed, unit: UnitFacts, wanted: list[IndicatorVersion]) -> list[Plan]:
    decision, signed, since = typed.text("decision", at_most=80), typed.day("decision_day"), typed.day("in_force_from")
    assigner = typed.text("assigner", required=False, at_most=80)
    year = typed.text("year")
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        typed.wrong("year", Said("Ghi năm bằng bốn chữ số"))
    made = []
    for one in wanted:
        value = _number(typed, f"v-{one.indicator.code}", one)
        if value is not None and signed is not None and since is not None and typed.good:
            made.append(
                Plan(
                    indicator=one.indicator,
                    unit_id=unit.id,
                    year=int(year),
                    assigner=assigner or one.plan_by,
                    decision=decision,
                    decision_day=signed,
                    in_force_from=since,
                    value=value,
                )
            )
    if typed.good and not made:
        typed.refuse(Said("Chưa ghi số cho chỉ tiêu nào."))
    return made


def _number(typed: Typed, name: str, one: IndicatorVersion) -> int | None:
    """A value in the smallest steps of its indicator, money in đồng."""
    text = typed.raw(name).strip()
    if not text:
        return None
    try:
        if one.measured_in == "VND":
            return read_amount(text)
        exact = read_count(text) * 10**one.decimals
    except (CellError, WordsError) as error:
        typed.wrong(name, str(error))
        return None
    if exact != int(exact):
        typed.wrong(name, Said("Chỉ tiêu này không có số lẻ như vậy"))
        return None
    return int(exact)


def _expected(one: IndicatorVersion) -> str:
    money = Said("Ghi số đồng (828.500.000) hoặc 828,5 triệu.")
    return money if one.measured_in == "VND" else Said("Đơn vị tính: %(unit)s", unit=one.measured_in)


def _month(typed: Typed) -> Interval | None:
    month, _, year = typed.text("month").partition("/")
    try:
        first = dt.date(int(year), int(month), 1)
    except ValueError:
        typed.wrong("month", Said("Ghi tháng và năm, ví dụ 11/2026"))
        return None
    return Interval(first, month_end(first))


def _session(typed: Typed, unit: UnitFacts, interval: Interval, held_on: dt.date) -> ReportingSession | None:
    code = f"{held_on:%Y-%m}"
    if held_on < interval.start:
        typed.wrong("held_on", Said("Ngày họp trước ngày đầu của số liệu"))
    elif not unit.lives_on(held_on):
        typed.wrong("held_on", Said("Đơn vị không hoạt động vào ngày này"))
    elif current(ReportingSession).filter(unit=unit.id, code=code).exists():
        typed.wrong("held_on", Said("Đã có kỳ %(code)s", code=code))
    if not typed.good:
        return None
    return ReportingSession(unit_id=unit.id, code=code, held_on=held_on, start=interval.start, end=interval.end)


def _form(request: HttpRequest, title: str, button: str, fields: list[Field], typed: Typed) -> HttpResponse:
    back = reverse("founding:start")
    context = {
        "title": title,
        "button": button,
        "fields": fields,
        "others": typed.others,
        "advice": "",
        "back": back,
        "crumbs": [(Said("Bắt đầu"), back)],
    }
    status = 200 if typed.good else REFUSED
    return render(request, "offices/form.html", context, section=SECTION, status=status)
