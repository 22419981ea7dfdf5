"""What a unit has said of a month's registers (không phát sinh), and whether its figures are closed (chốt số liệu)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from giaoban.days.interval import Interval
from giaoban.indicators.models import Close
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.offices.rules.tree import UnitTree
from giaoban.registers import listing, registry
from giaoban.registers.description import Register
from giaoban.registers.models import NilReturn
from giaoban.trail.queries import current


@dataclass(frozen=True)
class RegisterMonth:
    """A register in a month of a unit: how many rows it has, and the returns that say it had none."""

    register: Register
    count: int
    returns: Sequence[NilReturn]

    @property
    def is_open(self) -> bool:
        """Whether nothing was recorded and nobody has said that nothing happened."""
        return not self.count and not self.returns


def register_months(tree: UnitTree, unit: int, month: Interval) -> list[RegisterMonth]:
    """Every register with what the unit recorded or said for the month, in the order of the registers."""
    returns: dict[str, list[NilReturn]] = defaultdict(list)
    said = current(NilReturn).filter(unit_id__in=[unit, *tree.ancestors(unit)], about={})
    covering = said.filter(start__lte=month.start, end__gte=month.end)
    for one in covering.select_related("act").order_by("pk"):
        returns[one.register].append(one)
    return [RegisterMonth(one, _count(one, unit, month), returns[one.code]) for one in registry.every()]


def _count(register: Register, unit: int, month: Interval) -> int:
    days = {f"{register.day}__range": (month.start, month.end)}
    return current(register.model).filter(listing.in_units(register, [unit]), **days).count()


def session_of(unit: int, month: Interval, seal: int) -> Session | None:
    """The unit's own session that reports the month."""
    mine = [one for one in sessions_at(seal) if one.unit == unit]
    return next((one for one in mine if (one.start, one.end) == (month.start, month.end)), None)


def close_of(session: Session) -> Close | None:
    """The act that closed a session's figures."""
    return current(Close).filter(session=session.record).select_related("act").first()
