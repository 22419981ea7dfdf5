"""What stands beside an offered figure (đối chiếu): known value, plan, same period, what the unit told before."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from giaoban.indicators import findings
from giaoban.indicators.entering.received import NOTHING, Received, received
from giaoban.indicators.figures import Asked, Figure
from giaoban.indicators.models import IndicatorVersion, Nature, Reads, Statement
from giaoban.indicators.written import write_value
from giaoban.narratives.models import Narrative, NarrativeDraft, ReadFigure
from giaoban.narratives.queries import earlier
from giaoban.narratives.rules.against_known import Told, may_be, ratio_may_be
from giaoban.narratives.rules.choice import REJECT, Choice
from giaoban.narratives.rules.in_steps import as_decimal, in_steps
from giaoban.narratives.rules.offer import Offer, Ratio
from giaoban.narratives.setting import Setting, is_form, last_day
from giaoban.narratives.statements import statements_of
from giaoban.reading import Kind
from giaoban.said import Said
from giaoban.trail.queries import known_at
from giaoban.words.dates import write_short_date
from giaoban.words.percent import write_percent


@dataclass(frozen=True)
class Note:
    """One line beside a figure; ``tone`` is good where it agrees, bad where it contradicts, info for what to know."""

    text: str
    tone: str = "bad"


@dataclass(frozen=True)
class _Line:
    offer: Offer
    definition: IndicatorVersion
    asked: Asked
    told: Told


def notes(
    setting: Setting, draft: NarrativeDraft, offers: Sequence[Offer], choices: Mapping[int, Choice]
) -> dict[int, list[Note]]:
    """What stands beside each figure whose indicator is known, by the number of the offer."""
    lines = [line for line in (_line(setting, one, choices) for one in offers) if line is not None]
    figures = setting.reader.figures(setting.unit.id, [line.asked for line in lines])
    sent = received([setting.unit.id], setting.start, setting.end).get(setting.unit.id, NOTHING)
    before = _earlier(setting, lines)
    found = {
        line.offer.number: [
            *_period(setting, line),
            *_known(line, figure),
            *_ratios(line, figure),
            *_sent(line, sent),
            *_before(setting, line, before.get(line.definition.indicator_id, ())),
        ]
        for line, figure in zip(lines, figures, strict=True)
    }
    for number, note in _published(setting, draft, lines, choices):
        found[number].append(note)
    return found


def _line(setting: Setting, offer: Offer, choices: Mapping[int, Choice]) -> _Line | None:
    definition = setting.definitions.get(choices[offer.number].code)
    if definition is None:
        return None
    value, step = (
        in_steps(Fraction(one), definition.measured_in, definition.decimals) for one in (offer.value, offer.step)
    )
    return _Line(offer, definition, setting.asked(definition, offer), Told(value, step, offer.relation))


def _period(setting: Setting, line: _Line) -> Iterator[Note]:
    """A period of the text's own that is not the one the figure goes into."""
    first, _, last = line.offer.period.partition("/")
    if last and setting.is_own and is_form(line.definition) and (first, last) != (
        line.asked.start.isoformat(), line.asked.end.isoformat()
    ):  # fmt: skip
        days = [write_short_date(dt.date.fromisoformat(day)) for day in (first, last)]
        yield Note(Said("Văn bản nói kỳ %(first)s – %(last)s", first=days[0], last=days[1]), "warn")


def _known(line: _Line, figure: Figure) -> Iterator[Note]:
    known = figure.value.value
    if known is None or not line.offer.is_result:
        return
    words = write_value(line.definition, known)
    if may_be(line.told, Fraction(known)):
        yield Note(Said("Khớp số đang có: %(known)s", known=words), "good")
    else:
        yield Note(Said("Khác số đang có: %(known)s", known=words))


def _ratios(line: _Line, figure: Figure) -> Iterator[Note]:
    for ratio in line.offer.ratios:
        if ratio.bounded:
            continue
        if ratio.kind == Kind.RATIO_TO_PLAN:
            yield from _against_plan(line, figure, ratio)
        elif ratio.kind in {Kind.RATIO_TO_SAME_PERIOD, Kind.CHANGE_VS_SAME_PERIOD}:
            yield from _against_same_period(line, figure, ratio)


