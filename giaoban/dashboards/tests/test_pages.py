"""The month, the table of figures and one figure: who sees them, and that they say what is so."""

import datetime as dt
import io
import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pdfminer.high_level import extract_text
from python_calamine import CalamineWorkbook

from giaoban.budget.registers import REVENUE
from giaoban.indicators import actions as closing
from giaoban.indicators import queries as figures
from giaoban.registers import actions, queries
from giaoban.trail import follower
from giaoban.trail.models import Seal
from giaoban.words.dates import write_short_date
from tests.pages import AT, World, body, inline_code, revenue, words, world

pytestmark = pytest.mark.django_db(transaction=True)
MONTH = "/thang/009/2023-03/"
TABLE = "/so-lieu/009/2023-03/"
FIGURE = f"{TABLE}NS.THU/"


@pytest.fixture
def made() -> World:
    cache.clear()
    return world()


def test_home_leads_to_the_newest_session_of_ones_unit(made: World) -> None:
    assert made.client("van_phong").get("/")["Location"] == MONTH
    assert made.client("nhan_chinh").get("/")["Location"] == "/thang/00343/2023-03/"
    assert made.client("thue").get("/so-lieu/")["Location"] == "/so-lieu/009.THUE/2023-03/"
    assert made.client().get("/")["Location"] == "/dang-nhap"


@pytest.mark.parametrize(
    ("user", "unit", "status"),
    [
        ("chu_tich", "009", 200), ("van_phong", "009", 200), ("van_phong", "00343", 200), ("nhan_chinh", "00343", 200),
        ("nhan_chinh", "009", 403), ("nhan_chinh", "00346", 403), ("thue", "009", 403), ("thue", "009.THUE", 200),
    ],
)  # fmt: skip
def test_who_sees_whose_month(made: World, user: str, unit: str, status: int) -> None:
    for path in (f"/thang/{unit}/2023-03/", f"/so-lieu/{unit}/2023-03/", f"/so-lieu/{unit}/2023-03/NS.THU/"):
        response = made.client(user).get(path)
        assert response.status_code == status
        assert inline_code(body(response)) == []


def test_a_refusal_names_the_role_that_would_do(made: World) -> None:
    page = words(made.client("nhan_chinh").get(MONTH))
    assert "không có quyền xem" in page
    assert "950" not in page


def test_the_month_says_value_plan_same_period_and_what_is_missing(made: World) -> None:
    page = words(made.client("chu_tich").get(MONTH))
    assert "950 triệu đồng" in page
    assert "23,75% kế hoạch năm" in page
    assert "▲ tăng 18,8% so với cùng kỳ" in page
    assert "lũy kế đến 07/3/2023" in page
    assert "riêng Ngân sách 07/3/2023" in page
    assert "1 chỉ tiêu chưa có số" in page
    assert "Lượt khám bệnh" in page
    assert "20%" in page, "chi 190 triệu trên thu 950 triệu"
    assert "chính thức" in page
    assert "ước" in page


def test_a_session_or_unit_that_is_not_there_is_said(made: World) -> None:
    client = made.client("van_phong")
    assert "Không có kỳ giao ban «2031-01»" in words(client.get("/thang/009/2031-01/"))
    assert client.get("/thang/xyz/2023-03/").status_code == 404
    assert client.get(f"{TABLE}KHONG.CO/").status_code == 404
    assert client.get("/thang/?don-vi=00343&ky=2023-03")["Location"] == "/thang/00343/2023-03/"
    assert made.client("nhan_chinh").get("/thang/?don-vi=009&ky=2023-03").status_code == 404


def test_the_table_is_searched_without_tone_marks_and_exported(made: World) -> None:
    client = made.client("van_phong")
    page = words(client.get(f"{TABLE}?tim=sot+xuat"))
    assert "1 trong 6 chỉ tiêu" in page
    assert "Ca sốt xuất huyết" in page
    missing = words(client.get(f"{TABLE}?loai=thieu"))
    assert "1 trong 6 chỉ tiêu" in missing
    text = body(client.get(f"{TABLE}?dinh-dang=csv&linh-vuc=budget"))
    assert "NS.THU,Thu ngân sách trên địa bàn,Ngân sách,950000000,đồng,2023-01-01,2023-03-07" in text
    assert len(text.splitlines()) == 4


def test_the_figure_shows_everything_it_is_held_against(made: World) -> None:
    page = words(made.client("van_phong").get(FIGURE))
    assert "5000/QĐ-UBND (10/12/2022)" in page
    assert "lũy kế đến 07/3/2022: 800 triệu đồng" in page, "the same cut-off on both sides is printed"
    assert "Cả năm, nếu giữ nhịp này" in page
    assert "Không chia phường -50 triệu đồng" in page
    assert "3/2023 (đến 07/3/2023) 250 triệu đồng" in page
    assert "3 bản ghi" in page


