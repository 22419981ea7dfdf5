import uuid

import pytest

from giaoban.inspections.registers import FINDING, INSPECTION, SUSPENSION, TEAM, TEAM_END
from giaoban.inspections.rules.named_establishment import named_establishment
from giaoban.registers.tests.rooms import a_district, add, change, counted, day, rules, standing, void


def inspection(field="fire_safety", on="10/2", establishment="Quán ăn 123"):
    return {"field": field, "day": day(on), "establishment": establishment, "document": ""}


def test_an_inspection_of_nothing_in_particular_is_refused():
    assert [one.rule for one in named_establishment({"establishment": "", "subject": None})] == ["required"]


def test_an_establishment_may_be_known_by_its_subject_alone():
    assert not list(named_establishment({"establishment": "", "subject": uuid.uuid4()}))


@pytest.mark.django_db
def test_a_team_that_ended_yesterday_is_not_at_work_today():
    district = a_district()
    team = {"name": "Đoàn 179", "field": "urban_order", "day": day("1/2")}
    first, _second = add(district, TEAM, team, {**team, "name": "Đoàn 197"})
    add(district, TEAM_END, {"parent": first.record, "day": day("20/2")})
    held = [standing("inspections.teams", day(on), field="urban_order") for on in ("31/1", "1/2", "20/2", "21/2")]
    assert held == [0, 2, 2, 1]


@pytest.mark.django_db
def test_a_team_ends_once_and_not_before_it_was_set_up():
    district = a_district()
    team = add(district, TEAM, {"name": "Đoàn 179", "field": "urban_order", "day": day("1/2")}).record
    assert rules(add, district, TEAM_END, {"parent": team, "day": day("31/1")}) == [("day", "order_of_days")]
    end = add(district, TEAM_END, {"parent": team, "day": day("20/2")})
    assert rules(add, district, TEAM_END, {"parent": team, "day": day("21/2")}) == [("parent", "once")]
    change(district, TEAM_END, end, day=day("22/2"))
    assert standing("inspections.teams", day("22/2")) == 1


@pytest.mark.django_db
def test_a_suspension_needs_an_inspection_not_a_finding():
    district = a_district()
    clean, faulty = add(district, INSPECTION, inspection(), inspection(on="11/2"))
    fault = add(district, FINDING, {"parent": faulty.record, "day": day("11/2"), "kind": "Thiếu bình chữa cháy"})
    halt = {"kind": "full", "day": day("12/2")}
    add(district, SUSPENSION, {**halt, "parent": clean.record})
    refused = rules(add, district, SUSPENSION, {**halt, "parent": fault.record})
    assert refused == [("parent", "unknown_parent")]
    assert counted("inspections.suspensions", field="fire_safety") == 1


@pytest.mark.django_db
def test_findings_and_suspensions_are_narrowed_by_the_field_of_their_inspection():
    district = a_district()
    fire, food = add(district, INSPECTION, inspection(), inspection("food_safety"))
    add(
        district,
        FINDING,
        {"parent": fire.record, "day": day("10/2"), "kind": "Lối thoát nạn"},
        {"parent": food.record, "day": day("10/2"), "kind": "Nhãn hàng"},
    )
    assert counted("inspections.findings", field="fire_safety") == 1
    void(district, INSPECTION, fire)
    assert counted("inspections.findings", field="fire_safety") == 0
    assert counted("inspections.inspections") == 1


@pytest.mark.django_db
def test_a_suspension_that_ends_before_it_begins_is_refused():
    district = a_district()
    mine = add(district, INSPECTION, inspection()).record
    halt = {"parent": mine, "kind": "partial", "day": day("12/2"), "until": day("11/2")}
    assert rules(add, district, SUSPENSION, halt) == [("until", "order_of_days")]