def _against_plan(line: _Line, figure: Figure, ratio: Ratio) -> Iterator[Note]:
    """A stated ratio agrees where it fits the plan of any assigner; else the default assigner's is told."""
    stated, step = Fraction(ratio.value), Fraction(ratio.step)
    if not figure.plans or any(ratio_may_be(stated, step, line.told, plan.value) for plan in figure.plans.values()):
        return
    plan = figure.plan or next(iter(figure.plans.values()))
    if not plan.value:
        return
    yield Note(
        Said(
            "Văn bản ghi %(stated)s kế hoạch; %(assigner)s là %(plan)s nên phải là %(right)s",
            stated=ratio.span,
            assigner=plan.assigner,
            plan=write_value(line.definition, plan.value),
            right=_percent(line.told.value / plan.value),
        )
    )


def _against_same_period(line: _Line, figure: Figure, ratio: Ratio) -> Iterator[Note]:
    base = figure.same_period.value
    stated = Fraction(ratio.value) + (ratio.kind == Kind.CHANGE_VS_SAME_PERIOD)
    if not base or "%" not in ratio.span or ratio_may_be(stated, Fraction(ratio.step), line.told, Fraction(base)):
        return
    yield Note(
        Said(
            "Văn bản ghi %(stated)s so với cùng kỳ; cùng kỳ đang có %(base)s nên phải là %(right)s",
            stated=ratio.span,
            base=write_value(line.definition, base),
            right=_percent(line.told.value / Fraction(base)),
        )
    )


def _percent(ratio: Fraction) -> str:
    return write_percent(as_decimal(ratio))


def _sent(line: _Line, sent: Received) -> Iterator[Note]:
    value = (sent.values or {}).get(line.definition.indicator_id)
    if value is not None and not may_be(line.told, value):
        words = Said(
            "Khác số đơn vị đã gửi: %(value)s (%(stage)s)",
            value=write_value(line.definition, value),
            stage=sent.stage_name,
        )
        yield Note(words)


def _earlier(setting: Setting, lines: Sequence[_Line]) -> dict[int, list[tuple[ReadFigure, Narrative]]]:
    found: dict[int, list[tuple[ReadFigure, Narrative]]] = {}
    for row, told in earlier(setting.unit.id, {line.definition.indicator_id for line in lines}):
        if row.indicator_id is not None:
            found.setdefault(row.indicator_id, []).append((row, told))
    return found


def _before(setting: Setting, line: _Line, before: Sequence[tuple[ReadFigure, Narrative]]) -> Iterator[Note]:
    """Another value in another text of the same days; a total since 1 January that fell."""
    to_date = line.definition.reads == Reads.YEAR_TO_DATE and line.definition.nature == Nature.FLOW
    for row, told in before[-12:]:
        if row.value is None or told.origin != setting.origin:
            continue
        words = {"name": told.name, "value": write_value(line.definition, row.value)}
        if told.end == setting.end and not may_be(line.told, row.value):
            yield Note(Said("Khác văn bản «%(name)s» cùng kỳ này: %(value)s", **words))
        elif (
            to_date
            and told.end.year == setting.end.year
            and told.end < setting.end
            and row.value > line.told.value + line.told.step
        ):
            yield Note(Said("Lũy kế mà thấp hơn văn bản «%(name)s» trước đó: %(value)s", **words))


def _published(
    setting: Setting, draft: NarrativeDraft, lines: Sequence[_Line], choices: Mapping[int, Choice]
) -> Iterator[tuple[int, Note]]:
    """What the checks of statements say once these figures stand among them."""
    kept: dict[int, list[Statement]] = {}
    ids = {line.definition.indicator_id for line in lines}
    rows = known_at(Statement, setting.reader.seal).filter(unit_id=setting.unit.id, indicator_id__in=ids, is_plan=False)
    for row in rows.order_by("day", "pk"):
        kept.setdefault(row.indicator_id, []).append(row)
    for line in lines:
        if not line.offer.is_result or choices[line.offer.number].do == REJECT or line.told.value.denominator != 1:
            continue
        mine = list(
            statements_of(
                line.offer,
                line.definition,
                line.told.value.numerator,
                unit=setting.unit.id,
                key="draft",
                source=draft.source or draft.name,
                day=last_day(line.offer.period) or setting.end,
            )
        )
        keys = {one.key for one in mine}
        for finding in findings.contradictions(line.definition, [*kept.get(line.definition.indicator_id, ()), *mine]):
            if keys & {str(about["statement"]) for about in finding.about}:
                yield line.offer.number, Note(finding.message)
