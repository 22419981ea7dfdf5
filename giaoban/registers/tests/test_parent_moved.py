"""A record that events hang on is not moved past them."""

import datetime as dt

import pytest

from giaoban.penalties.registers import DECISION
from giaoban.registers import actions, queries
from giaoban.registers.rules.finding import Refused
from giaoban.trail.models import Act
from tests.pages import AT, World, world

pytestmark = pytest.mark.django_db(transaction=True)


def moved(made: World, day: dt.date) -> None:
    decision = queries.standing(DECISION, "QD-01")
    clerk = made.district.accounts["nhan_chinh"]
    actions.correct(DECISION, decision, {"day": day}, by=clerk, at=AT, reason="nhầm ngày")


def test_a_decision_moved_behind_its_payment_is_refused_and_nothing_is_written() -> None:
    made = world()
    before = Act.objects.count()
    with pytest.raises(Refused, match="Ngày 20/02/2023 trước ngày 21/02/2023"):
        moved(made, dt.date(2023, 2, 21))
    assert Act.objects.count() == before


def test_a_decision_may_move_up_to_the_day_of_its_payment() -> None:
    made = world()
    moved(made, dt.date(2023, 2, 20))
    assert queries.standing(DECISION, "QD-01").day == dt.date(2023, 2, 20)
