"""The book of law and the calendar on pages: reading, and the office's own entry after seeing what it moves."""

import datetime as dt

import pytest
from django.http import HttpResponse
from django.utils import timezone

from giaoban.days import OfficialCalendar
from giaoban.indicators import actions as indicators
from giaoban.indicators.models import IndicatorVersion
from giaoban.indicators.rules.submission_deadline import submission_deadline
from giaoban.law import Book
from giaoban.offices import queries
from giaoban.offices.models import OfficeNorm
from giaoban.web.writing import day
from tests.pages import AT, SINCE, World, body, inline_code, words, world

pytestmark = pytest.mark.django_db(transaction=True)
TERM = "/tham-so/reporting.submission_term/"
PAPER = {"van-ban": "07/TB-UBND", "ngay-van-ban": "01/3/2023"}


@pytest.fixture
def made() -> World:
    return world()


def last_month() -> dt.date:
    """The last day of the month just over."""
    return timezone.localdate().replace(day=1) - dt.timedelta(days=1)


def after(end: dt.date) -> dt.date:
    """The working day after the deadline of a month that ends on a day."""
    return OfficialCalendar.from_book(Book.shipped()).add_working_days(submission_deadline(end, Book.shipped()), 1)


def test_the_book_says_value_and_citation_on_a_day(made: World) -> None:
    page = words(made.client("nhan_chinh").get("/tham-so/", {"ngay": "07/3/2023", "tim": "goi so lieu"}))
    assert "Không có tham số nào khớp" in page
    page = words(made.client("nhan_chinh").get("/tham-so/", {"ngay": "07/3/2023", "tim": "gui so lieu"}))
    assert "2 ngày làm việc" in page
    assert "01/2023/QĐ-UBND" in page
    before = words(made.client("nhan_chinh").get("/tham-so/", {"ngay": "01/01/1999"}))
    assert "Tham số «thời hạn đơn vị gửi số liệu sau ngày chốt» chỉ có từ ngày" in before
    assert "reporting." not in before
    wrong = made.client("nhan_chinh").get("/tham-so/", {"ngay": "01/13/2023"})
    assert (wrong.status_code, "«01/13/2023» không phải ngày" in words(wrong)) == (200, True)


@pytest.mark.parametrize("path", ["/tham-so/", TERM, "/tham-so/documents.layout/", "/tham-so/lich/2026/"])
def test_everybody_reads_and_only_the_administrator_enters(made: World, path: str) -> None:
    clerk, administrator = (made.client(one).get(path) for one in ("nhan_chinh", "quan_tri"))
    assert (clerk.status_code, administrator.status_code) == (200, 200)
    assert 'name="van-ban"' not in body(clerk)
    assert inline_code(body(administrator)) == []
    assert made.client().get(path).status_code == 302


@pytest.mark.parametrize("user", ["nhan_chinh", "van_phong", "chu_tich"])
def test_who_is_no_administrator_cannot_enter(made: World, user: str) -> None:
    for path, typed in ((TERM, {"v": "5", "tu": "01/01/2024"}), ("/tham-so/lich/2024/", {"nghi": "03/01/2024"})):
        answer = made.client(user).post(path, {**typed, **PAPER, "lam": "save"})
        assert answer.status_code == 403
    assert not OfficeNorm.objects.exists()


def enter(made: World, lam: str, **typed: str) -> HttpResponse:
    given = {"v": "3", "tu": f"01/01/{timezone.localdate().year}", "den": "", **PAPER, **typed}
    return made.client("quan_tri").post(TERM, {**given, "lam": lam}, follow=True)  # type: ignore[return-value]


