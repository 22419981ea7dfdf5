"""How a definition is told in words, and its life (lịch sử định nghĩa): who defined it so, when, why, what changed."""

from collections.abc import Iterator, Mapping

from giaoban.indicators.catalogue import Catalogue, count_of
from giaoban.indicators.models import IndicatorVersion, SourceKind
from giaoban.indicators.rules.formula import operands
from giaoban.indicators.rules.told_spec import told_count, told_form, told_formula
from giaoban.offices.names import names_of
from giaoban.said import Said, joined
from giaoban.trail.models import Act
from giaoban.web.parts import Change, Event
from giaoban.words.dates import write_short_date


def life_of(code: str, seal: int, catalogue: Catalogue) -> list[Event]:
    """What was done to the definitions of an indicator, as known at a seal, the newest first."""
    sealed = IndicatorVersion.objects.filter(indicator__code=code, act__sealed__seal__lte=seal)
    versions = {one.pk: one for one in sealed.select_related("act", "indicator").order_by("pk")}
    names = names_of({one.act.account for one in versions.values()})
    pairs = [(one, versions.get(one.corrects_id or 0)) for one in versions.values()]
    ended = {one.act_id: old for one, old in pairs if old is not None and _only_ends(one, old)}
    told = [(one, old) for one, old in pairs if old is None or not _only_ends(one, old)]
    return [_event(one, old, ended.get(one.act_id), names, catalogue) for one, old in reversed(told)]


def told_spec(one: IndicatorVersion, catalogue: Catalogue) -> str:
    """How a definition is counted, in words."""
    if one.source_kind == SourceKind.FORM:
        return told_form(one.spec)
    if one.source_kind == SourceKind.FORMULA:
        formula = str(one.spec["formula"])
        parts = operands(formula)
        return told_formula(
            formula, {code: catalogue.by_code[code][-1].name for code in parts if code in catalogue.by_code}
        )
    count = count_of(one)
    assert count is not None  # noqa: S101 — a register definition has a count
    counted = told_count(count.source.title, count.measure, count.where, count.source.labels)
    return joined("; ", [counted, count.source.meaning]) if count.source.meaning else counted


def _only_ends(one: IndicatorVersion, before: IndicatorVersion) -> bool:
    """Whether a version says only that a definition ended, because another one follows it."""
    return one.last_day != before.last_day and one.valid_from == before.valid_from


def _event(
    one: IndicatorVersion,
    corrected: IndicatorVersion | None,
    before: IndicatorVersion | None,
    names: Mapping[str, str],
    catalogue: Catalogue,
) -> Event:
    old = corrected or before
    if corrected is not None:
        title = Said("Sửa định nghĩa")
    elif before is not None:
        title = Said("Định nghĩa mới từ %(day)s", day=write_short_date(one.valid_from))
    else:
        title = Said("Định nghĩa từ %(day)s", day=write_short_date(one.valid_from))
    return Event(
        title=title,
        at=one.act.stated_at,
        who=names.get(one.act.account, one.act.account),
        note=_why(one.act),
        changes=list(_changes(old, one, catalogue)) if old else (),
    )


def _why(act: Act) -> str:
    """The reason, and whose decision on what paper."""
    day = write_short_date(act.decided_on) if act.decided_on else ""
    decided = [part for part in (act.decided_by, day, act.basis) if part]
    return joined("; ", [part for part in (act.reason, joined(", ", decided) if decided else "") if part])


def _changes(old: IndicatorVersion, new: IndicatorVersion, catalogue: Catalogue) -> Iterator[Change]:
    pairs = zip(_words(old, catalogue), _words(new, catalogue), strict=True)
    return (Change(title, before, now) for (title, before), (_title, now) in pairs if before != now)


def _words(one: IndicatorVersion, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """What a definition says, field by field."""
    yield Said("Tên"), one.name
    yield Said("Tên trong câu"), one.in_prose
    yield Said("Tên ngắn"), one.short
    yield Said("Tên khác"), "; ".join(map(str, one.aliases))
    yield Said("Cách tính"), told_spec(one, catalogue)
    yield Said("Đơn vị tính"), one.measured_in
    yield Said("Chiều tốt"), one.get_direction_display()
    yield Said("Đơn vị chịu trách nhiệm"), one.responsible
    yield Said("Cấp giao mặc định"), one.plan_by
    yield Said("Căn cứ"), one.legal_basis
    yield Said("Không so được với trước"), Said("có") if one.incomparable else Said("không")
