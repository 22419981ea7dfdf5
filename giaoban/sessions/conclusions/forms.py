"""The form in which proposed tasks are looked at, changed and confirmed: each paragraph with its own fields."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.http import QueryDict

from giaoban.offices.rules.tree import UnitFacts
from giaoban.registers.rules.cells import CellError, read_day
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said
from giaoban.sessions.conclusions.proposing import Draft, Proposed
from giaoban.sessions.measures.rules.target import TaskTarget
from giaoban.tasks.rules.recurrence import NAMES as EVERY_NAMES
from giaoban.tasks.rules.recurrence import Every
from giaoban.web.parts import Field
from giaoban.web.registry import Choice
from giaoban.words.count import read_count, write_count
from giaoban.words.dates import write_short_date
from giaoban.words.errors import WordsError

_MOST_DECIMALS = 6
APART = "rieng"
"""The choice of no lead of all: each unit has a task of its own."""
_OF_FIELD = {"children": "don-vi", "text": "noi-dung", "lead": "chu-tri", "coordinating": "phoi-hop", "due": "han"}
"""Which field of the form a mistake of the tasks' own rules is about."""
_PERCENT = re.compile(r"(?P<number>[\d.,]+)\s*%\s*\D*$")


@dataclass(frozen=True)
class Boxes:
    """Units to tick, under one heading that says how many are ticked."""

    name: str
    title: str
    choices: Sequence[Choice]
    error: str = ""

    @property
    def count(self) -> int:
        """How many are ticked."""
        return sum(one.chosen for one in self.choices)


@dataclass(frozen=True)
class DraftForm:
    """One paragraph as the page asks about it; ``extra`` is the empty one for what the reading did not see."""

    number: int
    draft: Draft
    keep: bool
    fields: Sequence[Field]
    boxes: Sequence[Boxes]
    extra: bool = False


@dataclass
class Read:
    """What was typed: the drafts that are kept, and what is wrong, by name of the field."""

    drafts: list[Draft] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    wrong: dict[str, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)

    def refuse(self, findings: Sequence[Finding]) -> None:
        """Put mistakes that the actions found at their fields."""
        for one in findings:
            name = _OF_FIELD.get(one.column)
            if name and one.row:
                self.wrong[f"{name}-{self.rows[one.row - 1]}"] = one.message
            else:
                self.others.append(one.message)


class ConfirmForm:
    """The form of one proposal."""

    def __init__(self, of: Proposed, indicators: Sequence[tuple[str, str]]) -> None:
        self._of = of
        self._indicators = indicators
        empty = Draft(len(of.drafts) + 1, "", period_end=of.drafts[0].period_end if of.drafts else None)
        self.drafts = [*of.drafts, empty]

    def read(self, posted: QueryDict) -> Read:
        """The drafts as they were changed; those not kept are left out."""
        found = Read()
        for draft in self.drafts:
            if posted.get(f"giao-{draft.number}"):
                found.rows.append(draft.number)
                found.drafts.append(self._typed(draft, posted, found.wrong))
        return found

    def shown(self, posted: QueryDict | None, wrong: Mapping[str, str]) -> list[DraftForm]:
        """Every paragraph with what was proposed, or what was typed."""
        return [self._form(draft, posted, wrong) for draft in self.drafts]

    def _typed(self, draft: Draft, posted: QueryDict, wrong: dict[str, str]) -> Draft:
        number = draft.number

        def said(name: str) -> str:
            return posted.get(f"{name}-{number}", "").strip()

        known = {one.id for one in self._of.units}
        lead = int(said("chu-tri")) if said("chu-tri").isdigit() and int(said("chu-tri")) in known else None
        return replace(
            draft,
            text=said("noi-dung"),
            lead=lead,
            apart=said("chu-tri") == APART,
            coordinate=_ticked(posted, f"phoi-hop-{number}", known),
            children=_ticked(posted, f"don-vi-{number}", known),
            due=_day(said("han"), f"han-{number}", wrong),
            recurs=_rhythm(said("dinh-ky"), said("ngay-dinh-ky"), f"ngay-dinh-ky-{number}", wrong),
            indicator=said("chi-tieu"),
            target=self._target(draft, said("chi-tieu"), said("muc"), said("den"), wrong),
        )

    def _target(self, draft: Draft, indicator: str, text: str, to: str, wrong: dict[str, str]) -> dict[str, str]:
        if not indicator:
            return {}
        day = _day(to, f"den-{draft.number}", wrong)
        percent = _PERCENT.match(text)
        try:
            number = Decimal(read_count(percent["number"] if percent else text))
        except WordsError:
            wrong[f"muc-{draft.number}"] = Said("Cần một số, hoặc tỷ lệ % so với kế hoạch")
            return {}
        if percent:
            return TaskTarget(ratio_to_plan=number / 100, to=day).kept()
        return TaskTarget(value=number, to=day).kept()

    def _form(self, draft: Draft, posted: QueryDict | None, wrong: Mapping[str, str]) -> DraftForm:
        extra = draft is self.drafts[-1]
        values = _posted_values(draft, posted) if posted is not None else _values(draft)
        keep = not extra if posted is None else bool(posted.get(f"giao-{draft.number}"))
        fields = list(self._fields(draft.number, values, wrong))
        boxes = list(self._boxes(draft.number, values, wrong))
        return DraftForm(draft.number, draft, keep, fields, boxes, extra)

    def _fields(self, number: int, values: Mapping[str, Any], wrong: Mapping[str, str]) -> Iterator[Field]:
        def made(name: str, label: str, kind: str = "text", **more: Any) -> Field:
            full = f"{name}-{number}"
            return Field(full, label, kind, str(values[name]), wrong.get(full, ""), **more)

        yield made("noi-dung", Said("Nội dung"), "long", required=True)
        yield made("chu-tri", Said("Chủ trì"), "choice", choices=self._leads(str(values["chu-tri"])))
        yield made("han", Said("Hạn"), help=Said("Để trống nếu văn bản không nêu hạn"))
        yield made("dinh-ky", Said("Định kỳ"), "choice", choices=_rhythms(str(values["dinh-ky"])))
        yield made("ngay-dinh-ky", Said("Ngày của kỳ"), help=Said("Ngày trong tháng, hoặc thứ (2 đến 8) nếu hằng tuần"))
        yield made("chi-tieu", Said("Đo bằng chỉ tiêu"), "choice", choices=self._measures(str(values["chi-tieu"])))
        yield made("muc", Said("Mức phải đạt"), help=Said("Ví dụ: 30% (so với kế hoạch); 2.500"))
        yield made("den", Said("Đo đến hết ngày"))

    def _boxes(self, number: int, values: Mapping[str, Any], wrong: Mapping[str, str]) -> Iterator[Boxes]:
        for name, title in (("phoi-hop", Said("Phối hợp")), ("don-vi", Said("Giao từng đơn vị một phần"))):
            chosen = set(values[name])
            choices = [Choice(str(one.id), one.name, one.id in chosen) for one in _in_order(self._of.units)]
            yield Boxes(f"{name}-{number}", title, choices, wrong.get(f"{name}-{number}", ""))

    def _leads(self, value: str) -> tuple[Choice, ...]:
        nobody = Choice("", Said("— chọn đơn vị —"), not value)
        apart = Choice(APART, Said("— mỗi đơn vị một nhiệm vụ riêng —"), value == APART)
        units = (Choice(str(one.id), one.name, str(one.id) == value) for one in _in_order(self._of.units))
        return (nobody, apart, *units)

    def _measures(self, value: str) -> tuple[Choice, ...]:
        none = Choice("", Said("không đo"), not value)
        return (none, *(Choice(code, name, code == value) for code, name in self._indicators))


