"""The form of one plan (chỉ tiêu giao): indicator, assigner, decision, value, phasing by month or quarter."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from giaoban.indicators.models import IndicatorVersion, Plan
from giaoban.indicators.rules.typed_number import read_steps
from giaoban.registers.rules.cells import CellError
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said
from giaoban.web.registry import Choice
from giaoban.words.dates import read_date
from giaoban.words.errors import WordsError

QUARTERS = ("Q1", "Q2", "Q3", "Q4")
ROMAN = ("I", "II", "III", "IV")
MONTHS = tuple(f"{number:02}" for number in range(1, 13))
REQUIRED = ("indicator", "assigner", "decision", "decision_day", "in_force_from", "value")


class PlanForm:
    """What was typed for a plan and what is wrong with it, by field."""

    def __init__(self, typed: Mapping[str, Any], definitions: Sequence[IndicatorVersion]) -> None:
        self.typed = {name: str(value).strip() for name, value in typed.items()}
        self.wrong: dict[str, str] = {}
        self.others: list[str] = []
        self._definitions = {one.indicator.code: one for one in definitions}

    @property
    def is_wrong(self) -> bool:
        """Whether something must be mended."""
        return bool(self.wrong or self.others)

    def plan(self, unit: int, year: int) -> Plan | None:
        """The plan that was typed, or nothing with what is wrong told at its field."""
        definition = self._definitions.get(self.typed.get("indicator", ""))
        for name in REQUIRED:
            if not self.typed.get(name):
                self.wrong[name] = Said("không được để trống")
        if definition is None:
            self.wrong.setdefault("indicator", Said("chọn một chỉ tiêu của danh mục"))
            return None
        value = self._steps("value", definition)
        phasing = self._phasing(definition, value)
        decided, since = self._day("decision_day"), self._day("in_force_from")
        if self.wrong or value is None or decided is None or since is None:
            return None
        return Plan(
            indicator=definition.indicator, unit_id=unit, year=year, assigner=self.typed["assigner"],
            decision=self.typed["decision"], decision_day=decided, in_force_from=since, value=value, phasing=phasing,
            version=int(self.typed.get("version") or 1) if self.typed.get("version", "").isdecimal() else 1,
        )  # fmt: skip

    def refuse(self, findings: Sequence[Finding]) -> None:
        """Keep what the action refused, at its field where it has one."""
        for one in findings:
            if one.column in REQUIRED:
                self.wrong[one.column] = one.message
            else:
                self.others.append(one.message)

    def _phasing(self, definition: IndicatorVersion, value: int | None) -> dict[str, int]:
        """The parts by quarter or by month; both, or a sum that is not the year's, is told at the last of them."""
        by_quarter, by_month = (
            {name: steps for name in names if (steps := self._steps(name, definition)) is not None}
            for names in (QUARTERS, MONTHS)
        )
        phasing = by_month or by_quarter
        if by_month and by_quarter:
            self.wrong.setdefault(QUARTERS[-1], Said("phân kỳ theo quý hoặc theo tháng, không cả hai"))
        elif phasing and not self.wrong and sum(phasing.values()) != value:
            last = MONTHS[-1] if by_month else QUARTERS[-1]
            self.wrong[last] = Said("phân kỳ cộng lại khác chỉ tiêu cả năm")
        return phasing

    def _steps(self, name: str, definition: IndicatorVersion) -> int | None:
        text = self.typed.get(name, "")
        if not text:
            return None
        try:
            return read_steps(text, definition.measured_in, definition.decimals)
        except CellError as error:
            self.wrong[name] = str(error)
            return None

    def _day(self, name: str) -> dt.date | None:
        text = self.typed.get(name, "")
        try:
            return read_date(text) if text else None
        except WordsError:
            self.wrong[name] = Said("«%(text)s» không phải ngày; cần dạng 07/3/2023", text=text)
            return None


def plan_fields(form: PlanForm, definitions: Sequence[IndicatorVersion]) -> list[dict[str, Any]]:
    """The fields of the form as the page shows them."""
    chosen = form.typed.get("indicator", "")
    choices = [Choice("", Said("— chọn —"), not chosen)]
    choices += [Choice(one.indicator.code, one.name, one.indicator.code == chosen) for one in definitions]
    return [
        _field(form, "indicator", Said("Chỉ tiêu"), kind="choice", choices=choices),
        _field(form, "assigner", Said("Cấp giao"), help_=Said("Thành phố giao, HĐND quận giao …")),
        _field(form, "decision", Said("Số quyết định")),
        _field(form, "decision_day", Said("Ngày quyết định"), placeholder="10/12/2022"),
        _field(form, "in_force_from", Said("Có hiệu lực từ"), placeholder="01/01/2023"),
        _field(form, "version", Said("Lần giao"), placeholder="1", required=False),
        _field(form, "value", Said("Giá trị cả năm"), kind="number", help_=Said("tiền: 5.711,4 tỷ hoặc số đồng")),
        *(
            _field(form, name, Said("Quý %(number)s", number=roman), kind="number", required=False)
            for name, roman in zip(QUARTERS, ROMAN, strict=True)
        ),
    ]


def month_fields(form: PlanForm) -> list[dict[str, Any]]:
    """The fields of a phasing by month."""
    return [
        _field(form, name, Said("Tháng %(number)s", number=int(name)), kind="number", required=False) for name in MONTHS
    ]


def _field(
    form: PlanForm, name: str, label: str, *, kind: str = "text", choices: Sequence[Choice] = (), help_: str = "",
    placeholder: str = "", required: bool = True,
) -> dict[str, Any]:  # fmt: skip
    return {
        "name": name, "label": label, "kind": kind, "value": form.typed.get(name, ""),
        "error": form.wrong.get(name, ""),
        "help": help_, "required": required, "choices": choices, "placeholder": placeholder,
    }  # fmt: skip
