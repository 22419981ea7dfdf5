"""The numerals of a line sorted out: mentions of time, no figures, amounts (phân loại chữ số trong dòng)."""

from dataclasses import dataclass, field

from .dates import mentions
from .exempt import codes, counted_after, no_figure
from .fact import Kind
from .measures import Measure, measure_at
from .mentions import Mention
from .tokens import Line

_CAN_REACH = frozenset(
    [
        "khoản",
        "xã",
        "đơn vị",
        "phường",
        "huyện",
        "sở",
        "ngành",
        "địa phương",
        "chủ đầu tư",
        "dự án",
        "chỉ tiêu",
        "hộ",
        "trường",
        "thôn",
        "quận",
        "cơ quan",
        "khoản thu",
        "tỉnh",
        "công trình",
        "xã, phường",
        "tổ chức",
    ]
)


@dataclass(slots=True)
class Sorted:
    """What each numeral of a line is; ``others`` are (first token, after, kind) of those that are no figures."""

    times: list[Mention] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    others: list[tuple[int, int, Kind]] = field(default_factory=list)


def sort_numerals(line: Line) -> Sorted:
    """Each numeral of the line in exactly one of the three heaps."""
    legal = codes(line)
    found = Sorted(times=mentions(line, legal))
    taken = {at for mention in found.times for at in range(mention.first, mention.after)}
    found.others += [(at, at + 1, kind) for at, kind in legal.items()]
    taken.update(legal)
    for at in line.numerals:
        if at not in taken:
            _sort(line, at, found, taken)
    return found


def _sort(line: Line, at: int, found: Sorted, taken: set[int]) -> None:
    kind = no_figure(line, at) or _goes_on(line, at, found)
    measure = measure_at(line, at) if kind is None else None
    if measure is None or _is_threshold(line, measure, found.measures):
        after = measure.after if measure else at + 1
        found.others.append((at, after, kind or Kind.ORDINAL))
        taken.update(range(at, after))
        if (
            measure is None
            and line.word(at + 1) in {"/", "-"}
            and line.word(at + 2).isdecimal()
            and line.adjacent(at + 2)
        ):
            taken.add(at + 2)
            found.others[-1] = (at, at + 3, kind or Kind.ORDINAL)
        return
    found.measures.append(measure)
    taken.update(range(measure.first, measure.after))


def _goes_on(line: Line, at: int, found: Sorted) -> Kind | None:
    """ "hạng 1/4, 2/4", "khối 5, 6": a list of ranks goes on."""
    if not found.others or line.word(at - 1) not in {",", "và", "-", "đến"} or counted_after(line, at):
        return None
    _, after, kind = found.others[-1]
    return kind if after == at - 1 else None


def _is_threshold(line: Line, measure: Measure, before: list[Measure]) -> bool:
    """ "6 xã đủ 19/19 tiêu chí", "10/16 khoản thu đạt trên 90% dự toán": what was reached, not how much."""
    if not before:
        return False
    last = before[-1]
    between = line.words[last.after : measure.at]
    if last.unit not in _CAN_REACH or not 1 <= len(between) <= 4 or any(word in ",;.(" for word in between):
        return False
    if measure.den is not None and measure.den == measure.value:
        return bool({"đủ", "đạt"} & set(between))
    return measure.is_percent and between[-1] in {"trên", "từ", "dưới"} and ("đạt" in between or "ngân" in between)
