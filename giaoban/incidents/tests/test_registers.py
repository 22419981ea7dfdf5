import pytest

from giaoban.incidents.registers import INCIDENT
from giaoban.registers.tests.rooms import a_district, add, counted, day, rules

pytestmark = pytest.mark.django_db


def incident(kind="fire", **more):
    return {"kind": kind, "day": day("10/2"), "place": "Ngõ 1", "deaths": 0, "injured": 0, **more}


def test_negative_deaths_injured_and_damage_are_refused():
    found = rules(add, a_district(), INCIDENT, incident(deaths=-1, injured=-1, damage=-1))
    assert found == [("deaths", "not_negative"), ("injured", "not_negative"), ("damage", "not_negative")]


def test_fires_and_explosions_are_counted_without_traffic_accidents():
    district = a_district()
    add(district, INCIDENT, incident(), incident("explosion"), incident("traffic", deaths=2, injured=1))
    assert counted("incidents.incidents", kind=["fire", "explosion"]) == 2
    assert counted("incidents.incidents", "deaths", kind="traffic") == 2


def test_damage_that_is_not_known_yet_adds_nothing():
    district = a_district()
    add(district, INCIDENT, incident(), incident(damage=40_000_000))
    assert counted("incidents.incidents", "damage") == 40_000_000
