"""The list of a register: who sees which rows, search, filters, totals, order, files."""

import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from giaoban.budget.registers import REVENUE
from giaoban.offices.models import Account
from giaoban.offices.tests.works import ended
from giaoban.registers import actions, long_exports
from tests.pages import AT, World, body, inline_code, revenue, words, world

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "/so/budget.revenue/"


@pytest.fixture
def made() -> World:
    return world()


def keys(made: World, query: str = "", user: str = "van_phong", path: str = LIST) -> list[str]:
    """The keys of the rows that the list has, by its CSV."""
    text = body(made.client(user).get(f"{path}?dinh-dang=csv&{query}"))
    return [line.split(",")[1] for line in text.splitlines()[1:]]


def test_only_signed_in(made: World) -> None:
    assert made.client().get(LIST)["Location"].startswith("/dang-nhap?tiep=")


@pytest.mark.parametrize(
    ("user", "count"), [("thue", 5), ("van_phong", 5), ("chu_tich", 5), ("nhan_chinh", 0), ("thuong_dinh", 0)]
)
def test_who_sees_which_rows(made: World, user: str, count: int) -> None:
    assert len(keys(made, user=user)) == count
    assert made.client(user).get(LIST).status_code == 200


def test_who_holds_no_role_any_more_sees_an_empty_list(made: World) -> None:
    Account.objects.create_user("cu", "Cán bộ cũ (tên giả)", "mat-khau-thu-nghiem")
    made.district.accounts["cu"] = Account.objects.get(username="cu")
    response = made.client("cu").get(LIST)
    assert response.status_code == 200
    assert "Phạm vi: không đơn vị nào" in words(response)


def test_events_follow_the_record_they_hang_on(made: World) -> None:
    assert keys(made, user="nhan_chinh", path="/so/penalties.payment/") == ["NP-01"]
    assert keys(made, user="thuong_dinh", path="/so/penalties.payment/") == []


@pytest.mark.parametrize("text", ["đường lê", "duong le", "DUONG  LÊ", "cong ty", "thuong dinh"])
def test_search_with_and_without_tone_marks(made: World, text: str) -> None:
    assert keys(made, f"tim={text}") == ["b"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tim=hoan+tra", ["c"]),
        ("tim=khong+co+dau", []),
        ("tu=01/02/2023&den=7/3/2023", ["b", "c", "a"]),
        ("tu=2023-03-07&den=2023-03-07", ["b"]),
        ("kind=refunded", ["c"]),
        ("payer=enterprise&sap=amount", ["b", "a", "last year", "after"]),
        ("territory=00346", ["b"]),
        ("territory=%3D009", ["c"]),
        ("territory=009&sap=day", ["last year", "a", "c", "b", "after"]),
        ("unit=009.THUE&sap=-amount", ["after", "last year", "a", "b", "c"]),
        ("code=1701&code=2801&budget_year=2022", ["last year"]),
        ("sap=key", ["a", "after", "b", "c", "last year"]),
        ("budget_year=%27%3B--", []),
    ],
)
def test_filters_and_order(made: World, query: str, found: list[str]) -> None:
    assert keys(made, query) == found


def test_totals_cover_the_whole_filter_kind_by_kind(made: World) -> None:
    page = words(made.client("van_phong").get(f"{LIST}?tu=01/01/2023&den=07/3/2023"))
    assert "Thu: 2 dòng · 1.000.000.000 đồng" in page
    assert "Hoàn trả: 1 dòng · 50.000.000 đồng" in page


def test_a_condition_that_cannot_be_read_is_said(made: World) -> None:
    page = words(made.client("van_phong").get(f"{LIST}?tu=hôm+qua"))
    assert "Bỏ qua điều kiện ngày" in page


def test_what_filters_is_always_shown(made: World) -> None:
    page = words(made.client("van_phong").get(f"{LIST}?code=1701&code=2801"))
    assert "Mã thu: 1701" in page
    assert "Mã thu: 2801" in page


def test_the_file_is_what_the_page_shows(made: World) -> None:
    query = "tu=01/01/2023&den=07/3/2023&sap=amount"
    page = made.client("van_phong").get(f"{LIST}?{query}")
    response = made.client("van_phong").get(f"{LIST}?{query}&dinh-dang=xlsx")
    [titles, *rows] = (
        CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response.streaming_content)))
        .get_sheet_by_index(0)
        .to_python()
    )
    assert [row[titles.index("Số tiền (đồng)")] for row in rows] == [50_000_000, 300_000_000, 700_000_000]
    assert [row[1] for row in rows] == ["c", "b", "a"]
    seen = words(page)
    assert all(str(title) in seen for title in titles)
    assert seen.index("50.000.000") < seen.index("700.000.000")


def test_a_very_long_sheet_is_written_beside_the_pages(made: World, monkeypatch, settings, tmp_path) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(long_exports, "LONG_ROWS", 2)
    settings.HOME = tmp_path
    client = made.client("van_phong")
    assert client.get(f"{LIST}?dinh-dang=xlsx&den=01/01/2000").status_code == 200
    page = client.get(f"{LIST}?dinh-dang=xlsx&sap=amount")["Location"]
    ended()
    said = words(client.get(page))
    assert re.search(r"Đã xuất (\d+) dòng", said)
    sheet = b"".join(client.get(f"{page}tep").streaming_content)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sheet)).get_sheet_by_index(0).to_python()
    assert f"Đã xuất {len(rows) - 1} dòng" in said
    assert made.client("thue").get(f"{page}tep").status_code == 404


def test_an_unknown_register_or_format_is_said(made: World) -> None:
    client = made.client("van_phong")
    missing = client.get("/so/khong-co/")
    assert missing.status_code == 404
    assert "Không có sổ «khong-co»" in words(missing)
    assert client.get(f"{LIST}?dinh-dang=pdf").status_code == 404


def test_an_empty_list_says_what_to_do(made: World) -> None:
    assert "Bỏ bớt điều kiện lọc" in words(made.client("van_phong").get(f"{LIST}?tim=zzz"))
    assert "Sổ chưa có dòng nào" in words(made.client("nhan_chinh").get(LIST))


def test_more_rows_cost_no_more_queries(made: World) -> None:
    client = made.client("van_phong")
    client.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(LIST)
    lines = [revenue(made.district, "2023-02-02", 1000 + n, f"many {n}", ward="00346") for n in range(120)]
    actions.record(REVENUE, lines, by=made.district.accounts["thue"], at=AT)
    client.get(LIST)  # counts of a list are kept until something is added
    with CaptureQueriesContext(connection) as many:
        page = client.get(LIST)
    assert len(many) == len(few)
    assert "Dòng 1–50 trong 125" in words(page)
    assert "Trang 3/3" in words(client.get(f"{LIST}?trang=3"))


def test_pages_hold_no_inline_code(made: World) -> None:
    for path in ("/so/", LIST, "/so/penalties.payment/"):
        assert inline_code(body(made.client("van_phong").get(path))) == []


def test_the_list_of_registers_says_whose_rows_it_counts(made: World) -> None:
    office, clerk = words(made.client("van_phong").get("/so/")), words(made.client("nhan_chinh").get("/so/"))
    assert "Phạm vi: Quận Thanh Xuân và các đơn vị trực thuộc" in office
    assert "Sổ thu ngân sách 5 dòng" in office
    assert "Phạm vi: Phường Nhân Chính" in clerk
    assert "Sổ thu ngân sách 0 dòng" in clerk
