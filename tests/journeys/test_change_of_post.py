"""Chuyển công tác: an official leaves a post; every open item has its new owner, the account opens nothing any more."""

import datetime as dt

from django.utils import timezone

from giaoban.indicators import queries as indicators
from giaoban.indicators.models import SubmissionDraft
from giaoban.offices import handing_over
from giaoban.offices.models import Account
from giaoban.offices.queries import tree_now
from tests.journeys.browsing import journey
from tests.journeys.conftest import Come

DRAFT = "Bản nháp số liệu 01/02/2023–28/02/2023"


@journey
def test_an_official_leaves_and_nothing_is_left_without_an_owner(site: str, come: Come) -> None:
    office = come(site, "van_phong", at="/bao-cao/009/2023-03/de-cuong/phan-cong")
    office.fill({"muc": "y-te", "don-vi": "009.YT", "nguoi": "y_te"})
    office.press("Giao soạn")
