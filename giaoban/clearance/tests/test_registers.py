import pytest

from giaoban.clearance.registers import CASE, PROJECT, STEP
from giaoban.registers.tests.rooms import a_district, add, counted, day, rules, standing

pytestmark = pytest.mark.django_db


def a_case(district, project="phung-khoang", on="10/1"):
    add(district, PROJECT, {"key": project, "name": f"Dự án {project}", "day": day("5/1")})
    return add(district, CASE, {"project": project, "day": day(on), "plot": "thửa 12, tờ 3"}).record


def step(case, kind, on="10/2", **more):
    return {"parent": case, "kind": kind, "day": day(on), "document": "", **more}


def test_a_case_of_a_project_that_is_not_in_the_register_is_refused():
    district = a_district()
    row = {"project": "khong-co", "day": day("10/1"), "plot": ""}
    assert rules(add, district, CASE, row) == [("project", "unknown_project")]


def test_a_case_older_than_its_project_is_refused():
    district = a_district()
    assert rules(a_case, district, on="4/1") == [("day", "order_of_days")]


def test_money_paid_must_be_written_down():
    district = a_district()
    case = a_case(district)
    assert rules(add, district, STEP, step(case, "paid")) == [("amount", "required")]
    assert rules(add, district, STEP, step(case, "paid", amount=0)) == [("amount", "positive")]
    assert rules(add, district, STEP, step(case, "approved")) == []


def test_a_case_is_surveyed_once_and_paid_as_often_as_it_takes():
    district = a_district()
    case = a_case(district)
    add(district, STEP, step(case, "surveyed"), step(case, "paid", amount=5), step(case, "paid", amount=7))
    assert rules(add, district, STEP, step(case, "surveyed")) == [("kind", "once")]
    assert counted("clearance.steps", "amount", kind="paid") == 12


def test_steps_are_counted_by_kind_and_project():
    district = a_district()
    first, second = a_case(district), a_case(district, "nha-tang-le")
    add(district, STEP, step(first, "draft_passed"), step(second, "draft_passed"), step(second, "surveyed"))
    assert counted("clearance.steps", kind="draft_passed") == 2
    assert counted("clearance.steps", kind="draft_passed", project="nha-tang-le") == 1
    assert counted("clearance.steps", "amount") == 0


def test_a_case_handed_over_is_no_longer_open():
    district = a_district()
    case = a_case(district)
    add(district, STEP, step(case, "handed_over"))
    assert standing("clearance.open_cases", day("9/2")) == 1
    assert standing("clearance.open_cases", day("10/2")) == 0
