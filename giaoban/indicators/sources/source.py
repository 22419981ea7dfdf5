"""The description of something countable in the registers (nguồn đếm)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from giaoban.registers.description import Register
from giaoban.said import Said


class SourceError(ValueError):
    """A definition asks a source for what it does not have; the message says what there is."""


@dataclass(frozen=True)
class Leg:
    """One register that adds to a source: on which of its days, with which sign.

    ``shift`` moves the day: what ends on a day is gone from the next one. ``only`` keeps the rows
    whose columns have one of the given values.
    """

    register: Register
    day: str
    sign: int = 1
    shift: int = 0
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def chain(self) -> tuple[Register, ...]:
        """The leg's register and those it hangs on, itself first."""
        found = [self.register]
        while found[-1].parent is not None:
            found.append(found[-1].parent)
        return tuple(found)

    def column(self, name: str) -> str:
        """``r0.name`` for a column of the leg's register, ``r1.name`` for one of its parent, and so on.

        Columns are looked for from the leg's own register upwards.
        """
        for depth, register in enumerate(self.chain):
            for column in register.columns:
                if column.name == name and column.kind != "parent":
                    return f"r{depth}.{name}_id" if column.kind == "unit" else f"r{depth}.{name}"
        raise SourceError(Said("Sổ «%(title)s» không có cột «%(name)s».", title=self.register.title, name=name))


@dataclass(frozen=True)
class Source:
    """Something countable: its legs, by which columns it may be narrowed, what may be summed.

    ``measures`` names SQL expressions over ``{column}`` placeholders; ``count`` is always there.
    """

    code: str
    title: str
    legs: tuple[Leg, ...]
    narrows_by: frozenset[str] = frozenset()
    measures: Mapping[str, str] = field(default_factory=dict)

    def kinds(self) -> frozenset[str]:
        """The kinds of entries whose change can move a cell of this source."""
        return frozenset(register.model.KIND for leg in self.legs for register in leg.chain)


@dataclass(frozen=True)
class Count:
    """What one definition counts: a source, narrowed, by a measure."""

    source: Source
    where: Mapping[str, tuple[str, ...]]
    measure: str = "count"


def count_of_spec(spec: Mapping[str, object], sources: Mapping[str, Source]) -> Count:
    """The count that a definition's ``spec`` describes; raises :class:`SourceError` in words."""
    code = str(spec.get("source"))
    if code not in sources:
        raise SourceError(
            Said("Không có nguồn «%(code)s». Các nguồn: %(sources)s.", code=code, sources=sorted(sources))
        )
    source = sources[code]
    measure = str(spec.get("measure", "count"))
    if measure != "count" and measure not in source.measures:
        raise SourceError(
            Said(
                "Nguồn «%(code)s» không có số đo «%(measure)s»; có: count, %(measures)s.",
                code=code,
                measure=measure,
                measures=sorted(source.measures),
            )
        )
    given = spec.get("where") or {}
    if not isinstance(given, Mapping):
        raise SourceError(Said("«where» phải là bảng cột → giá trị."))
    strange = set(given) - source.narrows_by
    if strange:
        raise SourceError(
            Said(
                "Nguồn «%(code)s» không lọc theo %(strange)s; lọc được: %(narrows_by)s.",
                code=code,
                strange=sorted(strange),
                narrows_by=sorted(source.narrows_by),
            )
        )
    return Count(source, {column: _values(value) for column, value in given.items()}, measure)


def _values(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list | tuple) else (str(value),)