def test_before_it_is_written_an_entry_shows_which_deadlines_move(made: World) -> None:
    page = words(enter(made, "preview"))
    assert "hạn đang chạy sẽ đổi" in page
    end = last_month()
    moved = f"Quận Thanh Xuân gửi số liệu tháng {end.month}/{end.year} {day(submission_deadline(end, Book.shipped()))}"
    assert f"{moved} {day(after(end))}" in page
    assert not OfficeNorm.objects.exists()
    assert "Đã ghi giá trị riêng của cơ quan." in words(enter(made, "save"))
    assert queries.book().norm("reporting.submission_term", end).value == 3
    page = words(made.client("van_phong").get(TERM))
    assert "07/TB-UBND" in page
    assert "mục riêng của cơ quan" in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"v": "ba"}, "«ba» không phải số"), ({"van-ban": " "}, "Phải ghi số văn bản"),
        ({"tu": "x"}, "«x» không phải ngày"),
        ({"den": "01/01/2001"}, "Ngày hết hiệu lực trước ngày bắt đầu"), ({"v": "2,5"}, "«2,5» không phải số"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(made: World, typed: dict[str, str], said: str) -> None:
    response = enter(made, "save", **typed)
    assert response.status_code == 422
    assert said in words(response)
    for value in {**PAPER, **typed}.values():
        assert f'value="{value}"' in body(response)
    assert not OfficeNorm.objects.exists()


def test_a_table_of_many_rows_is_entered_by_load(made: World) -> None:
    assert "bảng norms" in words(made.client("quan_tri").get("/tham-so/calendar.paid_holidays/"))


def test_a_day_off_with_the_day_worked_for_it_is_one_act_and_moves_deadlines(made: World) -> None:
    end = last_month()
    off = submission_deadline(end, Book.shipped())
    saturday = off + dt.timedelta(days=(5 - off.weekday()) % 7 or 7)
    page, typed = f"/tham-so/lich/{off.year}/", {"nghi": day(off), "lam-bu": day(saturday), **PAPER}
    client = made.client("quan_tri")
    preview = words(client.post(page, {**typed, "lam": "preview"}))
    assert "hạn đang chạy sẽ đổi" in preview
    assert "Đã ghi ngày hoán đổi" in words(client.post(page, {**typed, "lam": "save"}, follow=True))
    first, second = OfficeNorm.objects.order_by("pk")
    assert first.act_id == second.act_id
    assert (first.act.basis, first.act.decided_on) == ("07/TB-UBND", dt.date(2023, 3, 1))
    calendar = OfficialCalendar.from_book(queries.book())
    assert (calendar.is_working_day(off), calendar.is_working_day(saturday)) == (False, True)
    shown = words(client.get(page))
    assert f"{day(off)}: Nghỉ hoán đổi, làm bù ngày {day(saturday)} (07/TB-UBND)" in shown
    assert submission_deadline(end, queries.book()) > off


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"nghi": "01/01/2024"}, "ngày này đã như vậy"), ({"nghi": "02/01/2024", "lam-bu": "03/01/2024"}, "đã như vậy"),
        ({"nghi": ""}, "không phải ngày"), ({"nghi": "01/01/1950"}, "Lịch làm việc chỉ có từ ngày"),
    ],
)  # fmt: skip
def test_a_swap_that_cannot_be_is_refused(made: World, typed: dict[str, str], said: str) -> None:
    response = made.client("quan_tri").post("/tham-so/lich/2024/", {**typed, **PAPER, "lam": "save"})
    assert (response.status_code, said in words(response)) == (422, True)
    assert not OfficeNorm.objects.exists()


@pytest.mark.parametrize("path", ["/tham-so/khong-co/", "/tham-so/lich/1800/", "/tham-so/lich/2999/"])
def test_what_is_not_in_the_book_is_not_found(made: World, path: str) -> None:
    assert made.client("quan_tri").get(path).status_code == 404


def test_more_units_cost_no_more_queries(made: World, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    client = made.client("quan_tri")
    many = [
        IndicatorVersion(
            indicator=indicators.indicator(f"AN.{number}"), valid_from=SINCE, name=f"Chỉ tiêu {number}",
            measured_in="vụ", nature="flow", reads="month", sector="security", source_kind="form",
            spec={"enters": "period", "by": "wards"},
        )
        for number in range(8)
    ]  # fmt: skip
    indicators.define(many, unit=made.district.unit.pk, by=made.district.office, at=AT)
    given = {"v": "3", "tu": "01/01/2024", "den": "", **PAPER, "lam": "preview"}
    with django_assert_max_num_queries(45):
        assert "Phường Nhân Chính gửi số liệu" in words(client.post(TERM, given))
