"""Every kind of tampering with what was written is found and named."""

import uuid
from collections.abc import Sequence

import pytest
from django.db import connection, transaction

from giaoban.budget.models import BudgetCode
from giaoban.offices import actions as offices
from giaoban.offices.models import Appointment, UnitVersion
from giaoban.trail import checking, follower, guards
from giaoban.trail.models import Act, Seal
from tests.factories import small_district

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _sealed() -> None:
    small_district()
    follower.run_pass()


def tamper(*statements: tuple[str, Sequence[object]]) -> None:
    """What somebody with the database's password could do: no guards, no foreign keys."""
    unchecked = connection.constraint_checks_disabled()
    with guards.lifted(), unchecked, transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        for text, params in statements:
            cursor.execute(text, params)


def found() -> tuple[str, str]:
    """Place and message of the first thing wrong."""
    broken = checking.first_broken()
    assert broken is not None
    return broken.place, broken.message


def test_nothing_is_broken_before() -> None:
    assert checking.first_broken() is None


def test_a_changed_entry() -> None:
    row = BudgetCode.objects.get(code="2801")
    tamper(("UPDATE giaoban_budgetcode SET name = %s WHERE id = %s", ["khác", row.pk]))
    assert found() == (f"budget.code {row.uuid}", "nội dung khác với lúc niêm")


def test_a_changed_identity_that_entries_name() -> None:
    tamper(("UPDATE giaoban_unit SET code = %s WHERE code = %s", ["00999", "00343"]))
    assert found()[1] == "nội dung khác với lúc niêm"


def test_a_removed_entry() -> None:
    row = BudgetCode.objects.get(code="2801")
    tamper(("DELETE FROM giaoban_budgetcode WHERE id = %s", [row.pk]))
    assert found() == (f"budget.code {row.uuid}", "bản ghi đã mất")


def _insert_copy(act: Act) -> uuid.UUID:
    row = BudgetCode.objects.get(code="2801")
    row.pk, row.uuid, row.act, row._state.adding = None, uuid.uuid4(), act, True
    row.save()
    return row.uuid


def test_an_entry_added_to_an_act_of_its_kind() -> None:
    added = _insert_copy(BudgetCode.objects.earliest("pk").act)
    assert found() == (f"budget.code {added}", "bản ghi không thuộc việc nào đã niêm")


def test_an_entry_added_to_an_act_of_another_kind() -> None:
    added = _insert_copy(Appointment.objects.earliest("pk").act)
    assert found() == (f"budget.code {added}", "bản ghi không thuộc việc nào đã niêm")


def test_an_entry_moved_to_another_act() -> None:
    row, other = BudgetCode.objects.get(code="2801"), UnitVersion.objects.earliest("pk").act
    tamper(("UPDATE giaoban_budgetcode SET act_id = %s WHERE id = %s", [other.pk, row.pk]))
    assert found() == (f"budget.code {row.uuid}", "bản ghi đã mất")


@pytest.mark.parametrize("column", ["account", "reason", "basis", "decided_by"])
def test_a_changed_act(column: str) -> None:
    tamper((f"UPDATE giaoban_act SET {column} = %s", ["khác"]))
    assert found() == ("dấu niêm 1", "chuỗi băm không khớp")


def test_an_entry_and_its_digest_changed_together() -> None:
    act = BudgetCode.objects.earliest("pk").act
    tamper(
        ("DELETE FROM giaoban_budgetcode", []),
        ("UPDATE giaoban_act SET manifest = %s, digests = %s WHERE id = %s", ["[]", b"", act.pk]),
    )
    assert found()[1] == "chuỗi băm không khớp"


def test_a_removed_act() -> None:
    act = BudgetCode.objects.earliest("pk").act
    tamper(
        ("DELETE FROM giaoban_budgetcode", []),
        ("DELETE FROM giaoban_sealedact WHERE act_id = %s", [act.pk]),
        ("DELETE FROM giaoban_act WHERE id = %s", [act.pk]),
    )
    assert found()[1] == "chuỗi băm không khớp"


def _three_seals() -> list[Seal]:
    for number, version in enumerate(UnitVersion.objects.order_by("pk")[:2]):
        said = {"unit": version.unit, "level": version.level, "record": version.record, "corrects": version}
        offices.set_up([UnitVersion(**said, name=f"{number}")], at=version.act.stated_at)
        follower.run_pass()
    return list(Seal.objects.order_by("number"))


@pytest.mark.parametrize("column", ["at", "hash", "previous"])
def test_a_changed_seal(column: str) -> None:
    second = _three_seals()[1]
    value = {"at": second.at.replace(year=2001), "hash": "0" * 64, "previous": "0" * 64}[column]
    tamper((f"UPDATE giaoban_seal SET {column} = %s WHERE number = %s", [str(value), second.pk]))
    assert found() == (f"dấu niêm {second.pk}", "chuỗi băm không khớp")


def test_a_chain_cut_in_the_middle() -> None:
    _, second, third, *_ = _three_seals()
    tamper(*_cut(second))
    assert found() == (f"dấu niêm {third.pk}", "chuỗi băm không khớp")


def test_a_chain_cut_at_its_end_leaves_acts_without_a_seal() -> None:
    last = _three_seals()[-1]
    act = last.sealed_acts.get().act
    tamper(
        ("DELETE FROM giaoban_sealedact WHERE seal_id = %s", [last.pk]),
        ("DELETE FROM giaoban_seal WHERE number = %s", [last.pk]),
    )
    assert found() == (f"việc {act.key}", "việc không có dấu niêm và không chờ niêm")


def _cut(seal: Seal) -> list[tuple[str, Sequence[object]]]:
    acts = list(seal.sealed_acts.values_list("act_id", flat=True))
    return [
        *(("DELETE FROM giaoban_unitversion WHERE act_id = %s", [act]) for act in acts),
        ("DELETE FROM giaoban_sealedact WHERE seal_id = %s", [seal.pk]),
        *(("DELETE FROM giaoban_act WHERE id = %s", [act]) for act in acts),
        ("DELETE FROM giaoban_seal WHERE number = %s", [seal.pk]),
    ]
