import pytest

from giaoban.defence.registers import QUOTA, RECRUIT
from giaoban.registers.tests.rooms import a_district, add, counted, day, rules

pytestmark = pytest.mark.django_db


def test_recruits_of_army_and_police_are_counted_apart():
    district = a_district()
    add(district, RECRUIT, *[{"kind": kind, "day": day("6/2")} for kind in ("army", "army", "police")])
    assert (counted("defence.recruits", kind="army"), counted("defence.recruits", kind="police")) == (2, 1)


def test_a_quota_below_zero_or_without_a_version_is_refused():
    row = {
        "kind": "army",
        "budget_year": 2023,
        "assigner": "Thành phố giao",
        "decision": "5000/QĐ-UBND",
        "day": day("2/1"),
        "version": 0,
        "amount": -1,
    }
    found = rules(add, a_district(), QUOTA, row)
    assert found == [("amount", "not_negative"), ("version", "positive")]
