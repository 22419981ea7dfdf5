"""Entering a conclusion, proposing and confirming its tasks: one act each, all or nothing."""

import datetime as dt
from dataclasses import replace

import pytest

from giaoban.offices.permission import NotAllowed
from giaoban.registers.rules.finding import Refused
from giaoban.sessions.conclusions import actions, queries
from giaoban.sessions.conclusions.proposing import proposed
from giaoban.sessions.conclusions.tests.conftest import AT, HELD_ON, TEXT, enter
from giaoban.tasks.models import Task
from giaoban.tasks.queries import parts_of
from giaoban.trail import checking, follower
from giaoban.trail.models import Act
from giaoban.trail.queries import current, latest_seal

pytestmark = pytest.mark.django_db


def drafts_of(conclusion):
    return proposed(conclusion.text, "009", "2023-03", latest_seal()).drafts


def test_paragraphs_become_drafts_with_units_of_that_day(pages, entered):
    units = {code: one.pk for code, one in pages.district.units.items()}
    revenue, households = drafts_of(entered)
    wards = {units[code] for code in ("00343", "00346", "00358")}
    assert (revenue.lead, revenue.coordinate, set(revenue.children)) == (units["009.TCKH"], (units["009.THUE"],), wards)
    assert (revenue.indicator, revenue.target) == ("NS.THU", {"ratio_to_plan": "0.3", "to": "2023-03-31"})
    assert (revenue.due, revenue.period_end) == (None, dt.date(2023, 3, 31))
    assert (households.lead, households.children, households.due) == (units["009.THUE"], (), dt.date(2023, 3, 25))


def test_confirming_gives_every_task_in_one_act_decided_by_who_concluded(pages, entered):
    before = Act.objects.count()
    actions.confirm(entered.record, drafts_of(entered), by=pages.district.office, at=AT)
    act = Act.objects.get(verb="tasks.assigned")
    assert Act.objects.count() == before + 1
    assert (act.decided_by, act.decided_on, act.basis) == ("Chủ tịch UBND quận", HELD_ON, "35/TB-VP")
    revenue, households = queries.given_tasks(entered.record)
    assert [one.task.lead.code for one in revenue.parts] == ["00343", "00346", "00358"]
    assert (revenue.task.order, households.task.order, households.parts) == ("1", "2", [])
    assert [one.unit.code for one in parts_of([revenue.task.record])[revenue.task.record]] == ["009.THUE"]
    follower.run_pass()
    assert checking.first_broken() is None


def test_a_second_confirmation_gives_nothing(pages, entered):
    actions.confirm(entered.record, drafts_of(entered), by=pages.district.office, at=AT)
    count = current(Task).count()
    with pytest.raises(Refused, match="đã được giao"):
        actions.confirm(entered.record, drafts_of(entered), by=pages.district.office, at=AT)
    assert current(Task).count() == count


def test_mistakes_are_told_at_their_paragraph_and_nothing_is_given(pages, entered):
    revenue, households = drafts_of(entered)
    helped = replace(households, coordinate=(households.lead,))
    apart = replace(revenue, lead=None, apart=True)
    missing = [replace(revenue, lead=None), replace(apart, children=())]
    for drafts, found in (
        ([apart, helped], [(2, "coordinating")]),
        (missing, [(1, "lead"), (2, "children")]),
        ([], [(0, "")]),
    ):
        with pytest.raises(Refused) as refusal:
            actions.confirm(entered.record, drafts, by=pages.district.office, at=AT)
        assert [(one.row, one.column) for one in refusal.value.findings] == found
    assert not current(Task).exists()


def test_a_class_alone_gives_each_unit_its_own_task(pages, entered):
    revenue, _ = drafts_of(entered)
    actions.confirm(entered.record, [replace(revenue, lead=None, apart=True)], by=pages.district.office, at=AT)
    given = queries.given_tasks(entered.record)
    assert [(one.task.lead.code, one.task.indicator, one.parts) for one in given] == [
        ("00343", "NS.THU", []), ("00346", "NS.THU", []), ("00358", "NS.THU", []),
    ]  # fmt: skip


def test_a_clerk_neither_enters_nor_confirms(pages, entered):
    clerk = pages.district.accounts["thue"]
    with pytest.raises(NotAllowed):
        actions.confirm(entered.record, drafts_of(entered), by=clerk, at=AT)
    with pytest.raises(NotAllowed):
        actions.correct(entered.record, {"signer": "Phó Chủ tịch"}, "ghi nhầm", by=clerk, at=AT)
    assert not current(Task).exists()


def test_a_correction_is_its_own_act_and_leaves_given_tasks_alone(pages, entered):
    actions.confirm(entered.record, drafts_of(entered), by=pages.district.office, at=AT)
    with pytest.raises(Refused):
        actions.correct(entered.record, {"text": "x"}, " ", by=pages.district.office, at=AT)
    actions.correct(
        entered.record,
        {"text": TEXT + "\n", "signer": "Phó Chủ tịch"},
        "Ghi nhầm người ký",
        by=pages.district.office,
        at=AT,
    )
    follower.run_pass()
    now = queries.conclusion_of(entered.record)
    assert (now.signer, now.act.verb, now.act.reason) == ("Phó Chủ tịch", "conclusions.corrected", "Ghi nhầm người ký")
    assert len(queries.given_tasks(entered.record)) == 2
    assert checking.first_broken() is None


def test_a_conclusion_without_words_is_refused(pages):
    with pytest.raises(Refused):
        enter(pages, text="  \n")


def test_a_class_that_is_charged_alone_is_proposed_apart(pages):
    text = TEXT.replace("Giao Chi cục Thuế rà soát", "UBND các phường rà soát")
    found = drafts_of(enter(pages, text=text))[1]
    assert (found.lead, found.apart, len(found.children)) == (None, True, 3)
