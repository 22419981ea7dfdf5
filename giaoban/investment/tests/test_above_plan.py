import datetime as dt
import uuid

from giaoban.investment.rules.above_plan import above_plan
from giaoban.investment.rules.disbursed import disbursed
from giaoban.investment.rules.plan_of_project import PlanVersion, plan_of_project

PROJECT = uuid.uuid4()
NAMES = {PROJECT: "Trường Mầm non Phương Liệt"}


def row(kind, amount, year=2023):
    return {"parent": PROJECT, "kind": kind, "amount": amount, "budget_year": year}


def found(*rows, before=0, plan=100):
    plans = {} if plan is None else {(PROJECT, 2023): plan}
    return list(above_plan(rows, {(PROJECT, 2023): before}, plans, NAMES))


def version(assigner, month, number, amount):
    return PlanVersion(assigner, dt.date(2023, month, 1), number, amount)


def test_a_recovered_advance_takes_away_from_what_was_disbursed():
    assert [disbursed(kind, 5) for kind in ("payment", "advance", "recovery")] == [5, 5, -5]


def test_the_whole_plan_may_be_disbursed():
    assert found(row("payment", 40), before=60) == []


def test_one_dong_above_the_plan_is_refused_naming_project_plan_and_total():
    (finding,) = found(row("payment", 41), before=60)
    assert (finding.column, finding.rule, finding.row) == ("amount", "above_plan", 1)
    assert "Trường Mầm non Phương Liệt" in finding.message
    assert "101 đồng" in finding.message
    assert "100 đồng" in finding.message


def test_an_advance_recovered_in_the_same_batch_makes_room():
    assert found(row("payment", 60), row("recovery", 20), before=60) == []


def test_a_recovery_alone_is_never_refused():
    assert found(row("recovery", 10), before=150) == []


def test_a_payment_without_a_plan_of_its_year_is_refused():
    assert [one.rule for one in found(row("payment", 1), plan=None)] == ["no_plan"]
    assert [one.rule for one in found(row("payment", 1, year=2022))] == ["no_plan"]


def test_a_later_version_replaces_the_one_before():
    assert plan_of_project([version("A", 6, 2, 80), version("A", 1, 1, 100)]) == 80


def test_plans_of_two_assigners_are_not_added():
    assert plan_of_project([version("Thành phố giao", 1, 1, 100), version("HĐND quận giao", 2, 1, 120)]) == 120


def test_nobody_assigned_anything():
    assert plan_of_project([]) is None