def _values(draft: Draft) -> dict[str, Any]:
    """What was proposed, as the fields show it."""
    target = TaskTarget.of(draft.target)
    recurs = draft.recurs
    weekday = recurs.get("weekday")
    return {
        "noi-dung": draft.text,
        "chu-tri": draft.lead or (APART if draft.apart else ""),
        "han": write_short_date(draft.due) if draft.due else "",
        "dinh-ky": recurs.get("every", ""),
        "ngay-dinh-ky": weekday + 1 if weekday else recurs.get("day") or "",
        "chi-tieu": draft.indicator if draft.target else "",
        "muc": target_words(target) if target else "",
        "den": write_short_date(target.to) if target and target.to else "",
        "phoi-hop": draft.coordinate,
        "don-vi": draft.children,
    }


def _posted_values(draft: Draft, posted: QueryDict) -> dict[str, Any]:
    """What was typed, whatever it was."""
    names = ("noi-dung", "chu-tri", "han", "dinh-ky", "ngay-dinh-ky", "chi-tieu", "muc", "den")
    texts = {name: posted.get(f"{name}-{draft.number}", "") for name in names}
    ticked = {name: _ints(posted.getlist(f"{name}-{draft.number}")) for name in ("phoi-hop", "don-vi")}
    return {**texts, **ticked}


def target_words(target: TaskTarget) -> str:
    """A target as people type it."""
    if target.ratio_to_plan is not None:
        return f"{write_count(target.ratio_to_plan * 100, decimals=_MOST_DECIMALS)}%"
    return write_count(target.value or 0, decimals=_MOST_DECIMALS)


def _rhythms(value: str) -> tuple[Choice, ...]:
    once = Choice("", Said("một lần"), not value)
    return (once, *(Choice(every.value, name, every.value == value) for every, name in EVERY_NAMES.items()))


def _rhythm(every: str, day: str, name: str, wrong: dict[str, str]) -> dict[str, Any]:
    if every not in set(Every):
        return {}
    if day and not day.isdigit():
        wrong[name] = Said("Cần một số")
        return {}
    number = int(day) if day else None
    if every == Every.WEEK:
        return {"every": every, "day": None, "weekday": number - 1 if number else None}
    return {"every": every, "day": number, "weekday": None}


def _day(text: str, name: str, wrong: dict[str, str]) -> dt.date | None:
    try:
        return read_day(text) if text else None
    except CellError as error:
        wrong[name] = str(error)
        return None


def _ticked(posted: QueryDict, name: str, known: set[int]) -> tuple[int, ...]:
    return tuple(one for one in dict.fromkeys(_ints(posted.getlist(name))) if one in known)


def _ints(texts: Sequence[str]) -> list[int]:
    return [int(one) for one in texts if one.isdigit()]


def _in_order(units: Sequence[UnitFacts]) -> list[UnitFacts]:
    """Departments first, then places, each by name."""
    return sorted(units, key=lambda one: (one.is_territory, one.name))
