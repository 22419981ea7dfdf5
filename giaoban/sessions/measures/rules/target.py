"""Mức phải đạt của nhiệm vụ: what a task keeps of its target, read and written in one form."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import ceil
from typing import Any

from giaoban.indicators.rules.needed_per_working_day import target_of_plan
from giaoban.said import Said


class BadTarget(ValueError):
    """What is kept names no target."""


@dataclass(frozen=True)
class TaskTarget:
    """A share of the plan, or a value in the indicator's own unit; ``to`` is the last day of what is measured."""

    ratio_to_plan: Decimal | None = None
    value: Decimal | None = None
    to: dt.date | None = None

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "TaskTarget | None":
        """The target as it is kept with a task; none kept means that nothing is measured."""
        if not kept:
            return None
        try:
            ratio, value, to = (kept.get(name) for name in ("ratio_to_plan", "value", "to"))
            made = cls(
                None if ratio is None else Decimal(str(ratio)),
                None if value is None else Decimal(str(value)),
                dt.date.fromisoformat(to) if to else None,
            )
        except (InvalidOperation, TypeError, ValueError) as error:
            raise BadTarget(Said("Không hiểu mức phải đạt.")) from error
        if (made.ratio_to_plan is None) == (made.value is None):
            raise BadTarget(Said("Mức phải đạt là tỷ lệ so với kế hoạch hoặc một giá trị."))
        return made

    def kept(self) -> dict[str, str]:
        """The target as it is kept."""
        said = {"ratio_to_plan": self.ratio_to_plan, "value": self.value}
        numbers = {name: format(number.normalize(), "f") for name, number in said.items() if number is not None}
        return {**numbers, **({"to": self.to.isoformat()} if self.to else {})}

    def steps(self, plan: int | None, decimals: int) -> int | None:
        """The target in whole steps of the indicator, rounded up; ``None`` where it needs a plan and there is none."""
        if self.value is not None:
            return ceil(Fraction(self.value) * Fraction(10) ** decimals)
        if plan is None or self.ratio_to_plan is None:
            return None
        return target_of_plan(self.ratio_to_plan, plan)
