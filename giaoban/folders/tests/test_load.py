"""Loading a folder: all of it or nothing, everything wrong at its cell, loaded again skipped."""

from pathlib import Path

import pytest

from giaoban.folders import actions, template
from giaoban.folders.outcome import Outcome
from giaoban.folders.tests import sample
from giaoban.indicators import queries as figures
from giaoban.registers import queries as registers
from giaoban.registers import registry
from giaoban.trail.models import Act

pytestmark = pytest.mark.django_db(transaction=True)


def load(folder: Path, **said: bool) -> Outcome:
    return actions.load(folder, at=sample.AT, **said)


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_a_whole_authority_loads_into_an_empty_home_and_again_is_skipped(tmp_path: Path, format_: str) -> None:
    given = sample.rows()
    folder = sample.write(tmp_path / "a", given, format_)
    outcome = load(folder)
    assert outcome.findings == []
    assert outcome.loaded == {name: len(rows) for name, rows in given.items() if rows and name != "authority"}
    found = {one.code: one for one in figures.figures_of_session("99001", "2026-03")}
    assert found["NS.THU"].value.value == sum(
        (-1 if row["kind"] == "refunded" else 1) * int(row["amount"]) for row in given["budget.revenue"]
    )
    assert found["NS.THU"].plan is not None
    assert found["NS.THU"].plan.value == 4_000_000_000
    acts = Act.objects.count()
    again = load(folder)
    assert again.findings == []
    assert again.loaded == {}
    assert sum(again.skipped.values()) == sum(outcome.loaded.values())
    assert Act.objects.count() == acts
