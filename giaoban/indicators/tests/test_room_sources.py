"""The cube follows every source of the rooms when records are corrected, moved and voided."""

import pytest

from giaoban.indicators import actions as indicators
from giaoban.indicators import cube, steps
from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.models import IndicatorVersion, Nature, Reads, SourceKind
from giaoban.indicators.sources.cells import Total
from giaoban.indicators.sources.registry import SOURCES
from giaoban.inspections.registers import FINDING, INSPECTION, TEAM, TEAM_END
from giaoban.investment.registers import CAPITAL_PLAN, DISBURSEMENT, PROJECT
from giaoban.penalties.registers import DECISION, PAYMENT
from giaoban.registers.tests.rooms import AT, YEAR, a_district, add, change, counted, day, void
from giaoban.trail import follower

STOCKS = {"inspections.teams", "clearance.open_cases", "welfare.open_dossiers", "tasks.open"}


def define_all(district):
    """One indicator for every measure of every source."""
    specs = {
        f"{code}.{measure}": {"source": code, "measure": measure}
        for code, source in SOURCES.items()
        for measure in ("count", *source.measures)
    }
    definitions = [
        IndicatorVersion(
            indicator=indicators.indicator(name),
            valid_from=YEAR[0],
            name=name,
            measured_in="",
            nature=Nature.STOCK if spec["source"] in STOCKS else Nature.FLOW,
            sector="",
            reads=Reads.MONTH,
            source_kind=SourceKind.REGISTER,
            spec=spec,
        )
        for name, spec in specs.items()
    ]
    indicators.define(definitions, unit=district.unit.pk, by=district.office, at=AT)


def assert_cube_is_the_log():
    seal = follower.run_pass().number
    for definition in Catalogue.standing():
        cells = cube.cells(definition.indicator_id, None, seal)
        held = {cell: total for cell, total in cells.items() if total != Total(0, 0)}
        assert held == steps.count_by_definitions([definition], None), definition.name


@pytest.mark.django_db
def test_the_cube_follows_events_and_what_they_hang_on():
    district = a_district()
    define_all(district)
    ward = district.units["00343"].pk
    team = add(district, TEAM, {"name": "Đoàn 179", "field": "urban_order", "day": day("1/2")})
    end = add(district, TEAM_END, {"parent": team.record, "day": day("20/2")})
    inspected = add(
        district,
        INSPECTION,
        {"field": "market", "establishment": "Cửa hàng 1", "day": day("3/2"), "document": ""},
    )
    add(district, FINDING, {"parent": inspected.record, "day": day("3/2"), "kind": "Không niêm yết giá"})
    fined = add(
        district,
        DECISION,
        {
            "field": "market",
            "number": "01",
            "day": day("5/2"),
            "offence": "Không niêm yết giá",
            "offender_kind": "individual",
            "fine": 500,
        },
    )
    add(district, PAYMENT, {"parent": fined.record, "day": day("9/2"), "amount": 500})
    assert_cube_is_the_log()
    change(district, DECISION, fined, territory=ward, field="food_safety", fine=400)
    change(district, INSPECTION, inspected, territory=ward)
    change(district, TEAM_END, end, day=day("25/2"))
    assert_cube_is_the_log()
    assert counted("penalties.decisions", "fine") == 400
    void(district, TEAM, team)
    assert_cube_is_the_log()
    assert counted("inspections.teams", first=None, last=day("10/2")) == 0


@pytest.mark.django_db
def test_the_cube_follows_disbursements_of_a_project_that_moves():
    district = a_district()
    define_all(district)
    project = add(
        district,
        PROJECT,
        {"code": "DA1", "name": "Trường", "investor": "Ban", "total_investment": 900, "day": day("2/1")},
    )
    plan = {
        "budget_year": 2023,
        "assigner": "TP",
        "version": 1,
        "decision": "1",
        "day": day("3/1"),
        "amount": 100,
    }
    add(district, CAPITAL_PLAN, {**plan, "parent": project.record, "day": day("3/1"), "amount": 100})
    paid = {"parent": project.record, "day": day("7/2"), "budget_year": 2023}
    add(
        district,
        DISBURSEMENT,
        {**paid, "kind": "advance", "amount": 60},
        {**paid, "kind": "recovery", "amount": 10},
    )
    assert_cube_is_the_log()
    change(district, PROJECT, project, territory=district.units["00343"].pk)
    assert_cube_is_the_log()
    assert counted("investment.disbursed", "net") == 50
