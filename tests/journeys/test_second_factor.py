"""In Chromium: a passkey of the browser's own virtual authenticator is added, and asked for at the next sign-in."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Page

from giaoban.offices.models import Account
from tests import databases
from tests.factories import small_district
from tests.serving import chromium, served

pytestmark = pytest.mark.browser
PASSWORD = "mot cau that dai 2026"


@pytest.fixture
def site(django_db_blocker) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """The product on a small district, under a name that WebAuthn accepts."""
    with django_db_blocker.unblock():
        name = databases.create("second_factor")
        try:
            with databases.using(name):
                small_district()
                Account.objects.update(password=make_password(PASSWORD, hasher="pbkdf2_sha256"))
                with served("localhost") as address:
                    yield address
        finally:
            databases.drop(name)


def sign_in(page: Page, site: str) -> None:
    page.goto(f"{site}/dang-nhap")
    page.locator("#ten").fill("van_phong")
    page.locator("#mat-khau").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()


def test_a_passkey_is_added_and_asked_for(site: str) -> None:
    with chromium() as browser:
        context = browser.new_context(locale="vi-VN")
        page = context.new_page()
        devices = context.new_cdp_session(page)
        devices.send("WebAuthn.enable")
        options = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}
        key = devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]

        sign_in(page, site)
        page.goto(f"{site}/tai-khoan/khoa")
        page.locator("#nhap-ten").fill("Máy ở phòng")
        page.locator("#nhap-cu").fill(PASSWORD)
        page.get_by_role("button", name="Thêm").click()
        page.get_by_role("heading", name="Mã dự phòng").wait_for()
        printed = page.locator("ol code").first.inner_text()
        made = devices.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]
        assert [one["rpId"] for one in made] == ["localhost"]

        context.clear_cookies()
        sign_in(page, site)
        page.wait_for_url("**/dang-nhap/lop-thu-hai")
        page.get_by_role("button", name="Dùng khóa đăng nhập").click()
        page.wait_for_url(f"{site}/")
        page.goto(f"{site}/tai-khoan/")
        assert "Máy ở phòng" in page.locator("main").inner_text()

        context.clear_cookies()
        devices.send("WebAuthn.clearCredentials", {"authenticatorId": key})
        sign_in(page, site)
        page.get_by_role("button", name="Dùng khóa đăng nhập").click()
        page.get_by_role("alert").wait_for()  # no key answers: the printed code stands in
        page.locator("#ma").fill(printed)
        page.get_by_role("button", name="Tiếp tục").click()
        page.wait_for_url(f"{site}/")
