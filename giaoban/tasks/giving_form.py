"""The form that gives or corrects a task: read into a task with who coordinates, each mistake at its field."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from giaoban.offices.permission import Permission
from giaoban.said import Said
from giaoban.tasks.actions import Assignment
from giaoban.tasks.models import Coordination, Priority, Task
from giaoban.tasks.rules import recurrence, term
from giaoban.tasks.rules.recurrence import Every, Recurrence, Shift
from giaoban.tasks.rules.term import Term, TermUnit
from giaoban.web.parts import Field
from giaoban.web.typed import Typed
from giaoban.words.dates import write_short_date

HELPERS = 4
"""Coordinating units that the form has room for beyond those that stand."""
BY_DAY, BY_TERM, BY_RHYTHM, WITHOUT = "day", "term", "recurs", "none"
WAYS: Mapping[str, str] = {
    BY_DAY: Said("một ngày"),
    BY_TERM: Said("thời hạn tính từ một ngày"),
    BY_RHYTHM: Said("định kỳ"),
    WITHOUT: Said("không có hạn"),
}
SHIFTS: Mapping[str, str] = {
    Shift.AFTER: Said("ngày làm việc sau đó"),
    Shift.BEFORE: Said("ngày làm việc trước đó"),
    Shift.STAY: Said("giữ nguyên"),
}
FINDINGS_AT = {"coordinating": "unit_1"}
"""Columns of findings that are other fields here."""
Options = Sequence[tuple[str, str]]


class GivingForm:
    """What was typed for a task whose units are among ``options`` (key → name)."""

    def __init__(self, typed: Typed, options: Options, permission: Permission, helpers: int = HELPERS) -> None:
        self.typed, self.options, self.helpers = typed, options, helpers
        self._units = {one.key: one.id for one in permission.tree}

    def assignment(self, authority: int, children: Collection[str], today: dt.date) -> Assignment | None:
        """The task to be given, who coordinates, a part for each unit of ``children``; ``None`` where any is wrong."""
        day = self.typed.day("assigned_on")
        said, parts = self.task(day or today), self.coordinating()
        below = [self._units[key] for key, _ in self.options if key and key in children]
        if not self.typed.good or day is None:
            return None
        task = Task(authority_id=authority, assigned_on=day, **said)
        whole = {"authority_id": authority, "text": task.text, "priority": task.priority}
        return Assignment(task, parts, [Assignment(Task(lead_id=unit, **whole)) for unit in below])

    def task(self, today: dt.date) -> dict[str, object]:
        """The fields of a task by their names; mistakes are left with the form."""
        typed = self.typed
        text = typed.raw("text").strip()
        if not text:
            typed.wrong("text", Said("Không được để trống"))
        said: dict[str, object] = {
            "text": text,
            "lead_id": self._unit("lead"),
            "priority": int(typed.one_of("priority", {str(one) for one in Priority.values}) or Priority.NORMAL),
            "topic": typed.text("topic", required=False),
            "document_number": typed.text("document_number", required=False, at_most=80),
            "document_day": typed.day("document_day", required=False),
            "order": typed.text("order", required=False, at_most=40),
            "source_text": typed.raw("source_text").strip(),
            "period_end": typed.day("period_end", required=False),
        }
        return {**said, **self._deadline(today)}

    def coordinating(self) -> list[Coordination]:
        """The units that coordinate, with their parts."""
        found = []
        for number in range(1, self.helpers + 1):
            key = self.typed.raw(f"unit_{number}")
            due = self.typed.day(f"unit_due_{number}", required=False)
            unit = (
                self._units.get(self.typed.one_of(f"unit_{number}", {one for one, _ in self.options})) if key else None
            )
            if unit is not None:
                part = self.typed.text(f"part_{number}", required=False, at_most=1000)
                found.append(Coordination(unit_id=unit, part=part, due=due))
        return found

    def fields(self) -> list[Field]:
        """What the form asks about the task."""
        typed = self.typed
        return [
            typed.field("text", Said("Nội dung nhiệm vụ"), "long"),
            typed.field("lead", Said("Đơn vị chủ trì"), "choice", choices=self.options),
            typed.field("way", Said("Hạn là"), "choice", choices=list(WAYS.items())),
            typed.field("due", Said("Hạn (khi hạn là một ngày)"), required=False, placeholder="31/3/2023"),
            typed.field(
                "priority", Said("Ưu tiên"), "choice", choices=[(str(v), label) for v, label in Priority.choices]
            ),
            typed.field("document_number", Said("Số văn bản giao"), required=False),
            typed.field("document_day", Said("Ngày văn bản giao"), required=False, placeholder="07/3/2023"),
            typed.field("order", Said("Mục, khoản"), required=False),
            typed.field("topic", Said("Lĩnh vực"), required=False),
        ]

    def more_fields(self) -> list[Field]:
        """Rules of deadlines and what is rarely filled."""
        typed, shifts = self.typed, list(SHIFTS.items())
        units = [(one.value, name) for one, name in term.NAMES.items()]
        rhythms = [(one.value, name) for one, name in recurrence.NAMES.items()]
        return [
            typed.field("term_number", Said("Thời hạn: số"), "number", required=False),
            typed.field("term_unit", Said("Thời hạn: đơn vị"), "choice", required=False, choices=units),
            typed.field("term_from", Said("Thời hạn: kể từ ngày"), required=False, placeholder="07/3/2023"),
            typed.field("every", Said("Định kỳ"), "choice", required=False, choices=rhythms),
            typed.field(
                "recur_day", Said("Định kỳ: ngày"), "number", required=False,
                advice=Said("Ngày trong tháng (31 là ngày cuối tháng); với hằng tuần: 1 là thứ Hai."),
            ),
            typed.field("shift", Said("Rơi vào ngày nghỉ thì chuyển sang"), "choice", required=False, choices=shifts),
            typed.field("until", Said("Định kỳ: đến hết ngày"), required=False, placeholder="31/12/2023"),
            typed.field(
                "period_end", Said("Kỳ đến hết ngày"), required=False, placeholder="31/3/2023",
                advice=Said("Chỉ để biết, không phải hạn."),
            ),
            typed.field("source_text", Said("Nguyên văn trong văn bản giao"), "long", required=False),
        ]  # fmt: skip

    def helper_fields(self) -> list[Field]:
        """The coordinating units: unit, part, day."""
        found = []
        for number in range(1, self.helpers + 1):
            words = {"number": number}
            choices = self.options
            title = Said("Phối hợp %(number)s: đơn vị", **words)
            found.append(self.typed.field(f"unit_{number}", title, "choice", required=False, choices=choices))
            found.append(self.typed.field(f"part_{number}", Said("Phần việc %(number)s", **words), required=False))
            found.append(self.typed.field(f"unit_due_{number}", Said("Hạn %(number)s", **words), required=False))
        return found

    def _unit(self, name: str) -> int | None:
        return self._units.get(self.typed.one_of(name, {key for key, _ in self.options if key}))

    def _deadline(self, today: dt.date) -> dict[str, object]:
        way = self.typed.one_of("way", WAYS)
        said: dict[str, object] = {"due": None, "term": {}, "recurs": {}}
        if way == BY_DAY:
            said["due"] = self.typed.day("due")
        elif way == BY_TERM:
            said["term"] = self._term(today)
        elif way == BY_RHYTHM:
            said["recurs"] = self._rhythm()
        return said

    def _term(self, today: dt.date) -> dict[str, object]:
        number = self._number("term_number")
        unit = self.typed.one_of("term_unit", {one.value for one in TermUnit})
        start = self.typed.day("term_from", required=False) or today
        return Term(number, TermUnit(unit), start).kept() if number and unit else {}

    def _rhythm(self) -> dict[str, object]:
        every = self.typed.one_of("every", {one.value for one in Every})
        shift = self.typed.one_of("shift", SHIFTS)
        number = self._number("recur_day") if self.typed.raw("recur_day").strip() else None
        until = self.typed.day("until", required=False)
        if not every or not shift:
            return {}
        weekly = every == Every.WEEK
        try:
            rule = Recurrence(Every(every), None if weekly else number, number if weekly else None, Shift(shift), until)
        except recurrence.BadRecurrence as error:
            self.typed.wrong("recur_day", str(error))
            return {}
        return rule.kept()

    def _number(self, name: str) -> int:
        given = self.typed.raw(name).strip()
        if given.isdecimal() and 0 < int(given[:5]) < 1000:
            return int(given[:5])
        self.typed.wrong(name, Said("Ghi một số từ 1 đến 999"))
        return 0


def first_texts(task: Task, parts: Sequence[Coordination], permission: Permission) -> dict[str, str]:
    """A task as the form shows it first."""
    tree = permission.tree
    rule, counted = Recurrence.of(task.recurs), Term.of(task.term)
    way = BY_TERM if counted else BY_RHYTHM if rule else BY_DAY if task.due else WITHOUT
    texts = {
        "text": task.text,
        "lead": tree[task.lead_id].key,
        "way": way,
        "due": _day(task.due if way == BY_DAY else None),
        "priority": str(task.priority),
        "topic": task.topic,
        "document_number": task.document_number,
        "document_day": _day(task.document_day),
        "order": task.order,
        "source_text": task.source_text,
        "period_end": _day(task.period_end),
        "shift": Shift.AFTER.value,
    }
    if counted:
        texts |= {"term_number": str(counted.number), "term_unit": counted.unit, "term_from": _day(counted.start)}
    if rule:
        number = rule.weekday if rule.every == Every.WEEK else rule.day
        texts |= {
            "every": rule.every,
            "shift": rule.shift,
            "recur_day": str(number or ""),
            "until": _day(rule.last_day),
        }
    for number, part in enumerate(parts, start=1):
        texts |= {
            f"unit_{number}": tree[part.unit_id].key,
            f"part_{number}": part.part,
            f"unit_due_{number}": _day(part.due),
        }
    return texts


def _day(day: dt.date | None) -> str:
    return write_short_date(day) if day else ""
