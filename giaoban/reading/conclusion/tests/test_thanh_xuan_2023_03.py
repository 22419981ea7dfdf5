"""The conclusion of March 2023 as published: eight tasks in order, eleven wards each, the revenue target bound."""

import csv
import datetime as dt
import tomllib
from importlib import resources

import pytest

from giaoban.reading.conclusion import Level, MeasuredIndicator, Office, OfficeUnit, SectorDuty, Source, propose
from giaoban.reading.conclusion.tests.labelled import TEXTS

HELD_ON = dt.date(2023, 3, 10)
TEXT = (TEXTS / "thanh_xuan" / "2023_03.txt").read_text(encoding="utf-8")
LABELS = tomllib.loads((TEXTS / "thanh_xuan" / "2023_03.toml").read_text(encoding="utf-8"))


def demo_rows(name):
    data = (resources.files("giaoban.demo") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(data.splitlines()))


@pytest.fixture(scope="module")
def office():
    units = [
        row
        for row in demo_rows("units")
        if row["parent"].startswith("009@") and row["valid_from"] < "2023" and not "" < row["last_day"] < "2023-03-10"
    ]
    names = {row["code"]: row["name"] for row in units}
    sectors = [
        SectorDuty(
            row["sector"],
            tuple(row["words"].split(";")),
            names[row["lead"]],
            tuple(names[code] for code in filter(None, row["coordinate"].split(";"))),
        )
        for row in demo_rows("sectors")
    ]
    indicators = [
        MeasuredIndicator(row["code"], row["name"], tuple(row["aliases"].split("; ")), bool(row["plan_by"]))
        for row in demo_rows("indicators")
    ]
    return Office(
        "Quận Thanh Xuân",
        Level.DISTRICT,
        HELD_ON,
        tuple(OfficeUnit(row["code"], row["name"], Level(row["level"])) for row in units),
        tuple(sectors),
        tuple(indicators),
    )


@pytest.fixture(scope="module")
def proposal(office):
    return propose(TEXT, office)


def test_its_eight_tasks_come_in_order_with_lead_and_helpers_of_the_table(proposal):
    read = [(task.lead, list(task.coordinate)) for task in proposal.tasks]
    assert read == [(label["lead"], label["coordinate"]) for label in LABELS["task"]]
    assert all(label["contains"] in task.text for label, task in zip(LABELS["task"], proposal.tasks, strict=True))
    assert {task.lead_source for task in proposal.tasks} == {Source.TABLE}


def test_each_task_is_offered_to_the_eleven_wards(proposal):
    assert list(proposal.addressed) == LABELS["preamble"]["addressed"]
    assert [len({unit.code for unit in task.children}) for task in proposal.tasks] == [11] * 8
    assert {unit.level for unit in proposal.tasks[0].children} == {Level.COMMUNE}


def test_the_revenue_target_is_bound_to_its_indicator_and_ends_with_the_quarter(proposal):
    [measured] = [task for task in proposal.tasks if task.target]
    label = LABELS["task"][0]["measure"]
    assert (measured.number, measured.target.indicator) == (1, "NS.THU")
    assert float(measured.target.ratio_to_plan) == label["target"]["ratio_to_plan"]
    assert measured.target.to.isoformat() == label["to"]


def test_no_paragraph_states_a_deadline_and_the_month_is_the_period(proposal):
    assert [task.due for task in proposal.tasks] == [None] * 8
    assert {task.period for task in proposal.tasks} == {LABELS["preamble"]["period"]}
    assert proposal.findings == ()


def test_another_number_of_wards_than_the_text_says_is_a_finding(office):
    fewer = [unit for unit in office.units if unit.code != "00343"]
    read = propose(TEXT, Office(office.name, office.level, HELD_ON, tuple(fewer), office.sectors, office.indicators))
    assert {len(task.children) for task in read.tasks} == {10}
    assert all("number_of_units" in {finding.rule for finding in task.findings} for task in read.tasks)


def test_departments_addressed_alone_make_no_children_but_a_list_to_confirm(office):
    read = propose(TEXT.replace("các đơn vị thuộc quận và UBND 11 phường", "các đơn vị thuộc quận"), office)
    assert len(read.tasks) == 8
    assert {task.children for task in read.tasks} == {()}
    assert {len(task.to_confirm) for task in read.tasks} == {15}


def test_for_another_authority_neither_its_wards_nor_its_table_are_used(office):
    read = propose(TEXT.replace("Chủ tịch UBND quận yêu cầu", "Chủ tịch UBND quận Hai Bà Trưng yêu cầu"), office)
    assert [finding.rule for finding in read.findings] == ["other_authority"]
    assert {(task.lead, task.children) for task in read.tasks} == {("", ())}
