"""Law 4: what adds equals the sum of its parts at any seal; mapping across a reform keeps the total."""

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.indicators.figures import Figures, Value
from giaoban.offices import actions as offices
from giaoban.offices.models import Succession
from giaoban.trail.queries import current, latest_seal
from tests.laws.asking import Question, asked_everywhere, asked_of, values
from tests.laws.conftest import NewOffice
from tests.laws.office import AT, NEW_WARDS, OLD_WARDS, REFORM, SPECS, VERBS, Act, Office, examples, stories
from tests.laws.oracle import Known

COUNTED = ("THU", "PHAT", "NOP", "MO", "DOAN")
FLOWS = ("THU", "PHAT", "NOP")
BEFORE = (dt.date(2023, 1, 1), REFORM - dt.timedelta(days=1))
AFTER = (REFORM, dt.date(2023, 12, 31))


def _sum(parts: Iterable[Fraction | int | None]) -> Fraction | int:
    """A part that has nothing adds nothing."""
    return sum(part or 0 for part in parts)


@pytest.mark.django_db(transaction=True)
def test_a_district_is_its_wards_and_what_is_not_divided(new_office: NewOffice) -> None:
    @examples()
    @given(stories(), st.data())
    def law(story: list[Act], data: st.DataObject) -> None:
        district = _after(new_office(), story).district
        reader = Figures(data.draw(st.integers(1, latest_seal()), label="seal"))
        known, whole = Known(reader.seal), {}
        parts: dict[tuple[dt.date, dt.date], list[dict[str, Fraction | int | None]]] = {}
        for question in asked_everywhere(reader):
            answer = values(reader, question)
            if question.unit in (district.unit.pk, district.units["01"].pk):
                whole.setdefault(question.days, []).append(answer)
            elif reader.tree[question.unit].is_territory:
                parts.setdefault(question.days, []).append(answer)
        for days, (city, of_district) in whole.items():
            for code in COUNTED:
                own = _own(known, district.unit.pk, code, *days)
                assert (of_district[code] or 0) == _sum(answer[code] for answer in parts[days]) + own
                assert (city[code] or 0) == (of_district[code] or 0)

    law()


def _own(known: Known, district: int, code: str, start: dt.date, end: dt.date) -> int:
    """What belongs to no ward."""
    first = dt.date.min if known.definition(code, end).nature == "stock" else start
    return sum(
        value
        for (of, _, territory, day), (value, _) in known.cube.items()
        if of == code and territory == district and first <= day <= end
    )


@pytest.mark.django_db(transaction=True)
def test_an_interval_is_the_sum_of_its_days(new_office: NewOffice) -> None:
    @examples(0.2)
    @given(stories(), st.dates(dt.date(2023, 1, 1), dt.date(2023, 12, 30)))
    def law(story: list[Act], until: dt.date) -> None:
        unit = _after(new_office(), story).district.unit.pk
        reader = Figures(latest_seal())
        year, cut = (dt.date(2023, 1, 1), dt.date(2023, 12, 31)), until + dt.timedelta(days=1)
        whole, first, rest = (values(reader, Question(unit, days)) for days in (year, (year[0], until), (cut, year[1])))
        for code in FLOWS:
            assert (whole[code] or 0) == _sum((first[code], rest[code]))

    law()


@pytest.mark.django_db(transaction=True)
def test_a_ratio_is_computed_again_at_each_level(new_office: NewOffice) -> None:
    @examples(0.2)
    @given(stories())
    def law(story: list[Act]) -> None:
        _after(new_office(), story)
        reader = Figures(latest_seal())
        for question in asked_everywhere(reader):
            answer = values(reader, question)
            if answer["NOP"] is not None and answer["PHAT"]:
                assert answer["TYLE"] == Fraction(answer["NOP"]) / Fraction(answer["PHAT"])
            else:
                assert answer["TYLE"] is None

    law()


@pytest.mark.django_db(transaction=True)
def test_mapping_across_a_reform_keeps_the_total(new_office: NewOffice) -> None:
    @examples()
    @given(stories(verbs=[verb for verb in VERBS if verb != "reform"]), st.integers(0, 8))
    def law(story: list[Act], share: int) -> None:
        office = new_office()
        both = [("revenue", 5, place, 7, 1) for place in (0, 1)]
        later = [("revenue", 11, place, 13, 1) for place in (5, 6)]
        office.tell([*both, ("reform", share, 0, 0, 0), *story, *later])
        reader, known = Figures(latest_seal()), Known(None)
        old, new = ([office.district.units[code].pk for code in codes] for codes in (OLD_WARDS, NEW_WARDS))
        before = {unit: _counted(reader, unit, *BEFORE) for unit in (*old, *new)}
        across = {unit: _counted(reader, unit, BEFORE[0], AFTER[1]) for unit in new}
        after = {unit: _counted(reader, unit, *AFTER) for unit in new}
        for code in COUNTED:
            shares = [known.heirs(unit) for unit in old]
            wholes = [before[unit][code].value for unit in old]
            for heir in new:
                mine = [(of[heir], whole) for of, whole in zip(shares, wholes, strict=True) if heir in of]
                if any(whole is None for _, whole in mine):
                    assert before[heir][code].value is None
                    assert "thiếu số liệu của" in before[heir][code].why
                else:
                    exact = sum(part * (whole or 0) for part, whole in mine)
                    assert abs((before[heir][code].value or 0) - exact) < len(mine)
                    assert len(before[heir][code].mapped_from) == len(mine)
            if None not in wholes:
                assert _sum(before[unit][code].value for unit in new) == _sum(wholes)
                if code in FLOWS and all(after[unit][code].value is not None for unit in new):
                    total = _sum(wholes) + _sum(after[unit][code].value for unit in new)
                    assert _sum(across[unit][code].value for unit in new) == total

    law()


@pytest.mark.django_db(transaction=True)
def test_an_unknown_share_is_refused_by_name(new_office: NewOffice) -> None:
    office = new_office()
    office.do("reform", 3, 0, 0, 0)
    changed = []
    for link in current(Succession).filter(old=office.district.units[OLD_WARDS[1]]):
        said = {name: getattr(link, name) for name in ("old", "new", "on", "source")}
        changed.append(Succession(**said, share=None, basis="unknown", record=link.record, corrects=link))
    offices.change_units(
        changed,
        authority=office.district.unit.pk,
        by=office.district.accounts["quan_tri"],
        at=AT,
        basis="NQ mẫu",
    )
    office.do("pass", 0, 0, 0, 0)
    value = _counted(Figures(latest_seal()), office.district.units[NEW_WARDS[1]].pk, *BEFORE)["THU"]
    assert (value.value, value.why) == (None, "chưa rõ phần của Phường Thượng Đình")


def _after(office: Office, story: list[Act]) -> Office:
    office.tell(story)
    return office


def _counted(reader: Figures, unit: int, start: dt.date, end: dt.date) -> dict[str, Value]:
    asked = asked_of(reader.catalogue, Question(unit, (start, end)))
    answers = dict(zip(SPECS, reader.values(unit, asked), strict=True))
    return {code: answers[code] for code in COUNTED}
