"""What a plan source is asked (hỏi kế hoạch, chỉ tiêu do sổ khác giữ)."""

from collections.abc import Callable
from dataclasses import dataclass

from giaoban.indicators.rules.plan_in_force import PlanFacts


@dataclass(frozen=True)
class PlanQuestion:
    """The plans of a unit for a budget year as known at a seal.

    ``territories`` and ``units`` are where the unit's figures are counted, so that plan and figure
    speak of the same records; ``argument`` is what the definition wrote after the colon.
    """

    unit: int
    year: int
    seal: int
    territories: frozenset[int]
    units: frozenset[int] | None = None
    argument: str = ""


PlanSource = Callable[[PlanQuestion], list[PlanFacts]]
"""Answers with all assigners and versions; ``plans_in_force`` picks those of a day."""
