"""Signing in and out: the way back, throttling, demo accounts, nothing by a mere link."""

import pytest
from django.test import Client

from giaoban.offices.models import Account
from tests.factories import District, small_district
from tests.pages import inline_code, words

PASSWORD = "mat-khau-thu-nghiem"
FAILURES = 5
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def district() -> District:
    return small_district()


def sign_in(client: Client, name: str = "van_phong", password: str = PASSWORD, **more: str):  # type: ignore[no-untyped-def]
    return client.post("/dang-nhap", {"ten": name, "mat-khau": password, **more})


def test_a_link_opened_signed_out_returns_there(district: District) -> None:
    client = Client()
    response = client.get("/so/budget.revenue/?tim=a&xep=-day")
    assert response.status_code == 302
    page = client.get(response["Location"])
    assert 'value="/so/budget.revenue/?tim=a&amp;xep=-day"' in page.content.decode()
    back = sign_in(client, tiep="/so/budget.revenue/?tim=a&xep=-day")
    assert back["Location"] == "/so/budget.revenue/?tim=a&xep=-day"


def test_no_link_leads_to_another_site_after_sign_in(district: District) -> None:
    assert sign_in(Client(), tiep="https://example.com/")["Location"] == "/"
    client = Client()
    client.force_login(district.office)
    assert client.get("/dang-nhap?tiep=//example.com")["Location"] == "/"


def test_a_wrong_password_is_said_without_saying_which_part(district: District) -> None:
    known, unknown = sign_in(Client(), password="sai"), sign_in(Client(), "khong-ai", "sai")
    assert known.status_code == unknown.status_code == 401
    for response in (known, unknown):
        assert "Tên đăng nhập hoặc mật khẩu không đúng." in words(response)


def test_repeated_failures_wait_even_with_the_right_password(district: District) -> None:
    for _attempt in range(FAILURES):
        sign_in(Client(), password="sai")
    held = sign_in(Client())
    assert held.status_code == 429
    assert "Chờ 15 phút" in words(held)
    assert sign_in(Client(), "thue").status_code == 302, "another account of the same office is not held"
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert sign_in(elsewhere).status_code == 302


def test_a_right_password_ends_the_count(district: District) -> None:
    for _attempt in range(FAILURES - 1):
        sign_in(Client(), password="sai")
    assert sign_in(Client()).status_code == 302
    assert sign_in(Client(), password="sai").status_code == 401


def test_a_closed_account_does_not_sign_in(district: District) -> None:
    Account.objects.filter(username="thue").update(is_active=False)
    assert sign_in(Client(), "thue").status_code == 401


def test_demo_accounts_are_named_only_where_there_are_any(district: District) -> None:
    assert "Tài khoản mẫu" not in words(Client().get("/dang-nhap"))
    Account.objects.filter(username="chu_tich").update(is_demo=True)
    page = words(Client().get("/dang-nhap"))
    assert "chu_tich" in page
    assert "Chủ tịch, Quận Thanh Xuân (Lãnh đạo)" in page
    assert "van_phong" not in page


def test_signing_out_needs_a_form(district: District) -> None:
    client = Client()
    client.force_login(district.office)
    assert client.get("/dang-xuat").status_code == 405
    assert client.post("/dang-xuat")["Location"] == "/dang-nhap"
    assert client.get("/")["Location"] == "/dang-nhap"


def test_the_page_holds_no_inline_code(district: District) -> None:
    assert inline_code(Client().get("/dang-nhap").content.decode()) == []


def test_the_language_is_chosen_by_a_form(district: District) -> None:
    client = Client()
    client.post("/ngon-ngu", {"language": "en", "next": "/dang-nhap"})
    assert '<html lang="en">' in client.get("/dang-nhap").content.decode()
