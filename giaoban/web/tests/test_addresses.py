"""Addresses keep the state of a page and lead nobody away."""

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from giaoban.web.addresses import address, safe_next, with_query, without_value
from giaoban.web.pager import pager


@pytest.mark.parametrize(
    "wanted",
    ["https://example.com/", "//example.com", "/\\example.com", "javascript:alert(1)", "http:///example.com", "", None],
)
def test_nobody_is_led_to_another_site(wanted: str | None) -> None:
    assert safe_next(RequestFactory().get("/dang-nhap", headers={"host": "localhost"}), wanted) == "/"


def test_a_way_back_on_this_site_is_kept() -> None:
    request = RequestFactory().get("/dang-nhap", headers={"host": "localhost"})
    assert safe_next(request, "/so/budget.revenue/?tim=a&trang=2") == "/so/budget.revenue/?tim=a&trang=2"


def test_a_change_keeps_everything_else() -> None:
    query = QueryDict("code=1701&code=2801&trang=3")
    assert with_query("/so/x/", query, xep="-day", trang=None) == "/so/x/?code=1701&code=2801&xep=-day"
    assert without_value("/so/x/", query, "code", "1701") == "/so/x/?code=2801"
    assert (
        address("/so/x/", {"tu": "01/02/2023", "den": "", "code": ["1", "2"]})
        == "/so/x/?tu=01%2F02%2F2023&code=1&code=2"
    )


@pytest.mark.parametrize(
    ("asked", "page"), [("1", 1), ("2", 2), ("99", 3), ("0", 1), ("-1", 1), ("x", 1), ("9" * 40, 1)]
)
def test_a_page_that_is_not_there_becomes_one_that_is(asked: str, page: int) -> None:
    assert pager("/so/", QueryDict(f"trang={asked}"), 101).page == page


def test_the_pager_says_which_rows_of_how_many() -> None:
    last = pager("/so/", QueryDict("trang=3"), 101)
    assert (last.first, last.last, last.next, last.previous) == (101, 101, None, "/so/?trang=2")
    empty = pager("/so/", QueryDict(""), 0)
    assert (empty.first, empty.last, empty.pages) == (0, 0, 1)