def test_records_behind_sum_to_the_figure_for_every_reader(made: World) -> None:
    whole = body(made.client("van_phong").get(f"{FIGURE}?dinh-dang=csv"))
    assert sum(int(line.rsplit(",", 1)[1]) for line in whole.splitlines()[1:]) == 950_000_000
    ward = "/so-lieu/00343/2023-03/NS.THU/"
    mine = body(made.client("nhan_chinh").get(f"{ward}?dinh-dang=csv")).splitlines()[1:]
    assert [line.rsplit(",", 1)[1] for line in mine] == ["700000000"]
    assert "1 bản ghi của đơn vị khác" in mine[0]
    assert "Chi cục Thuế: 1 bản ghi, 700 triệu đồng" in words(made.client("nhan_chinh").get(ward))
    assert "/so/budget.revenue/" in body(made.client("van_phong").get(ward))
    assert "/so/budget.revenue/" + queries.standing(REVENUE, "a").record.hex not in body(
        made.client("nhan_chinh").get(ward)
    )


def test_the_link_to_the_register_shows_the_same_rows(made: World) -> None:
    client = made.client("van_phong")
    page = body(client.get(FIGURE))
    start = page.index("/so/budget.revenue/?")
    link = page[start : page.index('"', start)].replace("&amp;", "&")
    shown = words(client.get(link))
    assert "Thu: 2 dòng · 1.000.000.000 đồng" in shown
    assert "Hoàn trả: 1 dòng · 50.000.000 đồng" in shown


def test_operands_submissions_and_nothing_at_all(made: World) -> None:
    client = made.client("van_phong")
    formula = words(client.get(f"{TABLE}NS.TYLE/"))
    assert "Tính từ NS.CHI / NS.THU" in formula
    assert "Tỷ trọng" not in formula or "100%" not in formula
    assert "Quận Thanh Xuân 01/02/2023 – 28/02/2023 Chính thức 2 ca" in words(client.get(f"{TABLE}YT.SXH/"))
    assert "chưa ai báo không phát sinh" in words(client.get(f"{TABLE}YT.KHAM/"))


def test_as_known_on_a_past_day_cannot_be_missed(made: World) -> None:
    client = made.client("van_phong")
    line = queries.standing(REVENUE, "a")
    known = Seal.objects.latest("number").at
    actions.correct(REVENUE, line, {"amount": 650_000_000}, by=made.district.accounts["thue"], at=AT, reason="nhầm")
    then = client.get(FIGURE, {"biet-luc": known.isoformat()})
    assert "Số liệu như đã biết lúc" in words(then)
    assert "950 triệu đồng" in words(then)
    assert "biet-luc" in body(client.get(MONTH, {"biet-luc": known.isoformat()}))
    now = words(client.get(FIGURE))
    assert "900 triệu đồng" in now
    assert "không phải số hiện nay" not in now


def test_a_number_of_a_report_opens_the_figure_as_known_at_its_seal_and_over_its_days(made: World) -> None:
    client = made.client("van_phong")
    line, seal = queries.standing(REVENUE, "a"), Seal.objects.latest("number").number
    assert "không phải số hiện nay" not in words(client.get(FIGURE, {"niem": seal}))
    actions.correct(REVENUE, line, {"amount": 650_000_000}, by=made.district.accounts["thue"], at=AT, reason="nhầm")
    then = client.get(FIGURE, {"niem": seal})
    assert f"Số liệu như đã biết tại dấu niêm {seal}" in words(then)
    assert "950 triệu đồng" in words(then)
    assert f"niem={seal}" in body(then)
    february = client.get(FIGURE, {"niem": seal, "khoang": "2023-02-01/2023-02-28"})
    assert "700 triệu đồng" in words(february)
    assert "950 triệu đồng" not in words(february)
    assert "khoang=2023-02-01%2F2023-02-28" in body(february)


@pytest.mark.parametrize("asked", [{"niem": "0"}, {"niem": "99999"}, {"niem": "x"}, {"khoang": "2023-02-31/x"}])
def test_a_seal_or_days_that_are_not_there_are_not_found(made: World, asked: dict[str, str]) -> None:
    assert made.client("van_phong").get(FIGURE, asked).status_code == 404


