"""The reader's choice of light, dark and density, without a script."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def html_tag(client: Client) -> str:
    page = client.get("/khong-co-trang-nay").content.decode()
    return page[page.index("<html") : page.index("<head")]


def test_without_a_choice_the_machine_decides() -> None:
    assert "data-theme" not in html_tag(Client())


def test_a_choice_is_kept_and_taken_back() -> None:
    client = Client()
    answer = client.post("/giao-dien", {"nen": "toi", "tiep": "/dang-nhap"})
    assert answer.headers["location"] == "/dang-nhap"
    assert 'data-theme="toi"' in html_tag(client)
    client.post("/giao-dien", {"mat-do": "day"})
    assert 'data-theme="toi"' in html_tag(client)
    assert 'data-density="day"' in html_tag(client)
    client.post("/giao-dien", {"nen": ""})
    assert "data-theme" not in html_tag(client)


def test_a_value_that_is_none_of_ours_does_not_count() -> None:
    client = Client()
    client.cookies["nen"] = '"><script>'
    assert "data-theme" not in html_tag(client)
    client.post("/giao-dien", {"nen": "hong"})
    assert "data-theme" not in html_tag(client)


def test_nobody_is_led_away() -> None:
    assert Client().post("/giao-dien", {"nen": "toi", "tiep": "https://example.org/"}).headers["location"] == "/"
