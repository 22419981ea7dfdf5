"""Law 1: once a pass has run, a figure equals the count over the registers as they stand."""

import datetime as dt

import pytest
from hypothesis import given

from giaoban.indicators.figures import Figures
from giaoban.indicators.models import FigureVersion, ReportingSession
from giaoban.indicators.series import monthly
from giaoban.trail.queries import current, latest_seal
from tests.laws.asking import Question, asked_everywhere, asked_of, figures, values
from tests.laws.conftest import NewOffice
from tests.laws.office import SPECS, Act, examples, stories
from tests.laws.oracle import Known


@pytest.mark.django_db(transaction=True)
def test_a_figure_is_the_count_over_what_stands(new_office: NewOffice) -> None:
    @examples()
    @given(stories())
    def law(story: list[Act]) -> None:
        new_office().tell(story)
        reader, stands = Figures(latest_seal()), Known(None)
        for question in asked_everywhere(reader):
            assert values(reader, question) == {
                code: stands.value(question.unit, code, *question.days) for code in SPECS
            }

    law()


@pytest.mark.django_db(transaction=True)
def test_months_of_a_series_are_figures(new_office: NewOffice) -> None:
    @examples()
    @given(stories())
    def law(story: list[Act]) -> None:
        office = new_office()
        office.tell(story)
        reader, stands = Figures(latest_seal()), Known(None)
        for unit in (office.district.unit.pk, office.district.units["00358"].pk):
            asked = asked_of(reader.catalogue, Question(unit, (dt.date(2023, 1, 1), dt.date(2023, 4, 30))))
            for code, months in zip(SPECS, monthly(reader, unit, asked, months=4), strict=True):
                assert [month.value for month in months] == [
                    stands.value(unit, code, month.start, month.end) for month in months
                ]

    law()


@pytest.mark.django_db(transaction=True)
def test_a_figure_is_held_against_the_plan_in_force(new_office: NewOffice) -> None:
    @examples(0.2)
    @given(stories(verbs=["plan", "revenue", "penalty", "pass"]))
    def law(story: list[Act]) -> None:
        office = new_office()
        office.tell(story)
        reader, stands = Figures(latest_seal()), Known(None)
        for question in asked_everywhere(reader, units=[office.district.unit.pk]):
            for figure in figures(reader, question):
                for assigner in ("Thành phố giao", "HĐND quận giao"):
                    assigned = figure.plans.get(assigner)
                    expected = stands.plan(question.unit, figure.code, figure.end, assigner)
                    assert (assigned.value if assigned else None) == expected

    law()


@pytest.mark.django_db(transaction=True)
def test_closed_figures_follow_with_versions(new_office: NewOffice) -> None:
    """The last version of a closed figure is its value now; the versions before it stay as they were."""

    @examples()
    @given(stories(verbs=["close", "revenue", "penalty", "payment", "correct", "void", "submit", "decide", "pass"]))
    def law(story: list[Act]) -> None:
        office, kept = new_office(), {}
        office.after_pass.append(lambda seal: kept.update({row.pk: vars(row) for row in FigureVersion.objects.all()}))
        office.tell([("close", 0, 0, 0, 0), *story])
        stands = Known(None)
        sessions = {row.record: row for row in current(ReportingSession)}
        last = {(row.session, row.indicator.code): row for row in FigureVersion.objects.order_by("version")}
        assert {code for _, code in last} == set(SPECS)
        for (session, code), version in last.items():
            now = stands.value(sessions[session].unit_id, code, version.start, version.end)
            assert version.value == (None if now is None else now * version.denominator)
        for row in FigureVersion.objects.all():
            assert {**vars(row), "_state": None} == {**kept[row.pk], "_state": None}

    law()
