"""Append-only is kept by the database, not only by Django."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from giaoban.trail import guards
from giaoban.trail.models import Act, Unsealed
from tests.factories import small_district

pytestmark = pytest.mark.django_db(transaction=True)


def _run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_every_table_that_only_grows_is_guarded() -> None:
    assert guards.installed() == set(guards.guarded_tables())
    assert {"giaoban_act", "giaoban_seal", "giaoban_unit", "giaoban_revenueline"} <= guards.installed()
    assert Unsealed._meta.db_table not in guards.installed()


@pytest.mark.parametrize("table", ["giaoban_act", "giaoban_seal", "giaoban_sealedact", "giaoban_budgetcode"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET {} = {}"])
def test_a_raw_change_is_refused(table: str, statement: str) -> None:
    small_district()
    column = {"giaoban_seal": "number", "giaoban_sealedact": "position"}.get(table, "id")
    with pytest.raises(DatabaseError, match="append-only"):
        _run(statement.format(table, column, column))


def test_guards_come_back_after_they_were_lifted() -> None:
    small_district()
    with guards.lifted():
        assert not guards.installed()
        _run("UPDATE giaoban_act SET reason = reason")
    with pytest.raises(DatabaseError, match="append-only"):
        _run("UPDATE giaoban_act SET reason = reason")


def test_migrate_puts_missing_guards_back() -> None:
    guards.remove()
    call_command("migrate", verbosity=0)
    assert guards.installed() == set(guards.guarded_tables())


def test_a_refused_change_leaves_the_rows() -> None:
    small_district()
    before = Act.objects.count()
    with pytest.raises(DatabaseError, match="append-only"):
        _run("DELETE FROM giaoban_act")
    assert Act.objects.count() == before > 0
