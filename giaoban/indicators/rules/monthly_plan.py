"""What a year's plan expects of one month (kế hoạch của tháng): its phasing, else a twelfth of the year."""

from collections.abc import Mapping
from fractions import Fraction


def monthly_plan(value: int, phasing: Mapping[str, int], month: int) -> Fraction:
    """The part of a yearly plan that falls on a month (1–12), in the plan's own steps.

    ``phasing`` gives parts by month ("01" … "12") or by quarter ("Q1" … "Q4"); a quarter is shared evenly
    by its months, a year without phasing by its twelve. A month that a phasing leaves out has nothing.
    """
    if not phasing:
        return Fraction(value, 12)
    of_month = phasing.get(f"{month:02}")
    if of_month is not None:
        return Fraction(of_month)
    return Fraction(phasing.get(f"Q{(month + 2) // 3}", 0), 3)
