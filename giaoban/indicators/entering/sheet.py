"""The form of one unit and period: its indicators by sector, what was typed, and what stood before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from giaoban.days.interval import Interval, previous_period, same_interval_last_year
from giaoban.indicators.entering.received import NOTHING, Received
from giaoban.indicators.figures import Asked, Figures, Value
from giaoban.indicators.models import IndicatorVersion, SourceKind
from giaoban.indicators.rules.givers import givers
from giaoban.indicators.rules.typed_number import MONEY_UNITS, read_steps, write_steps
from giaoban.registers.rules.cells import CellError
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said
from giaoban.words.money import MoneyStyle, write_money

LONGEST_TEXT = 300


@dataclass(frozen=True)
class Typed:
    """What a person typed: numbers and remarks by indicator code, the kind of the numbers, the unit's own words."""

    numbers: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    state: str = ""
    note: str = ""


@dataclass(frozen=True)
class Row:
    """One indicator of the form."""

    code: str
    name: str
    measured_in: str
    hint: str
    number: str
    text: str
    understood: str
    error: str
    previous: str
    same_period: str


def due(reader: Figures, unit: int, interval: Interval) -> list[IndicatorVersion]:
    """The form indicators that a unit enters for a period, in the catalogue's order."""
    authority = authority_of(reader, unit)
    return [
        one
        for one in reader.catalogue.on(interval.end)
        if one.source_kind == SourceKind.FORM
        and unit in givers(reader.tree, authority, one.spec, one.responsible, interval.end)
    ]


def authority_of(reader: Figures, unit: int) -> int:
    """The authority that takes in what a unit enters: a department's place; a ward's district, if it has one."""
    facts = reader.tree[unit]
    if not facts.is_territory:
        return reader.tree.territory_of(unit)
    parent = reader.tree[facts.parent] if facts.parent is not None else None
    return parent.id if parent is not None and facts.level == "commune" and parent.level == "district" else unit


def rows(
    reader: Figures, unit: int, interval: Interval, definitions: Sequence[IndicatorVersion], typed: Typed,
    errors: Mapping[str, str],
) -> list[tuple[str, list[Row]]]:  # fmt: skip
    """The rows by sector, each with the previous period and the same one of last year beside it."""
    before = _values(reader, unit, definitions, previous_period(interval))
    same = _values(reader, unit, definitions, same_interval_last_year(interval))
    found: dict[str, list[Row]] = {}
    for definition, old, base in zip(definitions, before, same, strict=True):
        found.setdefault(definition.sector, []).append(_row(definition, typed, errors, old, base))
    return list(found.items())


def _values(reader: Figures, unit: int, definitions: Sequence[IndicatorVersion], days: Interval) -> list[Value]:
    return reader.values(unit, [Asked(one, days.start, days.end) for one in definitions])


def _row(definition: IndicatorVersion, typed: Typed, errors: Mapping[str, str], old: Value, base: Value) -> Row:
    code = definition.indicator.code
    number = typed.numbers.get(code, "")
    return Row(
        code=code,
        name=definition.name,
        measured_in=definition.measured_in,
        hint="828,5 triệu" if definition.measured_in in MONEY_UNITS else "",
        number=number,
        text=typed.texts.get(code, ""),
        understood=_understood(definition, number),
        error=errors.get(code, ""),
        previous=_shown(definition, old),
        same_period=_shown(definition, base),
    )


def _understood(definition: IndicatorVersion, number: str) -> str:
    """Money typed in words is shown back in full; a plain number says itself."""
    if definition.measured_in not in MONEY_UNITS or not number.strip():
        return ""
    try:
        return write_money(read_steps(number.strip(), definition.measured_in, definition.decimals), MoneyStyle.DONG)
    except CellError:
        return ""


def _shown(definition: IndicatorVersion, value: Value) -> str:
    return "" if value.value is None else write_steps(int(value.value), definition.decimals)


def read(definitions: Sequence[IndicatorVersion], typed: Typed) -> tuple[dict[str, int], list[Finding]]:
    """The typed numbers as steps by code, blank ones left out, and what cannot be read at its indicator."""
    values: dict[str, int] = {}
    findings: list[Finding] = []
    for definition in definitions:
        code, number = definition.indicator.code, typed.numbers.get(definition.indicator.code, "").strip()
        if len(typed.texts.get(code, "")) > LONGEST_TEXT:
            findings.append(Finding(code, "too_long", Said("Ghi chú dài quá %(most)s ký tự", most=LONGEST_TEXT)))
        if not number:
            continue
        try:
            values[code] = read_steps(number, definition.measured_in, definition.decimals)
        except CellError as error:
            findings.append(Finding(code, "unreadable", str(error)))
            continue
        if values[code] < 0:
            findings.append(Finding(code, "not_negative", Said("Không được âm")))
    if not values and not findings:
        findings.append(Finding("", "empty", Said("Chưa nhập số nào; chỉ tiêu không phát sinh thì ghi 0")))
    return values, findings


def typed_before(definitions: Sequence[IndicatorVersion], one: Received = NOTHING) -> Typed:
    """What was sent last, as it may be typed again."""
    if one.submission is None:
        return Typed()
    values, texts = one.values or {}, one.texts or {}
    known = {definition.indicator_id: definition for definition in definitions}
    return Typed(
        numbers={
            known[key].indicator.code: write_steps(value, known[key].decimals)
            for key, value in values.items()
            if key in known
        },
        texts={known[key].indicator.code: text for key, text in texts.items() if key in known},
        state=one.submission.state,
        note=one.submission.note,
    )
