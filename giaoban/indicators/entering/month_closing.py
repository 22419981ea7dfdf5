"""What a unit has said of a month's registers (không phát sinh), and whether its figures are closed (chốt số liệu)."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from giaoban.days.interval import Interval
from giaoban.indicators.models import Close
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.offices.rules.tree import UnitTree
from giaoban.registers import listing, registry
from giaoban.registers.description import Register
from giaoban.registers.models import NilReturn
from giaoban.registers.shown import write
from giaoban.said import Said
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


@dataclass(frozen=True)
class ToldNil:
    """A nil return in words: what it speaks of, of which place and days, and the act that said it or took it back."""

    one: NilReturn
    title: str
    place: str


def register_months(tree: UnitTree, unit: int, month: Interval) -> list[RegisterMonth]:
    """Every register with what the unit and all below it recorded or said for the month, in their order."""
    units = tree.descendants(unit)
    returns: dict[str, list[NilReturn]] = defaultdict(list)
    for one in _whole(current(NilReturn), tree, unit, month).select_related("act").order_by("pk"):
        returns[one.register].append(one)
    return [RegisterMonth(one, _count(one, units, month), returns[one.code]) for one in registry.every()]


def other_returns(tree: UnitTree, unit: int, month: Interval) -> list[ToldNil]:
    """Returns that touch the month and say less, or for more places, than the register's own line shows."""
    every = touching(current(NilReturn), tree, unit, month)
    whole = _whole(current(NilReturn), tree, unit, month).values("pk")
    return [told_nil(one, tree) for one in every.exclude(pk__in=whole)]


def withdrawn(tree: UnitTree, unit: int, month: Interval) -> list[ToldNil]:
    """Returns of the month that were taken back."""
    return [told_nil(one, tree) for one in touching(NilReturn.objects.filter(void=True), tree, unit, month)]


def told_nil(one: NilReturn, tree: UnitTree) -> ToldNil:
    """A nil return in words."""
    register = registry.get(one.register)
    kinds = []
    for name, values in one.about.items():
        column = next(column for column in register.columns if column.name == name)
        kinds += [write(column, value, tree) for value in (values if isinstance(values, list) else [values])]
    title = Said("%(register)s (%(kinds)s)", register=register.title, kinds=kinds) if kinds else register.title
    return ToldNil(one, title, tree[one.territory_id].name)


def touching(rows: QuerySet[NilReturn], tree: UnitTree, unit: int, month: Interval) -> QuerySet[NilReturn]:
    """Of some returns those that speak of the unit, or a place it lies in, on a day of the month."""
    places = [unit, *tree.ancestors(unit)]
    mine = rows.filter(Q(unit_id__in=places) | Q(territory_id__in=places))
    return mine.filter(start__lte=month.end, end__gte=month.start).select_related("act").order_by("register", "pk")


def _whole(rows: QuerySet[NilReturn], tree: UnitTree, unit: int, month: Interval) -> QuerySet[NilReturn]:
    said = rows.filter(unit_id__in=[unit, *tree.ancestors(unit)], about={})
    return said.filter(start__lte=month.start, end__gte=month.end)


def _count(register: Register, units: Collection[int], month: Interval) -> int:
    days = {f"{register.day}__range": (month.start, month.end)}
    return current(register.model).filter(listing.in_units(register, units), **days).count()


def session_of(unit: int, month: Interval, seal: int) -> Session | None:
    """The unit's own session that reports the month."""
    mine = [one for one in sessions_at(seal) if one.unit == unit]
    return next((one for one in mine if (one.start, one.end) == (month.start, month.end)), None)


def close_of(session: Session) -> Close | None:
    """The act that closed a session's figures."""
    return current(Close).filter(session=session.record).select_related("act").first()
