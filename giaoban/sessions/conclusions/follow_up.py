"""Kết quả thực hiện kết luận phiên họp trước: the section that the next monthly report has of it, from the tasks.

Official writing, so Vietnamese in every language of the site. All of it is as known at the report's seal and by what
had happened on the day of its session; numbers open to the tasks as they stood then.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.urls import reverse

from giaoban.indicators.figures import Figures
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.indicators.written import write_value
from giaoban.offices.rules.tree import UnitFacts
from giaoban.reports.foreign import ForeignItem, ForeignSection
from giaoban.reports.models import ItemKind
from giaoban.reports.rules.pieces import Piece
from giaoban.said import Said
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.sessions.conclusions.queries import GivenTask, conclusions_of, given_tasks
from giaoban.sessions.conclusions.rules.outcome import Outcome, counted, outcome
from giaoban.sessions.measures.queries import measured
from giaoban.tasks.models import Task
from giaoban.tasks.rules.state import State
from giaoban.web.addresses import address
from giaoban.words.dates import write_short_date
from giaoban.words.percent import write_percent

CODE = "conclusions.outcome"
LONGEST = 160
"""Letters of a task's text in its line."""
_STATES = {
    Outcome.DONE_IN_TIME: "đã hoàn thành đúng hạn",
    Outcome.DONE_LATE: "đã hoàn thành, quá hạn",
    Outcome.DONE: "đã hoàn thành",
    Outcome.OPEN: "đang thực hiện",
    Outcome.OPEN_LATE: "đang thực hiện, đã quá hạn",
    Outcome.CANCELLED: "đã hủy",
}
SECTION_TITLE = Said("Kết quả thực hiện kết luận phiên họp trước")


def section() -> ForeignSection:
    """The section as outlines name it."""
    return ForeignSection(CODE, SECTION_TITLE, written)


def written(reader: Figures, unit: UnitFacts, session: Session) -> Sequence[ForeignItem]:
    """The section of a session's report; nothing where the session before gave no tasks."""
    before = _before(session, reader.seal)
    if before is None or session.unit != unit.id:
        return []
    concluded = conclusions_of(before.record, reader.seal)
    items = [item for one in concluded for item in _of(one, session.held_on, reader)]
    if not items:
        return []
    title = f"Kết quả thực hiện kết luận phiên họp tháng {before.held_on.month}/{before.held_on.year}"
    return [ForeignItem(ItemKind.HEADING, (_plain(title),)), *items]


def _before(session: Session, seal: int) -> Session | None:
    """The session of the same authority held last before this one."""
    earlier = [one for one in sessions_at(seal) if one.unit == session.unit and one.held_on < session.held_on]
    return earlier[-1] if earlier else None


def _of(conclusion: Conclusion, on: dt.date, reader: Figures) -> Iterator[ForeignItem]:
    given = given_tasks(conclusion.record, reader.seal, on)
    if given:
        yield ForeignItem(ItemKind.PARAGRAPH, tuple(_summary(conclusion, given, on)))
        for one in given:
            yield ForeignItem(ItemKind.LIST_ITEM, tuple(_line(one, on, reader)))


def _summary(conclusion: Conclusion, given: Sequence[GivenTask], on: dt.date) -> Iterator[Piece]:
    counts = counted((one.now for one in given), on)
    done = counts[Outcome.DONE_IN_TIME] + counts[Outcome.DONE_LATE] + counts[Outcome.DONE]
    to = reverse("conclusions:conclusion", args=[conclusion.record])

    def number(count: int, *outcomes: Outcome) -> Piece:
        opens = address(to, {"den": on.isoformat(), "xem": [one.value for one in outcomes]})
        return Piece(f"{count:02d}", exempt=True, opens=opens)

    document = f"Thông báo số {conclusion.document_number}" if conclusion.document_number else "Kết luận"
    day = f" ngày {write_short_date(conclusion.document_day)}" if conclusion.document_day else ""
    yield _plain(f"{document}{day} giao ")
    yield number(len(given))
    yield _plain(f" nhiệm vụ. Đến ngày {write_short_date(on)}, hoàn thành ")
    yield number(done, Outcome.DONE_IN_TIME, Outcome.DONE_LATE, Outcome.DONE)
    yield _plain(" nhiệm vụ")
    if counts[Outcome.DONE_LATE]:
        yield _plain(" (quá hạn ")
        yield number(counts[Outcome.DONE_LATE], Outcome.DONE_LATE)
        yield _plain(")")
    yield _plain(", đang thực hiện ")
    yield number(counts[Outcome.OPEN] + counts[Outcome.OPEN_LATE], Outcome.OPEN, Outcome.OPEN_LATE)
    yield _plain(" nhiệm vụ")
    if counts[Outcome.OPEN_LATE]:
        yield _plain(", trong đó quá hạn ")
        yield number(counts[Outcome.OPEN_LATE], Outcome.OPEN_LATE)
    yield _plain(".")


def _line(one: GivenTask, on: dt.date, reader: Figures) -> Iterator[Piece]:
    lead = reader.tree[one.task.lead_id].name
    yield Piece(_short(one.task.text), exempt=True, opens=reverse("tasks:task", args=[one.task.record]))
    told = f": {lead} {_STATES[outcome(one.now, on)]}"
    if one.now.state == State.WAITING:
        told = f": {lead} đã báo cáo hoàn thành, chờ xác nhận"
    parts = sum(part.now.state == State.DONE for part in one.parts)
    if one.parts:
        told += f"; {parts}/{len(one.parts)} đơn vị cùng được giao đã hoàn thành"
    yield _plain(told)
    yield from _figure(one.task, on, reader)
    yield _plain(f"{'; ' + one.said if one.said else ''};")


def _figure(task: Task, on: dt.date, reader: Figures) -> Iterator[Piece]:
    """Where a measured task's figure stands on its own day, with the way to it."""
    of = measured(task, on, reader)
    stand = of.last if of else None
    if of is None or stand is None or not stand.target or stand.figure.value.value is None:
        return
    value = write_value(of.definition, stand.figure.value.value)
    share = write_percent(Decimal(int(stand.figure.value.value)) / Decimal(stand.target))
    unit = reader.tree[task.authority_id].code
    to = reverse("dashboards:figure", args=[unit, stand.session, task.indicator]) if stand.session else ""
    yield _plain(f"; đến ngày {write_short_date(stand.figure.end)} đạt ")
    yield Piece(value, exempt=True, opens=to)
    yield _plain(f", bằng {share} mức phải đạt")


def _short(text: str) -> str:
    flat = " ".join(text.split()).rstrip(" .;")
    return flat if len(flat) <= LONGEST else f"{flat[:LONGEST].rsplit(' ', 1)[0]}…"


def _plain(text: str) -> Piece:
    return Piece(text, exempt=True)
