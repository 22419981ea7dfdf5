import pytest

from giaoban.investment.registers import CAPITAL_PLAN, DISBURSEMENT, MILESTONE, PROJECT
from giaoban.registers.tests.rooms import a_district, add, change, counted, day, findings, rules, void

pytestmark = pytest.mark.django_db


def project(district, code="DA1"):
    row = {
        "code": code,
        "name": f"Dự án {code}",
        "investor": "Ban QLDA",
        "total_investment": 1000,
        "day": day("10/1"),
    }
    return add(district, PROJECT, row).record


def plan(parent, amount, version=1, on="15/1", assigner="Thành phố giao"):
    return {
        "parent": parent,
        "budget_year": 2023,
        "assigner": assigner,
        "version": version,
        "decision": f"{version}/QĐ-UBND",
        "day": day(on),
        "amount": amount,
    }


def paid(parent, amount, kind="payment", on="20/2"):
    return {"parent": parent, "day": day(on), "budget_year": 2023, "kind": kind, "amount": amount}


def test_a_payment_above_the_projects_plan_of_that_year_is_refused():
    district = a_district()
    mine = project(district)
    add(district, CAPITAL_PLAN, plan(mine, 100))
    add(district, DISBURSEMENT, paid(mine, 70))
    (finding,) = findings(add, district, DISBURSEMENT, paid(mine, 30), paid(mine, 1))[:1]
    assert (finding.column, finding.rule) == ("amount", "above_plan")
    assert "Dự án DA1" in finding.message
    assert counted("investment.disbursed", "net") == 70


def test_the_plan_of_another_project_does_not_help():
    district = a_district()
    mine, other = project(district), project(district, "DA2")
    add(district, CAPITAL_PLAN, plan(other, 100))
    assert rules(add, district, DISBURSEMENT, paid(mine, 1)) == [("amount", "no_plan")]


def test_a_payment_being_corrected_does_not_count_twice():
    district = a_district()
    mine = project(district)
    add(district, CAPITAL_PLAN, plan(mine, 100))
    entry = add(district, DISBURSEMENT, paid(mine, 70))
    assert rules(change, district, DISBURSEMENT, entry, amount=101) == [("amount", "above_plan")]
    change(district, DISBURSEMENT, entry, amount=100)
    assert counted("investment.disbursed", "net") == 100


def test_a_raised_plan_makes_room_and_a_voided_one_takes_it_back():
    district = a_district()
    mine = project(district)
    add(district, CAPITAL_PLAN, plan(mine, 100))
    raised = add(district, CAPITAL_PLAN, plan(mine, 200, version=2, on="1/3"))
    add(district, DISBURSEMENT, paid(mine, 150))
    void(district, CAPITAL_PLAN, raised)
    assert rules(add, district, DISBURSEMENT, paid(mine, 1)) == [("amount", "above_plan")]


def test_disbursed_is_payments_and_advances_less_recovered_advances():
    district = a_district()
    mine = project(district)
    add(district, CAPITAL_PLAN, plan(mine, 100))
    add(
        district,
        DISBURSEMENT,
        paid(mine, 30, "advance"),
        paid(mine, 50, "payment"),
        paid(mine, 20, "recovery"),
    )
    assert counted("investment.disbursed", "net") == 60
    assert counted("investment.disbursed", "amount", kind="recovery") == 20
    assert counted("investment.disbursed", "net", code="DA2") == 0


def test_a_payment_of_nothing_is_refused():
    district = a_district()
    mine = project(district)
    assert rules(add, district, DISBURSEMENT, paid(mine, 0)) == [("amount", "positive")]


def test_a_project_is_handed_over_once_but_accepted_by_stages():
    district = a_district()
    mine = project(district)
    accepted = {"parent": mine, "kind": "acceptance", "day": day("5/2"), "document": ""}
    handed = {"parent": mine, "kind": "handover", "day": day("6/2"), "document": ""}
    add(district, MILESTONE, accepted, accepted, handed)
    assert rules(add, district, MILESTONE, handed) == [("kind", "once")]
    assert counted("investment.milestones", kind="handover") == 1


def test_a_handover_may_be_corrected():
    district = a_district()
    mine = project(district)
    entry = add(district, MILESTONE, {"parent": mine, "kind": "handover", "day": day("6/2"), "document": ""})
    change(district, MILESTONE, entry, day=day("7/3"))
    assert counted("investment.milestones", kind="handover", last=day("28/2")) == 0


def test_a_milestone_before_the_project_was_approved_is_refused():
    district = a_district()
    mine = project(district)
    early = {"parent": mine, "kind": "handover", "day": day("9/1"), "document": ""}
    assert rules(add, district, MILESTONE, early) == [("day", "order_of_days")]
