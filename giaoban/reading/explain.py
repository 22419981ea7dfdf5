"""How each figure was read, for a person (giải thích cách đọc)."""

from collections.abc import Sequence

from giaoban.said import Said

from .fact import Fact, Kind, plain_number

NAMES = {
    Kind.LEVEL: Said("mức"),
    Kind.RATIO_TO_PLAN: Said("so với kế hoạch, dự toán"),
    Kind.RATIO_TO_SAME_PERIOD: Said("bằng bao nhiêu cùng kỳ"),
    Kind.CHANGE_VS_SAME_PERIOD: Said("tăng, giảm so với cùng kỳ"),
    Kind.CHANGE_VS_PREVIOUS_PERIOD: Said("tăng, giảm so với kỳ trước, đầu kỳ"),
    Kind.SHARE: Said("tỷ trọng, tỷ lệ"),
    Kind.DATE: Said("thời gian"),
    Kind.ORDINAL: Said("không phải số liệu"),
    Kind.LEGAL_REFERENCE: Said("số văn bản"),
}


def lines(facts: Sequence[Fact]) -> list[str]:
    """One line per figure: place, what is printed, value, kind, what it belongs to, its time, and how sure the
    reading is."""
    return [_line(number, fact, facts) for number, fact in enumerate(facts) if fact.is_figure]


def _line(number: int, fact: Fact, facts: Sequence[Fact]) -> str:
    parts = [
        f"{number:>4} @{fact.start} «{fact.span}» = {plain_number(fact.value)} {fact.unit or '?'}",
        str(NAMES[fact.kind]),
    ]
    if fact.of is not None:
        parts.append(Said("của «%(span)s»", span=facts[fact.of].span))
    if fact.vs:
        parts.append(Said("gốc: %(base)s", base=fact.vs))
    if fact.period:
        parts.append(Said("kỳ %(period)s", period=fact.period))
    if fact.modality:
        parts.append({"target": Said("mục tiêu"), "plan": Said("kế hoạch"), "estimate": Said("ước")}[fact.modality])
    if fact.measure:
        parts.append(Said("đo: %(measure)s", measure=fact.measure))
    parts.append(Said("tin %(percent)s%%", percent=round(fact.confidence * 100)))
    if fact.suspect and fact.intended is not None:
        parts.append(Said("có thể in sai, đúng là %(value)s", value=plain_number(fact.intended)))
    return "; ".join([*parts, *fact.reasons])
