"""A district to tell stories in, wound back before each of them."""

from collections.abc import Callable

import pytest

from giaoban.indicators import actions as indicators
from giaoban.trail import follower
from tests import databases
from tests.factories import District, small_district
from tests.laws import office

NewOffice = Callable[[], office.Office]


@pytest.fixture
def new_office(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> NewOffice:
    """An office at its first day, in a database wound back to it; the follower passes when it is asked to."""
    monkeypatch.setattr(follower, "after_commit", lambda: None)
    district = small_district()
    indicators.define(office.definitions(), unit=district.unit.pk, by=district.office, at=office.AT)
    office.open_sessions(district)
    office.Office(district).tell(office.BEGINNING)
    mark = databases.mark()

    def begin() -> office.Office:
        databases.rewind(mark)
        return office.Office(District(dict(district.units), district.accounts))

    return begin
