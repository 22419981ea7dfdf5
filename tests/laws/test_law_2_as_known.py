"""Law 2: as known at T equals the count over what had been sealed by T, and never changes afterwards."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.indicators.figures import Figures
from giaoban.trail import follower
from giaoban.trail.models import Seal
from giaoban.trail.queries import NotSettled, latest_seal, seal_at
from tests.laws.asking import asked_everywhere, figures, values
from tests.laws.conftest import NewOffice
from tests.laws.office import SPECS, VERBS, Act, Office, examples, stories
from tests.laws.oracle import Known, shown


def _answers(seal: int, units: Sequence[int]) -> list[Any]:
    reader = Figures(seal)
    questions = asked_everywhere(reader, units, [(dt.date(2023, 1, 1), dt.date(2023, 3, 31))])
    return [shown(figure) for question in questions for figure in figures(reader, question)]


class Asking(Office):
    """An office where somebody asks for figures at any moment, settled or not."""

    def __init__(self, office: Office) -> None:
        super().__init__(office.district)
        self.units_asked = [self.district.units[code].pk for code in ("009", "00343", "009.THUE")]
        self.kept: list[tuple[dt.datetime, int, list[Any]]] = []
        self.after_pass.append(lambda seal: self._keep(seal.at))

    def _ask(self, *_: int) -> None:
        self._keep(follower.database_now())

    def _keep(self, moment: dt.datetime) -> None:
        seal = seal_at(moment)
        self.kept.append((moment, seal, _answers(seal, self.units_asked)))


@pytest.mark.django_db(transaction=True)
def test_an_answer_about_the_past_never_changes(new_office: NewOffice) -> None:
    @examples()
    @given(stories(verbs=[*VERBS, "ask", "ask", "ask"], length=16))
    def law(story: list[Act]) -> None:
        office = Asking(new_office())
        office.tell(story)
        for moment, seal, answers in office.kept:
            assert seal_at(moment) == seal
            assert _answers(seal, office.units_asked) == answers

    law()


@pytest.mark.django_db(transaction=True)
def test_a_past_seal_counts_what_had_been_sealed_by_it(new_office: NewOffice) -> None:
    @examples()
    @given(stories(length=16), st.data())
    def law(story: list[Act], data: st.DataObject) -> None:
        new_office().tell(story)
        seal = data.draw(st.integers(1, latest_seal()), label="seal")
        reader, known = Figures(seal), Known(seal)
        for question in asked_everywhere(reader):
            expected = {code: known.value(question.unit, code, *question.days) for code in SPECS}
            assert values(reader, question) == expected

    law()


@pytest.mark.django_db(transaction=True)
def test_a_moment_is_answered_by_the_last_seal_at_or_before_it(new_office: NewOffice) -> None:
    office = new_office()
    for _ in range(3):
        office.do("revenue", 1, 1, 1, 1)
        office.do("pass", 0, 0, 0, 0)
    *_, before, last = Seal.objects.order_by("number")
    assert seal_at(last.at) == last.number
    assert seal_at(last.at - dt.timedelta(microseconds=1)) == before.number
    assert seal_at(Seal.objects.earliest("number").at - dt.timedelta(microseconds=1)) == 0


@pytest.mark.django_db(transaction=True)
def test_an_unsettled_moment_runs_one_pass_and_stays_before_it(new_office: NewOffice) -> None:
    office, before = new_office(), latest_seal()
    office.do("revenue", 1, 1, 1, 1)
    moment = follower.database_now()
    assert follower.waiting() == 1
    assert seal_at(moment) == before
    assert (follower.waiting(), latest_seal()) == (0, before + 1)


@pytest.mark.django_db(transaction=True)
def test_the_future_is_refused(new_office: NewOffice) -> None:
    new_office()
    with pytest.raises(NotSettled):
        seal_at(follower.database_now() + dt.timedelta(seconds=5))
