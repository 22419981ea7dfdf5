"""A task as lists, pages and files show it: names for units, words and tones for state and timeliness."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from giaoban.offices.rules.tree import UnitTree
from giaoban.said import Said
from giaoban.tasks import queries
from giaoban.tasks.models import Coordination, Priority, Task
from giaoban.tasks.rules import timeliness as timely
from giaoban.tasks.rules.state import NAMES as STATE_NAMES
from giaoban.tasks.rules.state import Standing, State
from giaoban.web.export import Cell
from giaoban.web.parts import Tone
from giaoban.words.dates import write_short_date

LONGEST_TITLE = 140
STATE_TONES: Mapping[State, Tone] = {
    State.WAITING: "info",
    State.AGAIN: "warn",
    State.REFUSED: "bad",
    State.DONE: "good",
}


@dataclass(frozen=True)
class ShownTask:
    """One task as a list shows it."""

    task: Task
    now: Standing
    today: dt.date
    soon_days: int
    lead: str
    helpers: Sequence[str] = ()
    progress: str = ""

    @property
    def record(self) -> str:
        """Its key in addresses."""
        return str(self.task.record)

    @property
    def href(self) -> str:
        """Its page."""
        return task_address(self.task.record)

    @property
    def title(self) -> str:
        """The beginning of its text."""
        return title_of(self.task)

    @property
    def state(self) -> tuple[str, Tone]:
        """State in words, and its tone."""
        return STATE_NAMES[self.now.state], STATE_TONES.get(self.now.state, "plain")

    @property
    def timeliness(self) -> tuple[str, Tone]:
        """Timeliness in words, with the days it is late, and its tone."""
        return timeliness_badge(self.now, self.today, self.soon_days)

    @property
    def due(self) -> str:
        """The deadline, and what it was first where it moved."""
        return due_words(self.now)

    @property
    def urgent(self) -> bool:
        """Whether the priority is worth a word."""
        return self.task.priority == Priority.URGENT


def task_address(record: uuid.UUID) -> str:
    """The page of a task."""
    return reverse("tasks:task", args=[record])


def title_of(task: Task) -> str:
    """The beginning of a task's text, whole words."""
    text = " ".join(task.text.split())
    if len(text) <= LONGEST_TITLE:
        return text
    return f"{text[:LONGEST_TITLE].rsplit(' ', 1)[0]}…"


def timeliness_badge(now: Standing, today: dt.date, soon_days: int) -> tuple[str, Tone]:
    """Timeliness in words with its tone."""
    name = timely.name_of(now, today)
    late = timely.days_late(now, today)
    if late:
        return Said("%(name)s %(count)s ngày", name=name, count=late), "bad"
    if timely.is_due_soon(now, today, soon_days):
        return Said("Sắp đến hạn"), "warn"
    return name, "good" if now.state == State.DONE and now.due else "plain"


def due_words(now: Standing) -> str:
    """The deadline in words."""
    if now.due is None:
        return ""
    if now.was_extended and now.original_due is not None:
        first = write_short_date(now.original_due)
        return Said("%(due)s (hạn đầu %(first)s)", due=write_short_date(now.due), first=first)
    return write_short_date(now.due)


def shown(
    tasks: Sequence[Task], tree: UnitTree, today: dt.date, soon_days: int, seal: int | None = None
) -> list[ShownTask]:
    """Tasks with their columns as a list shows them, in two more queries."""
    records = [one.record for one in tasks]
    parts, progress = queries.parts_of(records, seal), queries.progress_of(records, seal)
    return [
        ShownTask(
            one,
            queries.read_standing(one),
            today,
            soon_days,
            tree[one.lead_id].name,
            _names(parts, one.record, tree),
            progress.get(one.record, ""),
        )
        for one in tasks
    ]


def _names(parts: Mapping[uuid.UUID, Iterable[Coordination]], record: uuid.UUID, tree: UnitTree) -> list[str]:
    return [tree[part.unit_id].name for part in parts.get(record, ())]


COLUMNS: Mapping[str, str] = {
    "noi-dung": Said("Nội dung"),
    "chu-tri": Said("Chủ trì"),
    "phoi-hop": Said("Phối hợp"),
    "han": Said("Hạn"),
    "trang-thai": Said("Trạng thái"),
    "dung-han": Said("Đúng hạn"),
    "uu-tien": Said("Ưu tiên"),
    "van-ban": Said("Văn bản giao"),
    "muc": Said("Mục"),
    "giao": Said("Ngày giao"),
    "bao-cao": Said("Báo cáo lần cuối"),
    "tien-do": Said("Tiến độ"),
    "nguoi": Said("Người thực hiện"),
    "linh-vuc": Said("Lĩnh vực"),
}
"""Columns that a list can show, by what its address says."""
USUAL = ("noi-dung", "chu-tri", "han", "trang-thai", "dung-han", "van-ban")
"""Those shown where none are chosen."""


def cell(one: ShownTask, column: str) -> str:
    """One cell of the list as text."""
    task = one.task
    texts = {
        "noi-dung": one.title,
        "chu-tri": one.lead,
        "phoi-hop": ", ".join(one.helpers),
        "han": one.due,
        "trang-thai": one.state[0],
        "dung-han": one.timeliness[0],
        "uu-tien": Priority(task.priority).label,
        "van-ban": task.document_number,
        "muc": task.order,
        "giao": write_short_date(task.assigned_on),
        "bao-cao": write_short_date(one.now.heard_on) if one.now.heard_on else "",
        "tien-do": one.progress,
        "nguoi": task.person.name if task.person else "",
        "linh-vuc": task.topic,
    }
    return texts[column]


def cell_for_file(one: ShownTask, column: str) -> Cell:
    """The same cell for a file: days are days, the text is whole."""
    typed: Mapping[str, Cell] = {
        "noi-dung": one.task.text,
        "han": one.now.due,
        "giao": one.task.assigned_on,
        "bao-cao": one.now.heard_on,
    }
    return typed[column] if column in typed else cell(one, column)
