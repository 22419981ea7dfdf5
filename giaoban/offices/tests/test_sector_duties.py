"""Who answers for which sector: what may stand in the table, and what holds on a day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.offices import actions, queries
from giaoban.offices.models import Part, SectorDuty
from giaoban.offices.permission import NotAllowed
from giaoban.offices.rules.sector_duties import LEAD, SectorPart, mistakes, sectors_on
from giaoban.trail import follower
from giaoban.trail.queries import latest_seal
from tests.factories import small_district

AT = dt.datetime(2022, 6, 1, 9, tzinfo=dt.UTC)
FROM = dt.date(2022, 1, 1)
days = st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))


def part(**changes):
    said = {"authority": 1, "sector": "Ngân sách", "unit": 2, "part": LEAD, "words": ("thu ngân sách",)}
    return SectorPart(**{**said, "from_day": FROM, "last_day": None, **changes})


@given(days, days, days, days)
def test_two_leads_of_a_sector_never_share_a_day(first, last, again, until):
    table = [part(from_day=first, last_day=max(first, last)), part(unit=3, from_day=again, last_day=max(again, until))]
    shared = first <= max(again, until) and again <= max(first, last)
    assert [column for _, column, _ in mistakes(table)] == (["from_day"] if shared else [])


def test_a_lead_needs_words_and_days_in_order():
    table = [part(words=(" ",)), part(sector="Y tế", last_day=dt.date(2021, 1, 1))]
    assert [(row, column) for row, column, _ in mistakes(table)] == [(0, "words"), (1, "last_day")]


def test_a_sector_holds_on_its_days_with_its_helpers():
    helper = part(unit=5, part="coordinate", words=())
    table = [part(last_day=dt.date(2022, 12, 31)), helper, part(authority=9), part(sector="Y tế", part="coordinate")]
    [sector] = sectors_on(table, 1, dt.date(2022, 12, 31))
    assert (sector.name, sector.lead, sector.coordinate) == ("Ngân sách", 2, (5,))
    assert sectors_on(table, 1, dt.date(2023, 1, 1)) == ()


def duty(district, code="009.TCKH", **changes):
    said = {"authority": district.unit, "sector": "Ngân sách", "unit": district.units[code], "from_day": FROM}
    return SectorDuty(**{**said, "part": Part.LEAD, "words": ["thu ngân sách"], **changes})


@pytest.mark.django_db
def test_the_office_writes_its_table_as_one_act_and_reads_it_by_day():
    district = small_district()
    helper = duty(district, "009.THUE", part=Part.COORDINATE, words=[])
    actions.assign_sectors([duty(district), helper], by=district.office, at=AT)
    follower.run_pass()
    [sector] = queries.sectors(district.unit.pk, dt.date(2023, 3, 10), latest_seal())
    assert (sector.lead, sector.coordinate) == (district.units["009.TCKH"].pk, (district.units["009.THUE"].pk,))
    assert queries.sectors(district.unit.pk, dt.date(2021, 12, 31), latest_seal()) == ()


@pytest.mark.django_db
def test_a_second_lead_is_refused_unless_it_corrects_the_first():
    district = small_district()
    first = duty(district)
    actions.assign_sectors([first], by=district.office, at=AT)
    with pytest.raises(actions.SectorsRefused, match="đã có đơn vị chủ trì"):
        actions.assign_sectors([duty(district, "009.THUE")], by=district.office, at=AT)
    corrected = duty(district, "009.THUE", corrects=first, record=first.record)
    actions.assign_sectors([corrected], by=district.office, at=AT)
    assert [one.unit for one in queries.sector_parts()] == [district.units["009.THUE"].pk]


@pytest.mark.django_db
def test_a_ward_may_not_write_the_districts_table():
    district = small_district()
    with pytest.raises(NotAllowed):
        actions.assign_sectors([duty(district)], by=district.accounts["nhan_chinh"], at=AT)
