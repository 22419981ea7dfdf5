"""The search page and the suggestions: groups with counts, filters in the address, nothing cut silently."""

import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from giaoban.budget.registers import REVENUE
from giaoban.registers import actions
from tests.pages import AT, World, body, inline_code, revenue, words, world

pytestmark = pytest.mark.django_db(transaction=True)
PAGE, SUGGESTIONS = "/tim", "/tim/goi-y"


@pytest.fixture
def made() -> World:
    return world()


def more_lines(made: World, count: int) -> None:
    """Lines with a note and no key of their own."""
    lines = [revenue(made.district, "2023-02-02", 1000 + n, "", note="Đống Đa zzy") for n in range(count)]
    actions.record(REVENUE, lines, by=made.district.accounts["thue"], at=AT)


def asked(made: World, query: str, username: str = "van_phong") -> HttpResponse:
    return made.client(username).get(f"{PAGE}?{query}")


def test_groups_say_how_many_they_show_of_how_many(made: World):
    more_lines(made, 30)
    page = words(asked(made, "q=dong+da+zzy"))
    assert "Tìm thấy 30 kết quả" in page
    assert "Bản ghi 8 trong 30 Xem cả 30" in page
    every = asked(made, "q=dong+da+zzy&loai=ban-ghi&trang=1")
    assert "Dòng 1–30 trong 30" in words(every)
    assert body(every).count('<li><a href="/so/budget.revenue/') == 30


def test_one_kind_is_shown_page_by_page(made: World):
    more_lines(made, 120)
    seen = []
    for number in (1, 2, 3):
        page = body(asked(made, f"q=zzy&loai=ban-ghi&trang={number}"))
        seen += re.findall(r'<li><a href="(/so/budget.revenue/[0-9a-f]{32}/)"', page)
    assert len(seen) == len(set(seen)) == 120


def test_what_is_found_costs_the_same_queries_however_much_it_is(made: World):
    client = made.client("van_phong")
    for query in ("q=zzy", "q=zzy&loai=ban-ghi", "q=zzy&nam=2023&don-vi=009"):
        client.get(f"{PAGE}?{query}")
        more_lines(made, 1)
        with CaptureQueriesContext(connection) as few:
            client.get(f"{PAGE}?{query}")
        more_lines(made, 60)
        with CaptureQueriesContext(connection) as many:
            client.get(f"{PAGE}?{query}")
        assert len(many) == len(few)
    with CaptureQueriesContext(connection) as some:
        client.get(f"{SUGGESTIONS}?q=zzy")
    with CaptureQueriesContext(connection) as none:
        client.get(f"{SUGGESTIONS}?q=qqqqq")
    assert len(some) == len(none)


def test_filters_stand_in_the_address_and_narrow(made: World):
    by_year = words(asked(made, "q=thu&nam=2022"))
    assert "Bản ghi" in by_year
    assert "Chỉ tiêu" not in by_year.partition("Tìm thấy 1 kết quả")[2]
    ward = words(asked(made, "q=xphc&don-vi=00343"))
    assert "Tìm thấy 2 kết quả" in ward  # the decision and the payment that hangs on it
    assert "Bỏ lọc" in ward
    assert "Không tìm thấy" in words(asked(made, "q=xphc&don-vi=00346"))
    assert "Không tìm thấy" in words(asked(made, "q=xphc&don-vi=khong-co"))


def test_a_filter_that_nobody_understands_is_said_and_the_rest_is_answered(made: World):
    page = words(asked(made, "q=xphc&loai=sai&nam=hai"))
    assert "Bỏ qua điều kiện loại «sai»" in page
    assert "Bỏ qua điều kiện năm «hai»" in page
    assert "Tìm thấy" in page
    assert "Chỉ tìm theo 200 chữ đầu" in words(asked(made, "q=" + "a+" * 150))


def test_what_was_matched_is_marked_and_a_whole_code_is_told(made: World):
    page = body(asked(made, "q=lan+chiem"))
    assert "<mark>lấn</mark> <mark>chiếm</mark>" in page
    page = body(asked(made, "q=01/qd-xphc"))
    assert "<mark>01/QĐ-XPHC</mark>" in page
    assert "đúng mã, số" in page


def test_pages_are_found_by_their_titles_in_either_language(made: World):
    assert 'href="/so/penalties.decision/"' in body(asked(made, "q=so+quyet+dinh+xu+phat"))
    client = made.client("nhan_chinh")
    client.cookies["django_language"] = "en"
    page = body(client.get(f"{PAGE}?q=so+quyet+dinh+xu+phat"))
    assert 'href="/so/penalties.decision/"' in page
    assert "Search" in page or "Tìm kiếm" in page


def test_nothing_found_says_what_to_try(made: World):
    page = words(asked(made, "q=xuat+huyeet"))
    assert "Không tìm thấy «xuat huyeet»" in page
    assert "Có phải bạn tìm: xuất huyết" in page
    assert "Thử ít từ hơn" in page
    assert "Bỏ các điều kiện lọc" in words(asked(made, "q=lan+chiem&nam=1999"))


def test_an_empty_question_shows_the_field_alone(made: World):
    for query in ("", "q=", "q=++", "q=%22%28"):
        answer = asked(made, query)
        assert answer.status_code == 200
        assert "kết quả" not in words(answer)


def test_signs_and_tags_in_a_question_stay_text(made: World):
    page = body(asked(made, "q=<script>alert(1)</script>"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert asked(made, "q=%00%ff%f0&nam=%00&don-vi=%00&trang=-1").status_code == 200


def test_pages_hold_no_inline_code(made: World):
    for path in (f"{PAGE}?q=thu", f"{PAGE}?q=zzzz", SUGGESTIONS + "?q=thu"):
        page = body(made.client("van_phong").get(path))
        assert inline_code(page) == []


def test_suggestions_are_options_with_the_whole_answer_last(made: World):
    page = body(made.client("van_phong").get(f"{SUGGESTIONS}?q=xuat+huy"))
    options = re.findall(r'<li role="option" id="(goi-y-\d+)"', page)
    assert options == ["goi-y-1", "goi-y-0"]
    assert "Ca sốt <mark>xuất</mark> <mark>huyết</mark>" in page
    assert 'href="/tim?q=xuat+huy"' in page
    assert body(made.client("van_phong").get(f"{SUGGESTIONS}?q=x")).strip() == ""


def test_an_indicator_leads_to_its_figure_where_the_reader_stands(made: World):
    answer = made.client("van_phong").get("/so-lieu/chi-tieu/YT.SXH")
    assert answer["Location"] == "/so-lieu/009/2023-03/YT.SXH/"
    assert made.client("van_phong").get("/so-lieu/chi-tieu/KHONG").status_code == 404
