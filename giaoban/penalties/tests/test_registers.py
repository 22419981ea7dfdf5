import pytest

from giaoban.penalties.registers import DECISION, PAYMENT
from giaoban.registers.tests.rooms import a_district, add, change, counted, day, rules

pytestmark = pytest.mark.django_db


def decision(fine=5_000_000, field="market", **more):
    return {
        "field": field,
        "number": "01/QĐ-XPHC",
        "day": day("10/2"),
        "offence": "Bán hàng không rõ nguồn gốc",
        "offender_kind": "individual",
        "fine": fine,
        **more,
    }


def test_a_negative_fine_is_refused():
    assert rules(add, a_district(), DECISION, decision(-1)) == [("fine", "not_negative")]


def test_a_warning_is_a_fine_of_nothing():
    district = a_district()
    add(district, DECISION, decision(0))
    assert (counted("penalties.decisions"), counted("penalties.decisions", "fine")) == (1, 0)


def test_a_decision_before_its_minutes_is_refused():
    district = a_district()
    assert rules(add, district, DECISION, decision(minutes_day=day("11/2"))) == [("day", "order_of_days")]
    assert rules(add, district, DECISION, decision(minutes_day=day("10/2"))) == []


def test_decisions_and_fines_are_counted_by_field():
    district = a_district()
    add(
        district,
        DECISION,
        decision(3),
        decision(4, "traffic"),
        decision(5, "urban_order", offender_kind="organisation"),
    )
    both = {"field": ["urban_order", "traffic"]}
    assert counted("penalties.decisions", **both) == 2
    assert counted("penalties.decisions", "fine", **both) == 9
    assert counted("penalties.decisions", offender_kind="organisation") == 1


def test_a_payment_must_be_of_some_money_and_not_before_the_decision():
    district = a_district()
    mine = add(district, DECISION, decision()).record
    assert rules(add, district, PAYMENT, {"parent": mine, "day": day("15/2"), "amount": 0}) == [("amount", "positive")]
    assert rules(add, district, PAYMENT, {"parent": mine, "day": day("9/2"), "amount": 1}) == [("day", "order_of_days")]


def test_payments_follow_the_field_of_their_decision_when_it_is_corrected():
    district = a_district()
    entry = add(district, DECISION, decision())
    add(district, PAYMENT, {"parent": entry.record, "day": day("15/2"), "amount": 7})
    change(district, DECISION, entry, field="food_safety")
    assert counted("penalties.payments", "amount", field="market") == 0
    assert counted("penalties.payments", "amount", field="food_safety") == 7
