"""The list as a place of work: columns, order, groups, saved lists, rows chosen, the drawer, the past."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from giaoban.budget.models import RevenueLine
from giaoban.budget.registers import REVENUE
from giaoban.registers import actions, queries
from giaoban.registers.models import SavedList
from giaoban.trail.models import Act
from giaoban.trail.queries import current
from tests.pages import AT, World, body, inline_code, revenue, words, world

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "/so/budget.revenue/"


@pytest.fixture
def made() -> World:
    return world()


def csv(made: World, query: str) -> list[list[str]]:
    text = body(made.client("van_phong").get(f"{LIST}?dinh-dang=csv&{query}"))
    return [line.split(",") for line in text.lstrip("\ufeff").splitlines()]


def record(key: str) -> str:
    return queries.standing(REVENUE, key).record.hex


def test_several_columns_sort_and_a_heading_puts_its_own_first(made: World) -> None:
    actions.record(REVENUE, [revenue(made.district, "2023-03-07", 9, "d")], by=made.district.accounts["thue"], at=AT)
    assert [row[0] for row in csv(made, "cot=key&sap=-day,amount")[1:]] == ["after", "d", "b", "c", "a", "last year"]
    page = body(made.client("van_phong").get(f"{LIST}?sap=-day,amount"))
    assert "sap=day%2Camount" in page, "pressed again, it turns"
    assert "sap=amount%2C-day" in page, "another heading comes first, the order before it stays behind"


def test_the_file_has_the_columns_that_are_shown(made: World) -> None:
    assert csv(made, "cot=amount&cot=day&tu=07/3/2023&den=07/3/2023") == [
        ["Ngày", "Số tiền (đồng)"], ["2023-03-07", "300000000"],
    ]  # fmt: skip
    page = body(made.client("van_phong").get(f"{LIST}?cot=amount&cot=day"))
    assert len(re.findall(r'<th scope="col"', page)) == 3, "the box, the day, the amount"


def test_groups_have_the_totals_of_all_their_rows_kind_by_kind(made: World) -> None:
    page = words(made.client("van_phong").get(f"{LIST}?nhom=territory&tu=01/01/2023"))
    assert "Địa bàn: Phường Nhân Chính · Thu: 2 dòng · 1.699.000.000 đồng" in page
    assert "Địa bàn: Quận Thanh Xuân · Hoàn trả: 1 dòng · 50.000.000 đồng" in page


def test_a_saved_list_is_ones_own_or_the_units_and_thrown_away_by_its_owner(made: World) -> None:
    thue, office = made.client("thue"), made.client("van_phong")
    kept = {"ten": "Hoàn trả", "kind": "refunded", "sap": "-amount"}
    thue.post(f"{LIST}bo-loc", kept)
    office.post(f"{LIST}bo-loc", {**kept, "ten": "Của quận", "cho-don-vi": "1"})
    assert "kind=refunded&amp;sap=-amount" in body(thue.get(LIST))
    assert "Hoàn trả" in words(thue.get(LIST)).split("Bộ lọc đã lưu")[1].split("Tên bộ lọc")[0]
    assert "Của quận" in words(made.client("chu_tich").get(LIST)), "who serves the unit has it too"
    assert "Của quận" not in words(made.client("nhan_chinh").get(LIST))
    shared = SavedList.objects.get(name="Của quận")
    assert made.client("chu_tich").post(f"{LIST}bo-loc/{shared.pk}/bo").status_code == 403
    assert office.post(f"{LIST}bo-loc/{shared.pk}/bo").status_code == 302
    assert not SavedList.objects.filter(name="Của quận").exists()


def test_chosen_rows_are_exported_or_voided_with_one_reason_as_one_act(made: World) -> None:
    chosen = f"dong={record('a')}&dong={record('b')}"
    assert sorted(row[1] for row in csv(made, chosen)[1:]) == ["a", "b"]
    client, acts = made.client("thue"), Act.objects.count()
    asked = client.get(f"{LIST}huy-nhieu?{chosen}")
    assert "Hủy 2 dòng đã chọn" in words(asked)
    assert "Thu ngân sách trên địa bàn" in words(asked), "the figures that change are told first"
    assert client.post(f"{LIST}huy-nhieu?{chosen}", {"reason": ""}).status_code == 422
    assert client.post(f"{LIST}huy-nhieu?{chosen}", {"reason": "ghi trùng"}).status_code == 302
    assert Act.objects.count() == acts + 1
    assert not current(RevenueLine).filter(key__in=["a", "b"]).exists()
    assert client.get(f"{LIST}huy-nhieu?{chosen}").status_code == 403, "void already"


@pytest.mark.parametrize(
    ("user", "see", "void", "save"),
    [
        ("thue", 200, 200, 302),
        ("van_phong", 200, 200, 302),
        ("chu_tich", 200, 403, 302),
        ("quan_tri", 200, 403, 302),
        ("nhan_chinh", 200, 403, 302),
        (None, 302, 302, 302),
    ],
)
def test_who_may_see_void_and_save(made: World, user: str | None, see: int, void: int, save: int) -> None:
    client = made.client(user)
    assert client.get(LIST).status_code == see
    assert client.get(f"{LIST}huy-nhieu?dong={record('a')}").status_code == void
    assert client.post(f"{LIST}bo-loc", {"ten": "x"}).status_code == save
    assert SavedList.objects.count() == (user is not None)


def test_the_drawer_shows_a_record_beside_the_list_and_none_that_may_not_be_seen(made: World) -> None:
    page = body(made.client("van_phong").get(f"{LIST}?ngan={record('a')}"))
    drawer = page.split('id="ngan"')[1]
    assert "700.000.000" in drawer
    assert f'href="/so/budget.revenue/{record("a")}/"' in drawer
    assert "700.000.000" not in body(made.client("nhan_chinh").get(f"{LIST}?ngan={record('a')}"))
    assert inline_code(page) == []


def test_more_rows_cost_no_more_queries_in_groups_and_drawer(made: World) -> None:
    client = made.client("van_phong")
    asked = f"{LIST}?nhom=territory&ngan={record('a')}&sap=-amount,day"
    client.get(asked)
    lines = [revenue(made.district, "2023-02-02", 1000 + n, f"many {n}", ward="00346") for n in range(60)]
    with CaptureQueriesContext(connection) as few:
        client.get(f"{asked}&tim=duong")
    actions.record(REVENUE, lines, by=made.district.accounts["thue"], at=AT)
    with CaptureQueriesContext(connection) as many:
        client.get(f"{asked}&tim=duong")
    assert len(many) == len(few)


def test_counts_are_kept_until_something_is_added(made: World) -> None:
    client = made.client("van_phong")
    assert "trong 5" in words(client.get(LIST))
    with CaptureQueriesContext(connection) as kept:
        client.get(LIST)
    assert not [one for one in kept if "COUNT(" in one["sql"] and "revenueline" in one["sql"]]
    actions.correct(
        REVENUE, queries.standing(REVENUE, "a"), {}, by=made.district.accounts["thue"], at=AT, reason="x", void=True
    )
    assert "trong 4" in words(client.get(LIST))


def test_the_list_and_a_record_turn_to_a_past_moment_where_nothing_is_entered(made: World) -> None:
    before = timezone.localtime().isoformat()
    line = queries.standing(REVENUE, "a")
    actions.correct(REVENUE, line, {"amount": 1}, by=made.district.accounts["thue"], at=AT, reason="sửa")
    client = made.client("thue")
    page = client.get(LIST, {"biet-luc": before})
    assert "Số liệu như đã biết lúc" in words(page)
    assert "700.000.000" in words(page)
    assert "Thêm dòng" not in words(page)
    assert "700.000.000" not in words(client.get(LIST))
    past = client.get(f"{LIST}{line.record.hex}/", {"biet-luc": before})
    assert "700.000.000" in words(past)
    assert f"{LIST}{line.record.hex}/sua" not in body(past)
    assert client.get(f"{LIST}{line.record.hex}/", {"biet-luc": str(dt.date(2000, 1, 1))}).status_code == 404


def test_the_registers_turn_to_a_past_moment_and_what_knows_today_only_says_so(made: World) -> None:
    before = timezone.localtime().isoformat()
    actions.record(REVENUE, [revenue(made.district, "2023-02-27", 5, "z")], by=made.district.accounts["thue"], at=AT)
    client = made.client("thue")
    now, then = (words(client.get("/so/", given)) for given in ({}, {"biet-luc": before}))
    assert "Sổ thu ngân sách 6 dòng · mới nhất" in now
    assert "Sổ thu ngân sách 5 dòng · mới nhất" in then
    assert "Số liệu như đã biết lúc" in then
    for today in ("/so/ban-nhap", "/thong-bao/", "/bao-cao/"):
        assert "Trang này luôn là của hôm nay" in words(client.get(today, {"biet-luc": before}))
        assert "Trang này luôn là của hôm nay" not in words(client.get(today))


def test_what_the_list_shows_is_printed_with_its_conditions_and_totals(made: World) -> None:
    client = made.client("van_phong")
    query = "tu=01/01/2023&kind=collected&nhom=territory&cot=day&cot=amount"
    assert "dinh-dang=in" in body(client.get(f"{LIST}?{query}"))
    paper = client.get(f"{LIST}?{query}&dinh-dang=in")
    told = words(paper)
    assert "Từ ngày: 01/01/2023 · Loại: Thu" in told
    assert "TT Ngày Số tiền (đồng)" in told
    assert "Địa bàn: Phường Nhân Chính · Thu: 2 dòng · 1.699.000.000 đồng" in told
    assert "<input" not in body(paper).split("<main")[1]
