"""The product in Chromium: served on the loopback address on a copy of the demo, at a desk and on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.journeys.browsing import served
from tests.serving import chromium


@pytest.fixture
def site(demo_to_write: None) -> Iterator[str]:
    """The product served on a copy of the demo, with passwords hashed as it does."""
    with served("van_phong", "nhan_chinh") as address:
        yield address


@pytest.fixture(params=[1280, 390], ids=["desktop", "phone"])
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    with chromium() as browser:
        yield browser.new_page(viewport={"width": request.param, "height": 900}, locale="vi-VN")
