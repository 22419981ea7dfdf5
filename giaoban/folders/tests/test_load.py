"""Loading a folder: all of it or nothing, everything wrong at its cell, loaded again skipped."""

from pathlib import Path

import pytest

from giaoban.folders import actions
from giaoban.folders.outcome import Outcome
from giaoban.folders.tests import sample
from giaoban.indicators import queries as figures
from giaoban.offices.models import Account
from giaoban.registers import actions as registers
from giaoban.registers import queries as rows
from giaoban.registers import registry
from giaoban.trail import checking
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
    assert outcome.loaded == {name: len(one) for name, one in given.items() if one and name != "authority"}
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


def test_thousands_of_lines_go_the_fast_way_and_keep_their_digests(tmp_path: Path) -> None:
    given = sample.rows()
    given["budget.revenue"] = [{**sample.line(n % 12), "key": f"n-{n}"} for n in range(1500)]
    outcome = actions.load(sample.write(tmp_path, given), at=sample.AT)
    assert outcome.findings == []
    assert outcome.loaded["budget.revenue"] == 1500
    assert checking.first_broken() is None
    register, by = registry.get("budget.revenue"), Account.objects.get(username="vp")
    line = rows.standing(register, "n-1499")
    version = registers.correct(register, line, {"amount": 1}, by=by, at=sample.AT, reason="nhầm")
    assert version.pk > line.pk
    assert rows.standing(register, "n-1499").amount == 1
