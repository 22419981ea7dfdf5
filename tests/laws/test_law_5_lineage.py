"""Law 5: what is listed behind a figure gives the figure exactly."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.indicators.figures import Figures
from giaoban.indicators.models import Close, Plan, SubmissionLine
from giaoban.indicators.queries import Lineage, lineage
from giaoban.indicators.rules.formula import evaluate
from giaoban.registers.models import NilReturn
from giaoban.registers.registry import get
from giaoban.trail.queries import known_at, latest_seal
from tests.laws.asking import asked_everywhere, asked_of
from tests.laws.conftest import NewOffice
from tests.laws.office import FORMS, FORMULAS, Act, examples, stories


@pytest.mark.django_db(transaction=True)
def test_what_stands_behind_a_figure_gives_it(new_office: NewOffice) -> None:
    @examples()
    @given(stories(), st.data())
    def law(story: list[Act], data: st.DataObject) -> None:
        office = new_office()
        office.tell(story)
        reader = Figures(data.draw(st.integers(1, latest_seal()), label="seal"))
        units = [office.district.units[code].pk for code in ("009", "00343", "009.THUE")]
        for question in asked_everywhere(reader, units):
            for asked in asked_of(reader.catalogue, question):
                behind = lineage(reader, question.unit, asked)
                _check(behind, reader.seal)
                _check_plan(behind)

    law()


def _check(behind: Lineage, seal: int) -> None:
    code, definition = behind.figure.code, behind.figure.definition
    if code in FORMULAS:
        answer = evaluate(str(definition.spec["formula"]), {one.code: one.value.value for one in behind.operands})
        assert behind.figure.value.value == (answer if not hasattr(answer, "why") else None)
    elif code in FORMS:
        _check_entered(behind, seal)
    else:
        _check_counted(behind, seal)


def _check_counted(behind: Lineage, seal: int) -> None:
    value = behind.figure.value.value
    if behind.records:
        assert sum(one.amount for one in behind.records) == value
        assert len({(one.register, one.record) for one in behind.records}) == len(behind.records)
        for one in behind.records:
            assert known_at(get(one.register).model, seal).filter(record=one.record, key=one.key).exists()
        return
    assert value in (None, 0)
    if value == 0 and not behind.nil_returns:
        assert behind.figure.value.official
        assert known_at(Close, seal).exists()
    if value == 0:
        assert known_at(NilReturn, seal).filter(record__in=behind.nil_returns).count() == len(behind.nil_returns)


def _check_entered(behind: Lineage, seal: int) -> None:
    lines: dict[Any, int] = dict(
        known_at(SubmissionLine, seal)
        .filter(indicator_id=behind.figure.definition.indicator_id)
        .values_list("submission", "value")
    )
    values = [lines[one.record] for one in behind.submissions]
    if not values:
        expected = None
    elif behind.figure.definition.spec["enters"] == "cumulative" and len(values) > 1:
        expected = values[-1] - values[0]
    else:
        expected = sum(values)
    assert behind.figure.value.value == expected


def _check_plan(behind: Lineage) -> None:
    plan = behind.figure.plan
    if plan is not None:
        [record] = Plan.objects.filter(record=plan.record)
        assert (record.value, record.decision, record.assigner) == (plan.value, plan.decision, plan.assigner)
        assert record.indicator.code == behind.figure.code
