"""In Chromium: the connection is lost while somebody types; nothing is sent into nothing, nothing typed is lost."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.browsing import DESKTOP, Person

pytestmark = pytest.mark.browser


def test_what_was_typed_stays_until_the_connection_is_back(site: str, browser: Browser) -> None:
    clerk = Person(browser, site, DESKTOP).signed_in("phuong_thanh_xuan", at="/so/penalties.decision/them")
    clerk.fill({"number": "88/QĐ-THỬ"})
    clerk.window.set_offline(True)
    clerk.sees("Mất kết nối.", "[data-offline]")
    clerk.press("Ghi")
    assert clerk.page.url.endswith("/them")
    assert clerk.page.locator("[name=number]").input_value() == "88/QĐ-THỬ"
    clerk.window.set_offline(False)
    clerk.page.locator("[data-offline]").wait_for(state="hidden")
    clerk.press("Ghi")
    clerk.sees("Chưa ghi: còn")
    assert clerk.page.locator("[name=number]").input_value() == "88/QĐ-THỬ"
    clerk.window.close()
