"""Asking how measured tasks stand: on the day of each session's figure, and on the deadline."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from giaoban.days import OfficialCalendar
from giaoban.days.interval import DAY
from giaoban.indicators.catalogue import Catalogue
from giaoban.indicators.figures import Asked, Figure, Figures
from giaoban.indicators.models import IndicatorVersion, Nature, Reads, SourceKind
from giaoban.indicators.rules.needed_per_working_day import NeededPerWorkingDay, needed_per_working_day
from giaoban.indicators.rules.ratio import NoBase
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.offices import queries as offices
from giaoban.said import Said
from giaoban.sessions.measures.rules.forecast import Forecast, Week, forecast
from giaoban.sessions.measures.rules.target import BadTarget, TaskTarget
from giaoban.sessions.measures.rules.verdict import Verdict, verdict
from giaoban.tasks.models import Task


@dataclass(frozen=True)
class Stand:
    """The task held against one figure: what is needed a working day, what is forecast, and the verdict.

    ``session`` is the code of the session whose figure it is, so that its page can be opened.
    """

    figure: Figure
    session: str
    target: int | None
    needed: NeededPerWorkingDay | NoBase
    ahead: Forecast | None
    verdict: Verdict


@dataclass(frozen=True)
class Measured:
    """A measured task: its indicator, target and deadline, and its stands in the order of their days."""

    definition: IndicatorVersion
    target: TaskTarget
    deadline: dt.date
    stands: Sequence[Stand]
    why_not: str = ""

    @property
    def last(self) -> Stand | None:
        """The latest stand."""
        return self.stands[-1] if self.stands else None

    @property
    def reached(self) -> Stand | None:
        """The first stand in which the target is reached."""
        return next((one for one in self.stands if one.verdict == Verdict.REACHED), None)


def measured(task: Task, today: dt.date, reader: Figures) -> Measured | None:
    """How a task stands that names an indicator and a target; ``None`` where it is not measured.

    Stands are of the figures of the sessions from the day it was given to its deadline, and of the deadline itself,
    or of today while it is ahead.
    """
    try:
        target = TaskTarget.of(task.target)
    except BadTarget:
        return None
    if target is None or not task.indicator:
        return None
    deadline = target.to or task.due or task.period_end
    if deadline is None:
        return None
    try:
        definition = reader.catalogue.definition(task.indicator, deadline)
    except LookupError:
        return None
    found = _Stands(reader, task, target, definition, deadline, today)
    return Measured(definition, target, deadline, found.all(), found.why_no_forecast())


class _Stands:
    def __init__(
        self,
        reader: Figures,
        task: Task,
        target: TaskTarget,
        definition: IndicatorVersion,
        deadline: dt.date,
        today: dt.date,
    ) -> None:
        self.reader, self.task, self.target = reader, task, target
        self.definition, self.deadline, self.today = definition, deadline, today
        self.calendar = OfficialCalendar.from_book(offices.book())

    def all(self) -> list[Stand]:
        """One stand a day of figures."""
        days = dict(self._days())
        asked = [Asked(self.definition, self._start(), day) for day in sorted(days)]
        figures = self.reader.figures(self.task.authority_id, asked)
        return [self._stand(figure, days[figure.end]) for figure in figures]

    def why_no_forecast(self) -> str:
        """Why such an indicator is not forecast, in words; nothing where it is."""
        if self.definition.nature == Nature.STOCK or self.definition.source_kind == SourceKind.FORMULA:
            return Said("Chỉ tiêu này không cộng dồn theo ngày nên không dự báo theo đà.")
        if self.definition.source_kind == SourceKind.FORM:
            return Said("Chỉ tiêu này báo theo kỳ, không có số từng tuần, nên chưa dự báo theo đà.")
        return ""

    def _start(self) -> dt.date:
        if self.definition.reads == Reads.YEAR_TO_DATE:
            return self.deadline.replace(month=1, day=1)
        return self.deadline.replace(day=1)

    def _days(self) -> Iterator[tuple[dt.date, str]]:
        """The days of figures, each with the session that holds it."""
        until = min(self.today, self.deadline)
        sessions = [one for one in sessions_at(self.reader.seal) if self._concerns(one)]
        ends = [(one.interval_of(self.definition)[1], one.code) for one in sessions]
        if until >= max(self.task.assigned_on, self._start()):
            yield until, next((code for day, code in ends if day >= until), "")
        yield from ((day, code) for day, code in ends if self._start() <= day <= until)

    def _concerns(self, session: Session) -> bool:
        return session.unit == self.task.authority_id and session.held_on >= self.task.assigned_on

    def _stand(self, figure: Figure, session: str) -> Stand:
        plan = figure.plan.value if figure.plan else None
        target = self.target.steps(plan, self.definition.decimals)
        value = _whole(figure.value.value)
        left = self.calendar.working_days_between(figure.end, self.deadline)
        if target is None:
            return Stand(figure, session, None, NoBase(Said("chưa có kế hoạch")), None, Verdict.UNKNOWN)
        needed = needed_per_working_day(target, value, as_of=figure.end, working_days=left)
        ahead = None if value is None or self.why_no_forecast() else forecast(value, self._weeks(figure), left)
        ended = figure.end >= self.deadline
        return Stand(figure, session, target, needed, ahead, verdict(target, value, ahead, ended=ended))

    def _weeks(self, figure: Figure) -> list[Week]:
        """What each week up to the figure's day brought, the first and last perhaps in part."""
        spans = list(weeks_between(figure.start, figure.end))
        asked = [Asked(self.definition, first, last) for first, last in spans]
        values = self.reader.values(self.task.authority_id, asked)
        return [
            Week(_whole(value.value) or 0, self.calendar.working_days_between(first - DAY, last))
            for (first, last), value in zip(spans, values, strict=True)
        ]


def weeks_between(first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    """The weeks, Monday to Sunday, of the days from ``first`` to ``last``, cut at both ends."""
    while first <= last:
        end = min(first + dt.timedelta(days=7 - first.isoweekday()), last)
        yield first, end
        first = end + DAY


def reader_now(seal: int) -> Figures:
    """The reader of figures at a seal, for any number of tasks."""
    return Figures(seal, offices.tree(seal), Catalogue.at(seal))


def _whole(value: int | Fraction | None) -> int | None:
    return None if value is None else int(value)
