"""Months, places and past seals of a figure agree with the figure itself."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from giaoban.budget.registers import REVENUE
from giaoban.indicators.figures import Asked, Figures
from giaoban.indicators.known import values_at_seals
from giaoban.indicators.places import by_place, total_of
from giaoban.indicators.series import monthly
from giaoban.registers import actions, queries
from giaoban.trail.queries import latest_seal
from tests.pages import AT, World, world

pytestmark = pytest.mark.django_db(transaction=True)
YEAR = (dt.date(2023, 1, 1), dt.date(2023, 3, 7))


@pytest.fixture
def made() -> World:
    return world()


def asked(reader: Figures, code: str, start: dt.date = YEAR[0], end: dt.date = YEAR[1]) -> Asked:
    return Asked(reader.catalogue.definition(code, end), start, end)


def test_months_sum_to_the_year_and_end_at_the_cut_off(made: World) -> None:
    reader = Figures(latest_seal())
    [months] = monthly(reader, made.district.unit.pk, [asked(reader, "NS.THU")], 12)
    assert [month.value for month in months[-3:]] == [None, 700_000_000, 250_000_000]
    assert (months[-1].start, months[-1].end) == (dt.date(2023, 3, 1), dt.date(2023, 3, 7))
    assert [month.value for month in months[:9]] == [None] * 9
    assert months[0].start == dt.date(2022, 4, 1)
    february = asked(reader, "NS.THU", end=dt.date(2023, 2, 28))
    [[only]] = monthly(reader, made.district.unit.pk, [february], 1)
    assert only.value == 700_000_000, "the first day of the first month counts"


def test_each_month_is_what_the_figure_of_that_month_is(made: World) -> None:
    reader = Figures(latest_seal())
    codes = ["NS.THU", "NS.CHI", "NS.TYLE", "XP.VU", "YT.SXH", "YT.KHAM"]
    wanted = [asked(reader, code, end=dt.date(2023, 2, 28)) for code in codes]
    for unit in (made.district.unit.pk, made.district.units["00343"].pk, made.district.units["009.THUE"].pk):
        for one, months in zip(wanted, monthly(reader, unit, wanted, 14), strict=True):
            same = reader.values(unit, [Asked(one.definition, month.start, month.end) for month in months])
            assert [month.value for month in months] == [value.value for value in same], one.definition.indicator.code


def test_any_number_of_counted_figures_is_one_query_of_the_cube(made: World) -> None:
    reader = Figures(latest_seal())
    wanted = [asked(reader, code) for code in ("NS.THU", "NS.CHI", "NS.TYLE", "XP.VU")]
    reader.nils.closed(made.district.unit.pk, wanted[0].definition, *YEAR)
    assert reader.refusal(wanted[0].definition) == ""
    with CaptureQueriesContext(connection) as queries_made:
        monthly(reader, made.district.unit.pk, wanted, 24)
    assert len(queries_made) == 1


def test_places_sum_to_the_figure(made: World) -> None:
    reader = Figures(latest_seal())
    one = asked(reader, "NS.THU")
    places = {reader.tree[place.unit].code: place.value for place in by_place(reader, made.district.unit.pk, one)}
    assert places == {"00343": 700_000_000, "00346": 300_000_000, "00358": None, "009": -50_000_000}
    [figure] = reader.figures(made.district.unit.pk, [one])
    assert total_of(by_place(reader, made.district.unit.pk, one)) == figure.value.value
    assert by_place(reader, made.district.units["00343"].pk, one) == []


def test_past_seals_show_how_the_figure_came_about(made: World) -> None:
    before = latest_seal()
    line = queries.standing(REVENUE, "a")
    actions.correct(REVENUE, line, {"amount": 650_000_000}, by=made.district.accounts["thue"], at=AT, reason="báo nhầm")
    reader = Figures(latest_seal())
    known, seals = values_at_seals(reader, made.district.unit.pk, asked(reader, "NS.THU"))
    assert (seals, [one.value for one in known]) == (2, [900_000_000, 950_000_000])
    assert (known[0].change, known[0].reasons) == (-50_000_000, ("báo nhầm",))
    then = Figures(before)
    assert values_at_seals(then, made.district.unit.pk, asked(then, "NS.THU"))[0][0].value == 950_000_000