@pytest.mark.parametrize("moment", ["2999-01-01", "hôm qua", "31/12/2999"])
def test_a_moment_that_cannot_be_is_said(made: World, moment: str) -> None:
    assert made.client("van_phong").get(MONTH, {"biet-luc": moment}).status_code == 404


def test_the_chart_is_drawn_here_and_only_for_who_may_see(made: World) -> None:
    response = made.client("van_phong").get(f"{FIGURE}bieu-do.svg?nen=toi&co=hep")
    assert response["Content-Type"] == "image/svg+xml"
    drawn = body(response)
    assert drawn.startswith("<svg")
    assert "tỷ đồng" in drawn
    assert made.client("nhan_chinh").get(f"{FIGURE}bieu-do.svg").status_code == 403
    assert made.client("van_phong").get(f"{FIGURE}bieu-do.svg?nen=x").status_code == 404


def test_the_month_is_computed_once_for_a_seal_and_again_after_the_next(made: World) -> None:
    office, leader = made.client("van_phong"), made.client("chu_tich")
    office.get(MONTH)
    with CaptureQueriesContext(connection) as again:
        assert "950 triệu đồng" in words(leader.get(MONTH))
    assert not [one for one in again if "giaoban_cubecell" in one["sql"]]
    line = queries.standing(REVENUE, "a")
    actions.correct(REVENUE, line, {"amount": 650_000_000}, by=made.district.accounts["thue"], at=AT, reason="nhầm")
    assert "900 triệu đồng" in words(leader.get(MONTH))
    assert "950 triệu đồng" in words(leader.get(MONTH, {"niem": Seal.objects.latest("number").number - 1}))


def test_the_table_is_that_of_an_appendix_one_unit_a_line_and_plain_numbers(made: World) -> None:
    page = words(made.client("van_phong").get(TABLE))
    assert "1 Thu ngân sách trên địa bàn tỷ đồng 4 0,95 tỷ đồng 0,8 23,75 118,75 lũy kế đến 07/3/2023" in page
    assert "3 Chi so với thu % 20 " in page
    assert "6 Lượt khám bệnh lượt chưa có" in page


def test_a_sheet_counts_with_numbers_and_per_cents(made: World) -> None:
    answer = made.client("van_phong").get(f"{TABLE}?dinh-dang=xlsx&linh-vuc=budget")
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
    rows = {row[0]: row for row in book.get_sheet_by_index(0).to_python()}
    assert rows["NS.THU"][3] == 950_000_000
    assert rows["NS.THU"][9] == 0.2375
    assert rows["NS.TYLE"][3] == 0.2


