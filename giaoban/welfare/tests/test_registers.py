import pytest

from giaoban.registers.tests.rooms import a_district, add, counted, day, rules, standing
from giaoban.welfare.registers import DOSSIER, JOB, REHABILITATION, RESULT

pytestmark = pytest.mark.django_db


def dossier(kind="merit", on="5/2"):
    return {"kind": kind, "day": day(on)}


def test_dossiers_are_counted_when_received_and_results_when_given():
    district = a_district()
    merit, _other = add(district, DOSSIER, dossier(), dossier("protection"))
    add(district, RESULT, {"parent": merit.record, "day": day("2/3"), "outcome": "granted"})
    assert counted("welfare.dossiers", kind="merit", last=day("28/2")) == 1
    assert counted("welfare.results", kind="merit", outcome="granted", last=day("28/2")) == 0
    assert counted("welfare.results", kind="merit", outcome="granted") == 1


def test_a_dossier_is_open_until_the_day_of_its_result():
    district = a_district()
    mine = add(district, DOSSIER, dossier()).record
    add(district, RESULT, {"parent": mine, "day": day("2/3"), "outcome": "refused"})
    held = [standing("welfare.open_dossiers", day(on), kind="merit") for on in ("1/3", "2/3")]
    assert held == [1, 0]


def test_a_dossier_has_one_result():
    district = a_district()
    mine = add(district, DOSSIER, dossier()).record
    result = {"parent": mine, "day": day("2/3"), "outcome": "granted"}
    assert rules(add, district, RESULT, result, {**result, "outcome": "refused"}) == [("parent", "once")]


def test_jobs_and_rehabilitation_are_counted_by_kind():
    district = a_district()
    add(district, JOB, {"day": day("3/2"), "kind": "loan"}, {"day": day("4/2"), "kind": "centre"})
    add(district, REHABILITATION, {"day": day("3/2"), "kind": "compulsory", "decision": "12/QĐ-TA"})
    assert (counted("welfare.jobs"), counted("welfare.jobs", kind="loan")) == (2, 1)
    assert counted("welfare.rehabilitation", kind="compulsory") == 1
