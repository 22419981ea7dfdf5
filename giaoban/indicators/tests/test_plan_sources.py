import datetime as dt

import pytest

from giaoban.defence.registers import QUOTA
from giaoban.indicators.figures import Asked, Figures
from giaoban.indicators.models import IndicatorVersion
from giaoban.indicators.plans import plans_for
from giaoban.indicators.rules.plan_in_force import plans_in_force
from giaoban.investment.registers import CAPITAL_PLAN, PROJECT
from giaoban.registers.tests.rooms import a_district, add, change, day, void
from giaoban.trail import follower

pytestmark = pytest.mark.django_db
TP = "Thành phố giao"


def plan_of(unit, source, seal, on=dt.date(2023, 12, 31)):
    """The plan in force on a day, by assigner, as a figure of the unit is held against it."""
    asked = Asked(IndicatorVersion(plan_source=source), dt.date(on.year, 1, 1), on)
    (plans,) = plans_for(unit.pk, [asked], seal, Figures(seal).scope(unit.pk))
    return {assigner: facts.value for assigner, facts in plans_in_force(plans, on).items()}


def sealed():
    return follower.run_pass().number


def project(district, code, place="009"):
    return add(
        district,
        PROJECT,
        {
            "territory": district.units[place].pk,
            "code": code,
            "name": f"Dự án {code}",
            "investor": "Ban QLDA",
            "total_investment": 1000,
            "day": day("2/1"),
        },
    )


def capital(project, amount, version=1, on="15/1", year=2023):
    return {
        "parent": project.record,
        "budget_year": year,
        "assigner": TP,
        "version": version,
        "decision": f"{version}/QĐ-UBND",
        "day": day(on),
        "amount": amount,
    }


def quota(amount, kind="army", version=1, on="3/1", **more):
    return {
        "kind": kind,
        "budget_year": 2023,
        "assigner": TP,
        "decision": "1/QĐ",
        "day": day(on),
        "version": version,
        "amount": amount,
        **more,
    }


def test_the_capital_plan_of_a_district_sums_its_projects_and_a_wards_its_own():
    district = a_district()
    own, ward = project(district, "DA1"), project(district, "DA2", "00343")
    add(district, CAPITAL_PLAN, capital(own, 100), capital(ward, 30), capital(ward, 7, year=2022))
    seal = sealed()
    assert plan_of(district.unit, "investment.capital_plans", seal) == {TP: 130}
    assert plan_of(district.units["00343"], "investment.capital_plans", seal) == {TP: 30}
    assert plan_of(district.units["00346"], "investment.capital_plans", seal) == {}


def test_the_capital_plan_of_a_day_is_of_the_versions_in_force_on_it():
    district = a_district()
    first, second = project(district, "DA1"), project(district, "DA2")
    add(district, CAPITAL_PLAN, capital(first, 100), capital(second, 50), capital(first, 80, 2, "1/6"))
    seal = sealed()
    assert plan_of(district.unit, "investment.capital_plans", seal, day("31/5")) == {TP: 150}
    assert plan_of(district.unit, "investment.capital_plans", seal, day("1/6")) == {TP: 130}


def test_a_seal_keeps_the_capital_plan_that_it_knew():
    district = a_district()
    mine, other = project(district, "DA1"), project(district, "DA2")
    entry, _ = add(district, CAPITAL_PLAN, capital(mine, 100), capital(other, 50))
    before = sealed()
    change(district, CAPITAL_PLAN, entry, amount=90)
    corrected = sealed()
    void(district, PROJECT, other)
    after = sealed()
    seen = [plan_of(district.unit, "investment.capital_plans", seal)[TP] for seal in (before, corrected, after)]
    assert seen == [150, 140, 90]


def test_a_department_is_held_against_the_projects_it_recorded():
    district = a_district()
    project(district, "DA1")
    mine = add(
        district,
        PROJECT,
        {
            "unit": district.units["009.TCKH"].pk,
            "code": "DA3",
            "name": "Dự án DA3",
            "investor": "Ban QLDA",
            "total_investment": 1,
            "day": day("2/1"),
        },
    )
    add(district, CAPITAL_PLAN, capital(mine, 40))
    assert plan_of(district.units["009.TCKH"], "investment.capital_plans", sealed()) == {TP: 40}


def test_quotas_of_army_and_police_are_asked_for_by_kind():
    district = a_district()
    add(district, QUOTA, quota(55), quota(13, "police"))
    seal = sealed()
    assert plan_of(district.unit, "defence.quotas:army", seal) == {TP: 55}
    assert plan_of(district.unit, "defence.quotas:police", seal) == {TP: 13}


def test_a_quota_dealt_to_wards_is_not_added_to_the_districts():
    district = a_district()
    add(district, QUOTA, quota(55), quota(20, territory=district.units["00343"].pk))
    seal = sealed()
    assert plan_of(district.unit, "defence.quotas:army", seal) == {TP: 55}
    assert plan_of(district.units["00343"], "defence.quotas:army", seal) == {TP: 20}


def test_a_later_quota_counts_from_its_own_day():
    district = a_district()
    add(district, QUOTA, quota(55), quota(60, version=2, on="1/3"))
    seal = sealed()
    assert plan_of(district.unit, "defence.quotas:army", seal, day("28/2")) == {TP: 55}
    assert plan_of(district.unit, "defence.quotas:army", seal, day("1/3")) == {TP: 60}
