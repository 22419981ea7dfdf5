"""The living page (trang thiết kế): every component in every state, so that a change is seen everywhere at once."""

import datetime as dt

from django.http import HttpRequest, HttpResponse, QueryDict

from giaoban.said import Said
from giaoban.web.look import chosen_from
from giaoban.web.page import render
from giaoban.web.pager import pager
from giaoban.web.parts import Change, Event, Field, Step, Tab
from giaoban.web.registry import Choice, FilterField, Place
from giaoban.web.sparkline import share_bar, sparkline

AT = dt.datetime(2023, 3, 8, 2, 30, tzinfo=dt.UTC)
DRAWER = "ngan"
PATH = "/he-thiet-ke"
_CHOICES = (Choice("", Said("— chọn —"), True), Choice("00343", "Phường Nhân Chính"), Choice("00346", "Phường Hạ Đình"))
_MONTHS = (120.0, 90.0, 130.0, None, 110.0, 160.0, 150.0)


def living_page(request: HttpRequest) -> HttpResponse:
    """The page; ``?nen=``, ``?mat-do=`` and ``?co-chu=`` show it in another look, ``?ngan=`` opens the drawer."""
    context = {
        "at": AT,
        "fields": fields(),
        "filters": filters(),
        "figures": figures(),
        "events": events(),
        "steps": steps(),
        "tabs": tabs(),
        "pages": [pager(PATH, QueryDict(f"trang={number}"), count) for number, count in ((1, 0), (1, 7), (13, 1204))],
        "sample_place": Place("Quận Thanh Xuân", Said("kỳ %(code)s", code="2023-03"), PATH, _CHOICES, _CHOICES),
        "drawer_open": DRAWER in request.GET,
    }
    return render(request, "web/living.html", context, look=chosen_from({**request.COOKIES, **request.GET.dict()}))


def fields() -> list[Field]:
    """One field of each kind, and each state of a field."""
    wrong = Said("Không đọc được số: viết 828.500.000 hoặc 828,5 triệu.")
    return [
        Field("ten", Said("Chữ"), "text", placeholder="07/3/2023", required=True),
        Field("so", Said("Số"), "number", "828.500.000", help=Said("Ghi số đồng hoặc 828,5 triệu.")),
        Field("sai", Said("Số sai"), "number", "8 tỷ r", error=wrong, help=Said("Ghi số đồng."), required=True),
        Field("chon", Said("Chọn"), "choice", choices=_CHOICES),
        Field("ngay", Said("Ngày"), "text", "07/3/2023", help=Said("Ngày/tháng/năm.")),
        Field("mat", Said("Mật khẩu"), "password"),
        Field("tep", Said("Tệp"), "file"),
        Field("da-biet", Said("Sổ đã biết"), "number", "180", help=Said("Lấy từ sổ kiểm tra; sửa ở sổ."), known=True),
        Field("dong-y", Said("Không phát sinh trong kỳ"), "check", "1"),
        Field("dai", Said("Nhiều dòng"), "long", "Ngày họp 10/3/2023, ủy quyền cho Phó Chủ tịch."),
    ]


def filters() -> list[FilterField]:
    """A filter of every kind of field."""
    return [
        FilterField("tim", Said("Tìm (có dấu hoặc không dấu)"), "search"),
        FilterField("tu", Said("Từ ngày"), "text", placeholder="01/01/2023"),
        FilterField("noi", Said("Địa bàn"), "choice", choices=_CHOICES),
        FilterField("an", "", "hidden", "1"),
    ]


def figures() -> list[dict[str, object]]:
    """A figure with plan and season, an estimate that lags, one that is not there yet."""
    line = sparkline(_MONTHS, Said("Thu ngân sách: bảy tháng"))
    rise = {"text": "▲ tăng 12,2%", "label": Said("so với cùng kỳ"), "tone": "good", "title": "1.138,208 tỷ đồng"}
    held = {"text": "22,36%", "label": Said("kế hoạch năm"), "tone": "good", "title": ""}
    late = {"text": "3,48%", "label": Said("kế hoạch năm"), "tone": "bad", "title": ""}
    usual = {"href": "#so-lieu", "missing": False, "why": "", "sparkline": line, "until": "lũy kế đến 07/3/2023"}
    return [
        {**usual, "title": "Thu ngân sách trên địa bàn", "number": "1.277,069", "measure": "tỷ đồng",
         "bar": share_bar(0.2236, 0.18, Said("Đạt 22,36% kế hoạch")), "ratios": [held, rise],
         "state": Said("chính thức"), "state_tone": "good"},
        {**usual, "title": "Giải ngân vốn đầu tư công", "number": "12,92", "measure": "tỷ đồng", "bar": None,
         "ratios": [late], "state": Said("ước"), "state_tone": "warn", "why": Said("thiếu 2 đơn vị")},
        {**usual, "title": "Phương án bồi thường được phê duyệt", "missing": True, "sparkline": "",
         "why": Said("Ban Bồi thường chưa báo"), "state": "", "state_tone": "plain"},
    ]  # fmt: skip


def events() -> list[Event]:
    """A correction and the first entry."""
    change = Change(Said("Số tiền"), "2.000.000", "2.250.000")
    later = AT + dt.timedelta(days=2)
    return [
        Event(Said("Sửa, bản 2"), later, "Hoàng Văn Mẫu", Said("chờ tính"), "warn", Said("Lý do: nhập nhầm"), [change]),
        Event(Said("Ghi lần đầu"), AT, "Hoàng Văn Mẫu", Said("niêm 127")),
    ]


def steps() -> list[Step]:
    """A step in each state."""
    return [
        Step(Said("Soạn"), "done", "Văn phòng, 08/3/2023"),
        Step(Said("Trình"), "back", Said("trả lại: thiếu phụ lục")),
        Step(Said("Duyệt"), "now"),
        Step(Said("Ký"), "next"),
        Step(Said("Phát hành"), "next"),
    ]


def tabs() -> list[Tab]:
    """The tab that is shown, one with many behind it, one that does not count."""
    return [
        Tab(Said("Đang làm"), "#the", current=True, count=12),
        Tab(Said("Đã xong"), "#the", count=1204),
        Tab(Said("Tất cả"), "#the"),
    ]
