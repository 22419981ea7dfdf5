"""The laws for figures of tasks: now, as known, adding up, lineage, cube = log, over random lives of tasks."""

import datetime as dt
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.indicators import actions as indicators
from giaoban.indicators import laws
from giaoban.indicators.figures import Asked, Figures
from giaoban.indicators.models import IndicatorVersion
from giaoban.indicators.queries import lineage
from giaoban.offices import actions as offices
from giaoban.offices.models import UnitVersion
from giaoban.registers.rules.finding import Refused
from giaoban.tasks import actions, queries
from giaoban.tasks.models import Task, TaskEvent
from giaoban.tasks.rules.acting import NotNow
from giaoban.tasks.rules.outcome import Outcome, outcome_of
from giaoban.tasks.rules.state import standing
from giaoban.tasks.tests.conftest import at, new_task
from giaoban.trail import checking, follower
from giaoban.trail.queries import current, latest_seal
from tests import databases
from tests.factories import District, small_district, task_indicator
from tests.laws.office import examples

BEGIN, END = dt.date(2023, 3, 1), dt.date(2023, 12, 31)
ENDS = [dt.date(2023, 3, 20), dt.date(2023, 5, 31), END]
UNITS = ("009", "00343", "009.THUE")
SPECS = {
    "GIAO": {"source": "tasks.given"},
    "XONG.DUNG": {"source": "tasks.done", "where": {"timeliness": ["in_time"]}},
    "XONG.MUON": {"source": "tasks.done", "where": {"timeliness": ["late"]}},
    "MO": {"source": "tasks.open"},
    "MO.QUA": {"source": "tasks.open", "where": {"timeliness": ["late"]}},
}
LEADS = ("009.THUE", "00343", "00346", "009.TCKH")
VERBS = ("give", "give", "report", "report", "confirm", "send_back", "extend", "pass_on", "suspend", "resume",
         "cancel", "correct", "move_office", "redefine", "pass", "pass")  # fmt: skip
ACTS = st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 99), st.integers(0, 40)), min_size=4, max_size=16)
DONE = {"XONG.DUNG": Outcome.DONE_IN_TIME, "XONG.MUON": Outcome.DONE_LATE}


class Chair:
    """Gives tasks and decides on them, a few days after each other; what the house refuses is left aside."""

    def __init__(self, district: District) -> None:
        self.district, self.day = district, BEGIN

    def tell(self, story: Sequence[tuple[str, int, int]]) -> None:
        """Do every act, and let the follower pass in the end."""
        for verb, which, days in [("give", 0, 0), ("give", 2, 5), *story, ("pass", 0, 0)]:
            self.day = min(self.day + dt.timedelta(days=days), END - dt.timedelta(days=45))
            if verb == "pass":
                follower.run_pass()
                continue
            tasks = list(current(Task).order_by("pk"))
            try:
                getattr(self, f"_{verb}")(tasks[which % len(tasks)] if tasks else None, which)
            except (Refused, NotNow):
                continue

    def _give(self, _: Task | None, which: int) -> None:
        due = None if which % 5 == 4 else self.day + dt.timedelta(days=which % 40)
        one = new_task(self.district, LEADS[which % 4], due=due, assigned_on=self.day)
        actions.assign([actions.Assignment(one)], by=self._by, at=at(self.day))

    def _report(self, task: Task, which: int) -> None:
        who = self.district.accounts["thue"] if task.lead == self.district.units["009.THUE"] else self._by
        result = self.day - dt.timedelta(days=which % 9)
        actions.report_done(task.record, "Xong", by=who, at=at(self.day), result_day=result)

    def _confirm(self, task: Task, _: int) -> None:
        actions.confirm([task.record], by=self._by, at=at(self.day))

    def _send_back(self, task: Task, _: int) -> None:
        actions.send_back(task.record, "chưa đạt", by=self._by, at=at(self.day))

    def _extend(self, task: Task, which: int) -> None:
        actions.extend([task.record], self.day + dt.timedelta(days=1 + which), by=self._by, at=at(self.day))

    def _pass_on(self, task: Task, which: int) -> None:
        actions.reassign(task.record, self.district.units[LEADS[which % 4]].pk, "nhầm", by=self._by, at=at(self.day))

    def _suspend(self, task: Task, _: int) -> None:
        actions.suspend(task.record, "chờ", by=self._by, at=at(self.day))

    def _resume(self, task: Task, _: int) -> None:
        actions.resume(task.record, by=self._by, at=at(self.day))

    def _cancel(self, task: Task, which: int) -> None:
        if which % 3 == 0:
            actions.cancel(task.record, "trùng", by=self._by, at=at(self.day))

    def _correct(self, task: Task, which: int) -> None:
        due = self.day + dt.timedelta(days=which)
        actions.correct(task.record, {"due": due}, "ghi sai hạn", by=self._by, at=at(self.day))

    def _move_office(self, _: Task, which: int) -> None:
        """The tax office moves under another place, and what it leads with it."""
        parents = [self.district.unit, self.district.units["00343"]]
        old = current(UnitVersion).get(unit=self.district.units["009.THUE"])
        new = UnitVersion(unit=old.unit, name=old.name, level=old.level, parent=parents[which % 2],
                          record=old.record, corrects=old)  # fmt: skip
        by = self.district.accounts["quan_tri"]
        offices.change_units([new], authority=self.district.unit.pk, by=by, at=at(self.day), basis="QĐ mẫu")

    def _redefine(self, _: Task, which: int) -> None:
        code = sorted(SPECS)[which % len(SPECS)]
        [old] = current(IndicatorVersion).filter(indicator__code=code)
        spec = SPECS[code] if old.spec != SPECS[code] else {"source": "tasks.open", "where": {"priority": ["1"]}}
        indicators.define([task_indicator(code, spec, record=old.record, corrects=old)], unit=self.district.unit.pk,
                          by=self._by, at=at(self.day), reason="định nghĩa sai")  # fmt: skip

    @property
    def _by(self):  # type: ignore[no-untyped-def]
        return self.district.office


