"""What a seal knows is read once for an answer, and never from a seal that may be undone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from giaoban.offices import actions as offices
from giaoban.offices import queries
from giaoban.trail import follower
from giaoban.trail.queries import latest_seal
from giaoban.trail.remembering import remembering
from tests.factories import FOUNDED, SET_UP_AT, small_district


def reads(seal: int) -> int:
    """How many queries asking for the units of a seal takes."""
    with CaptureQueriesContext(connection) as asked:
        queries.tree(seal)
    return len(asked)


@pytest.fixture
def sealed(db: None) -> int:
    small_district()
    follower.run_pass()
    return latest_seal()


def test_the_units_of_a_seal_are_read_once_for_an_answer(sealed: int):
    whole = reads(sealed)
    with remembering():
        assert [reads(sealed), reads(sealed)] == [whole, 0]
    assert reads(sealed) == whole


def test_what_was_only_rehearsed_is_not_taken_for_what_comes_to_be_known(sealed: int):
    def founded(name: str) -> set[str]:
        """The names known after a unit is founded."""
        unit = offices.unit(f"00{len(name)}", FOUNDED)
        version = offices.UnitVersion(unit=unit, name=name, level="commune")
        offices.set_up([version], at=SET_UP_AT, basis="dữ liệu thử")
        follower.run_pass()
        return {one.name for one in queries.tree(latest_seal())}

    with remembering():
        with follower.rehearsed():
            assert "Xã A" in founded("Xã A")
        known = founded("Xã Bờ")
    assert "Xã Bờ" in known
    assert "Xã A" not in known