def test_the_months_are_a_picture_a_drawing_and_a_table_to_keep(made: World) -> None:
    client = made.client("van_phong")
    picture = client.get(f"{FIGURE}bieu-do.png")
    assert picture["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    drawn = body(client.get(f"{FIGURE}bieu-do.svg"))
    assert "kế hoạch" in drawn
    lines = body(client.get(f"{FIGURE}tung-thang.csv")).splitlines()
    assert len(lines) == 25
    assert lines[-2] == '2023-02-01,2023-02-28,700 triệu đồng,,"333,333 triệu đồng",'
    assert made.client("nhan_chinh").get(f"{FIGURE}bieu-do.png").status_code == 403
    assert made.client("nhan_chinh").get(f"{FIGURE}tung-thang.csv").status_code == 403


def test_what_is_shared_says_the_figure_what_it_is_held_against_and_where_it_stands(made: World) -> None:
    page = words(made.client("chu_tich").get(FIGURE, {"ngan": "chia-se"}))
    shared = page[page.index("Thu ngân sách trên địa bàn · Quận Thanh Xuân") :]
    for said in (
        "Lũy kế đến 07/3/2023: 950 triệu đồng (ước)",
        "23,75% kế hoạch năm (Thành phố giao: 4 tỷ đồng)",
        "▲ tăng 18,8% so với cùng kỳ (cùng kỳ: 800 triệu đồng)",
        f"http://testserver{FIGURE}",
    ):
        assert said in shared


def test_the_month_is_sent_on_as_a_few_lines(made: World) -> None:
    page = words(made.client("chu_tich").get(MONTH, {"ngan": "chia-se"}))
    shared = page[page.index("không có dữ liệu cá nhân") :]
    for said in (
        "Quận Thanh Xuân · kỳ 2023-03",
        "Thu ngân sách trên địa bàn: 950 triệu đồng; 23,75% kế hoạch năm; ▲ tăng 18,8% so với cùng kỳ",
        "Chưa có số hoặc thiếu đơn vị: 1 chỉ tiêu",
        f"http://testserver{MONTH}",
    ):
        assert said in shared


@pytest.mark.parametrize(
    ("page", "line"),
    [
        (MONTH, "Thu ngân sách trên địa bàn: 950 triệu đồng; 23,75% kế hoạch năm"),
        (FIGURE, "Lũy kế đến 07/3/2023: 950 triệu đồng (ước)"),
    ],
    ids=["the month", "a figure"],
)
def test_what_is_sent_on_is_a_pdf_of_one_page_too(made: World, page: str, line: str) -> None:
    client = made.client("chu_tich")
    assert 'href="?dinh-dang=pdf"' in body(client.get(page, {"ngan": "chia-se"})).replace(page, "")
    file = client.get(page, {"dinh-dang": "pdf"})
    assert file["Content-Type"] == "application/pdf"
    told = " ".join(extract_text(io.BytesIO(file.content)).split())
    assert line in told
    assert f"http://testserver{page}" in told


def test_records_open_in_a_drawer_that_its_address_keeps_open(made: World) -> None:
    client = made.client("van_phong")
    assert 'class="drawer"' not in body(client.get(FIGURE))
    opened = body(client.get(FIGURE, {"ngan": "ban-ghi"}))
    drawer = opened[opened.index('class="drawer"') :]
    assert drawer.count("/so/budget.revenue/") == 3
    assert f'href="{FIGURE}" data-close' in drawer


def test_whose_records_a_figure_covers_is_printed_with_it(made: World) -> None:
    assert "mọi đơn vị về địa bàn Quận Thanh Xuân và 3 địa bàn" in words(made.client("van_phong").get(FIGURE))
    assert "Chỉ tính bản ghi do Chi cục Thuế ghi" in words(made.client("thue").get("/so-lieu/009.THUE/2023-03/NS.THU/"))
    assert "Tổng hợp từ số liệu các đơn vị gửi" in words(made.client("van_phong").get(f"{TABLE}YT.SXH/"))


def test_a_closed_figure_that_changed_stands_first_with_the_value_that_was_closed(made: World) -> None:
    _, unit, session = figures.reader_of("009", "2023-03", None)
    closing.close(session.record, unit.id, by=made.district.office, at=AT)
    follower.run_pass()
    line = queries.standing(REVENUE, "a")
    actions.correct(REVENUE, line, {"amount": 650_000_000}, by=made.district.accounts["thue"], at=AT, reason="nhầm")
    page = words(made.client("chu_tich").get(MONTH))
    assert "2 số đã chốt có bản mới" in page
    assert re.search(r"Thu ngân sách trên địa bàn : 950 triệu đồng → 900 triệu đồng \S+, nhầm", page)
    page = body(made.client("chu_tich").get(FIGURE))
    assert "<del>950 triệu đồng</del>" in page
    assert "<strong>900 triệu đồng</strong>" in page


@pytest.mark.parametrize("path", [MONTH, TABLE, FIGURE])
def test_more_records_cost_no_more_queries(made: World, path: str) -> None:
    client = made.client("van_phong")
    client.get(path)
    cache.clear()
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    lines = [revenue(made.district, "2023-02-02", 1000 + n, f"many {n}", ward="00346") for n in range(60)]
    actions.record(REVENUE, lines, by=made.district.accounts["thue"], at=AT)
    with CaptureQueriesContext(connection) as many:
        client.get(path)
    assert len(many) == len(few)


def test_pages_say_the_same_as_the_figures(made: World) -> None:
    """What the table exports is what ``giaoban figures`` answers."""
    said = {
        line.split(",")[0]: line.split(",")[3]
        for line in body(made.client("van_phong").get(f"{TABLE}?dinh-dang=csv")).splitlines()[1:]
    }
    for one in figures.figures_of_session("009", "2023-03"):
        if isinstance(one.value.value, int):
            assert said[one.code] == str(one.value.value)
    assert dt.date(2023, 3, 7) in {one.end for one in figures.figures_of_session("009", "2023-03")}


def test_the_picker_is_a_day_and_keeps_the_filters(made: World) -> None:
    client = made.client("van_phong")
    page = body(client.get(f"{TABLE}?linh-vuc=budget&tim=thu"))
    picker = page[page.index('class="known-form"') :]
    picker = picker[: picker.index("</form>")]
    assert '<input name="biet-luc" value=""' in picker
    assert '<input type="hidden" name="linh-vuc" value="budget"><input type="hidden" name="tim" value="thu">' in picker
    seal = Seal.objects.latest("number")
    shown = body(client.get(MONTH, {"niem": seal.number}))
    assert f'name="biet-luc" value="{write_short_date(timezone.localtime(seal.at).date())}"' in shown