@pytest.fixture
def chair(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """A chair on the first day, in a database wound back to it."""
    monkeypatch.setattr(follower, "after_commit", lambda: None)
    district = small_district()
    indicators.define([task_indicator(code, spec) for code, spec in SPECS.items()], unit=district.unit.pk,
                      by=district.office, at=at(BEGIN))  # fmt: skip
    follower.run_pass()
    mark = databases.mark()

    def begin() -> Chair:
        databases.rewind(mark)
        return Chair(district)

    return begin


def answers(reader: Figures) -> dict[tuple[str, dt.date, str], int]:
    """The figures of a place, its part and a department; nothing recorded is zero."""
    found = {}
    for unit in (reader.tree.by_code(code, END) for code in UNITS):
        asked = [Asked(reader.catalogue.definition(code, end), BEGIN, end) for end in ENDS for code in SPECS]
        for one, value in zip(asked, reader.values(unit.id, asked), strict=True):
            found[unit.code, one.end, one.definition.indicator.code] = value.value or 0
    return found


def on_the_board(reader: Figures, unit: int, end: dt.date) -> dict[str, int]:
    """The same counted by hand: each task as its last event of a day until the end left it, under its lead then."""
    under = reader.tree.descendants(unit)
    found = dict.fromkeys(SPECS, 0)
    for task in queries.standing_tasks(reader.seal):
        events = TaskEvent.objects.filter(task=task.record, act__sealed__seal__lte=reader.seal).order_by("number")
        then = [queries.happening_of(one) for one in events if one.day <= end]
        acts = [one.act_id for one in events if one.day > end]
        versions = Task.objects.filter(record=task.record, act__sealed__seal__lte=reader.seal)
        lead = versions.exclude(act__in=acts).order_by("-pk").first()
        if task.assigned_on > end or lead is None or lead.lead_id not in under:
            continue
        outcome = outcome_of(standing(task.due, then), end)
        found["GIAO"] += 1
        found["MO"] += outcome is not None and outcome.value.startswith("open")
        found["MO.QUA"] += outcome == Outcome.OPEN_LATE
        for code, wanted in DONE.items():
            found[code] += outcome == wanted
    return found


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_figures_of_tasks_obey_the_laws(chair) -> None:  # type: ignore[no-untyped-def]
    @examples(0.3)
    @given(ACTS, st.data())
    def law(story: list[tuple[str, int, int]], data: st.DataObject) -> None:
        office = chair()
        office.tell(story)
        past = data.draw(st.integers(1, latest_seal()), label="seal")
        before = answers(Figures(past))
        office.tell(story[::-1])
        assert answers(Figures(past)) == before
        for reader in (Figures(past), Figures(latest_seal())):
            _check(reader, office.district)
        assert list(laws.broken()) == []
        assert checking.first_broken() is None

    law()


def _check(reader: Figures, district: District) -> None:
    """Each figure is the count of the board, and what is listed behind it gives it."""
    catalogue = reader.catalogue
    redefined = {code for code in SPECS if catalogue.definition(code, END).spec != SPECS[code]}
    told = answers(reader)
    for unit in UNITS:
        for end in ENDS:
            board = on_the_board(reader, district.units[unit].pk, end)
            for code in SPECS:
                asked = Asked(catalogue.definition(code, end), BEGIN, end)
                behind = lineage(reader, district.units[unit].pk, asked).records
                assert sum(one.amount for one in behind) == told[unit, end, code]
                assert code in redefined or told[unit, end, code] == board[code], (unit, end, code)
