"""Entering a month's figures: typed, kept, sent, returned with a reason, accepted, and then counted."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from giaoban.indicators import actions
from giaoban.indicators.models import IndicatorVersion, Submission, SubmissionDecision, SubmissionDraft
from giaoban.indicators.queries import figures_of_session
from giaoban.offices.models import Account
from tests.pages import AT, SINCE, World, body, inline_code, words, world

pytestmark = pytest.mark.django_db(transaction=True)
WARD = "/nhap-so-lieu/00343/2023-02/"
FINANCE = "/nhap-so-lieu/009.TCKH/2023-02/"
ALL = "/nhap-so-lieu/009/2023-02/cac-don-vi"


@pytest.fixture
def made() -> World:
    made = world()
    unit, office = made.district.unit.pk, made.district.office
    definitions = [
        _form("AN.TRAI", "Trại cai nghiện (ví dụ)", "người", {"enters": "period", "by": "wards"}, order=7),
        _form("AN.QUY", "Quỹ vì người nghèo (ví dụ)", "VND", {"enters": "period", "by": "wards"}, order=8),
        _form("TC.HOP", "Cuộc họp (ví dụ)", "cuộc", {"enters": "period"}, "Phòng Tài chính - Kế hoạch", order=9),
    ]
    actions.define(definitions, unit=unit, by=office, at=AT)
    return made


def _form(code: str, name: str, measured_in: str, spec: dict[str, str], responsible: str = "", order: int = 0):
    shape = {"nature": "flow", "reads": "month", "sector": "security", "source_kind": "form"}
    return IndicatorVersion(
        indicator=actions.indicator(code), valid_from=SINCE, name=name, measured_in=measured_in,
        spec=spec, responsible=responsible, order=order, **shape,
    )  # fmt: skip


def send(client: Client, page: str = WARD, deed: str = "send", **typed: str) -> HttpResponse:
    given = {name.replace("__", "-"): value for name, value in typed.items()}
    return client.post(page, {"lam": deed, "loai": "official", **given}, follow=True)  # type: ignore[return-value]


def figure(code: str) -> object:
    [one] = [one for one in figures_of_session("009", "2023-03") if one.code == code]
    return one.value.value


def test_a_unit_is_asked_for_what_it_answers_for_and_nothing_else(made: World) -> None:
    ward = words(made.client("nhan_chinh").get(WARD))
    assert "Trại cai nghiện (ví dụ)" in ward
    assert "Cuộc họp (ví dụ)" not in ward
    assert "Thu ngân sách" not in ward
    finance = words(made.client("van_phong").get(FINANCE))
    assert "Cuộc họp (ví dụ)" in finance
    assert "Ca sốt xuất huyết" in words(made.client("van_phong").get("/nhap-so-lieu/009/2023-02/"))


def test_what_was_typed_is_understood_shown_back_and_counted_once_accepted(made: World) -> None:
    page = words(send(made.client("nhan_chinh"), **{"so-AN.TRAI": "12", "so-AN.QUY": "12,5 triệu"}))
    assert "Đã gửi 2 số liệu." in page
    assert "chờ nhận" in page
    assert figure("AN.TRAI") is None
    again = body(made.client("nhan_chinh").get(WARD))
    assert 'value="12.500.000"' in again
    sent = Submission.objects.latest("pk").record.hex
    done = made.client("van_phong").post(WARD, {"lam": "accepted", "bao-cao": sent}, follow=True)
    assert "Đã nhận số liệu." in words(done)
    assert figure("AN.TRAI") == 12
    assert figure("AN.QUY") == 12_500_000


def test_a_draft_is_kept_for_its_writer_and_is_no_figure(made: World) -> None:
    client = made.client("nhan_chinh")
    assert "Đã lưu nháp; chưa gửi." in words(send(client, deed="draft", **{"so-AN.TRAI": "mười"}))
    assert 'value="mười"' in body(client.get(WARD))
    assert 'value="mười"' not in body(made.client("van_phong").get(WARD))
    assert not Submission.objects.filter(unit=made.district.units["00343"]).exists()
    send(client, **{"so-AN.TRAI": "10"})
    assert not SubmissionDraft.objects.exists()


def test_what_cannot_be_read_is_told_at_its_indicator_and_nothing_typed_is_lost(made: World) -> None:
    response = made.client("nhan_chinh").post(
        WARD, {"lam": "send", "so-AN.TRAI": "mười hai", "so-AN.QUY": "5 triệu", "chu-AN.QUY": "tạm tính"}
    )
    page = body(response)
    assert response.status_code == 422
    assert re.search(r'id="loi-AN.TRAI">«mười hai» không phải số nguyên<', page)
    assert 'href="#so-AN.TRAI"' in page
    assert 'value="mười hai"' in page
    assert 'value="tạm tính"' in page
    assert "5.000.000 đồng" in page
    assert Submission.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"so-AN.TRAI": "-3"}, "Không được âm"), ({}, "Chưa nhập số nào"), ({"so-AN.TRAI": "2,5"}, "phải là số nguyên")],
)
def test_numbers_that_cannot_be_are_refused(made: World, typed: dict[str, str], said: str) -> None:
    assert said in words(made.client("nhan_chinh").post(WARD, {"lam": "send", **typed}))
    assert Submission.objects.count() == 1


def test_a_returned_month_says_why_and_is_sent_again(made: World) -> None:
    send(made.client("nhan_chinh"), **{"so-AN.TRAI": "120"})
    sent, office = Submission.objects.latest("pk").record.hex, made.client("van_phong")
    refused = office.post(WARD, {"lam": "returned", "bao-cao": sent, "ly-do": " "})
    assert "Trả lại số liệu phải nêu lý do" in words(refused)
    office.post(WARD, {"lam": "returned", "bao-cao": sent, "ly-do": "Gấp mười tháng trước, xem lại"})
    page = words(made.client("nhan_chinh").get(WARD))
    assert "trả lại" in page
    assert "Gấp mười tháng trước, xem lại" in page
    assert 'value="120"' in body(made.client("nhan_chinh").get(WARD))
    assert "chờ nhận" in words(send(made.client("nhan_chinh"), **{"so-AN.TRAI": "12"}))


def test_a_submission_decided_meanwhile_is_not_decided_again(made: World) -> None:
    send(made.client("nhan_chinh"), **{"so-AN.TRAI": "12"})
    old = Submission.objects.latest("pk").record.hex
    send(made.client("nhan_chinh"), **{"so-AN.TRAI": "13"})
    page = made.client("van_phong").post(WARD, {"lam": "accepted", "bao-cao": old}, follow=True)
    assert "Báo cáo này vừa đổi" in words(page)
    assert SubmissionDecision.objects.count() == 1  # that of the world


def test_the_office_sees_who_is_missing_and_takes_in_several_together(made: World) -> None:
    office = made.client("van_phong")
    assert "Còn 4 trong 5 đơn vị chưa gửi" in words(office.get(ALL))
    for clerk, ward in (("nhan_chinh", "00343"), ("thuong_dinh", "00346")):
        send(made.client(clerk), f"/nhap-so-lieu/{ward}/2023-02/", **{"so-AN.TRAI": "5", "so-AN.QUY": "0"})
    sent = [one.record.hex for one in Submission.objects.order_by("pk")][-2:]
    assert all(f'value="{one}"' in body(office.get(ALL)) for one in sent)
    assert "Đã nhận số liệu của 2 đơn vị." in words(office.post(ALL, {"bao-cao": sent}, follow=True))
    assert "vừa đổi" in words(office.post(ALL, {"bao-cao": sent}, follow=True))
    page = words(office.get(ALL))
    assert "Còn 2 trong 5 đơn vị chưa gửi" in page
    assert "2/2" in page


@pytest.mark.parametrize(
    ("user", "sees", "sends", "decides"),
    [
        ("nhan_chinh", True, True, False), ("thuong_dinh", False, False, False), ("van_phong", True, True, True),
        ("chu_tich", True, False, False), ("quan_tri", True, False, False), ("thue", False, False, False),
    ],
)  # fmt: skip
def test_who_sees_sends_and_decides(made: World, user: str, sees: bool, sends: bool, decides: bool) -> None:
    page = made.client(user).get(WARD)
    assert page.status_code == (200 if sees else 403)
    assert ('name="so-AN.TRAI"' in body(page)) == sends
    assert inline_code(body(page)) == []
    answer = made.client(user).post(WARD, {"lam": "send", "so-AN.TRAI": "1"})
    assert answer.status_code == (302 if sends else 403)
    send(made.client("nhan_chinh"), **{"so-AN.TRAI": "2"})
    sent = Submission.objects.latest("pk").record.hex
    assert ('value="accepted"' in body(made.client(user).get(WARD))) == decides
    decided = made.client(user).post(WARD, {"lam": "accepted", "bao-cao": sent})
    assert decided.status_code == (302 if decides else 403)


def test_who_may_neither_send_nor_take_in_is_refused_before_anything_is_read(made: World) -> None:
    leader = made.client("chu_tich")
    assert leader.post(WARD, {"lam": "send", "so-AN.TRAI": "nhiều"}).status_code == 403
    assert leader.post(WARD, {"lam": "accepted", "bao-cao": "khong-co"}).status_code == 403
    assert leader.post(ALL, {"bao-cao": ["khong-co"]}).status_code == 403


@pytest.mark.parametrize("page", ["/nhap-so-lieu/99999/2023-02/", "/nhap-so-lieu/009/2023-Q1/", "/nhap-so-lieu/009/x/"])
def test_a_month_or_unit_that_is_not_there_is_not_found(made: World, page: str) -> None:
    assert made.client("van_phong").get(page).status_code == 404


def test_a_month_before_the_rules_on_reporting_is_entered_without_a_deadline(made: World) -> None:
    page = made.client("van_phong").get("/nhap-so-lieu/009/2018-02/")
    assert page.status_code == 200
    assert "hạn gửi" not in words(page)


def test_the_menu_leads_to_the_month_just_over(made: World) -> None:
    today = dt.date.today().replace(day=1) - dt.timedelta(days=1)  # noqa: DTZ011 — a test near midnight may err once a month
    assert made.client("nhan_chinh").get("/nhap-so-lieu/")["Location"] == f"/nhap-so-lieu/00343/{today:%Y-%m}/"
    assert made.client("chu_tich").get("/nhap-so-lieu/").status_code == 403


def test_more_indicators_cost_no_more_queries(made: World) -> None:
    client = made.client("van_phong")
    client.get(WARD)
    counts = []
    for number in range(2):
        with CaptureQueriesContext(connection) as seen:
            client.get(WARD)
        with CaptureQueriesContext(connection) as overview:
            client.get(ALL)
        counts.append((len(seen), len(overview)))
        more = [_form(f"AN.X{number}{n}", f"Thêm {n}", "vụ", {"enters": "period", "by": "wards"}) for n in range(5)]
        actions.define(more, unit=made.district.unit.pk, by=Account.objects.get(username="van_phong"), at=AT)
    assert counts[0] == counts[1]
