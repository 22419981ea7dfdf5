import datetime as dt
import uuid

from giaoban.registers.rules.checks import not_negative, positive, required_when
from giaoban.registers.rules.hanging import hanging, repeated

KNOWN, UNKNOWN = uuid.uuid4(), uuid.uuid4()
DAYS = {KNOWN: dt.date(2023, 2, 10)}


def row(parent, day=10, kind="a"):
    return {"parent": parent, "day": dt.date(2023, 2, day), "kind": kind}


def found(*rows, from_its_day=True):
    return [(one.row, one.rule) for one in hanging(rows, DAYS, "Sổ mẫu", from_its_day=from_its_day)]


def test_an_event_needs_a_record_that_stands():
    assert found(row(KNOWN), row(UNKNOWN)) == [(2, "unknown_parent")]


def test_an_event_may_fall_on_the_day_of_its_record_but_not_before():
    assert found(row(KNOWN, 10), row(KNOWN, 9)) == [(2, "order_of_days")]


def test_an_event_may_come_before_its_record_where_the_register_says_so():
    assert found(row(KNOWN, 9), from_its_day=False) == []


def test_what_happened_before_or_above_is_repeated():
    rows = [row(KNOWN, kind="a"), row(KNOWN, kind="b"), row(KNOWN, kind="b")]
    assert list(repeated(rows, {(KNOWN, "a")}, lambda one: (one["parent"], one["kind"]))) == [1, 3]


def test_what_has_no_key_may_come_again():
    assert list(repeated([row(KNOWN), row(KNOWN)], set(), lambda one: None)) == []


def test_a_column_left_out_breaks_no_check_of_its_amount():
    assert not [*positive("amount", "Số tiền")({}), *not_negative("amount", "Số tiền")({})]


def test_a_column_is_required_when_another_says_so():
    check = required_when("amount", "kind", "paid", "phải ghi số tiền")
    assert [one.rule for one in check({"kind": "paid", "amount": None})] == ["required"]
    assert not [*check({"kind": "paid", "amount": 1}), *check({"kind": "surveyed"})]
