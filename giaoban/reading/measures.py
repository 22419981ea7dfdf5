"""A numeral with its scale and unit (số, thang, đơn vị): "1.277 tỷ 069 triệu đồng", "9-10%", "8/19 xã", "60,3
tạ/ha"."""

from dataclasses import dataclass, field
from fractions import Fraction

from . import tables
from .numerals import Numeral, read_numeral
from .tokens import Line

_THOUSAND, _TEN_THOUSAND, _MILLION = 10**3, 10**4, 10**6
_MOST_PARTS = 4
_RANGE_WORDS = frozenset({"-", "đến", "tới", "÷"})
_PER_WORDS = tables.words("grammar", "measures_per_words")
_NO_NOUNS = tables.words("grammar", "measures_no_nouns")


@dataclass(slots=True)
class Measure:
    """One amount: tokens ``first`` to before ``after``, its value and unit.

    ``family`` is money, percent, points (điểm phần trăm), times (lần), counted, physical or bare (no unit written).
    """

    at: int
    first: int
    after: int
    value: Fraction
    numeral: Numeral
    unit: str = ""
    family: str = "bare"
    value_max: Fraction | None = None
    den: Fraction | None = None
    scale: int = 1
    per: str = ""
    sign: str = ""
    approx: bool = False
    bound: str | None = None
    estimated: bool = False
    unknown_unit: bool = False
    takes: list[int] = field(default_factory=list)
    """The numeral tokens that it uses up."""

    @property
    def is_percent(self) -> bool:
        """Per cent or percentage points."""
        return self.family in {"percent", "points"}

    @property
    def whole_unit(self) -> str:
        """The canonical unit with what it is counted per."""
        return self.unit + self.per


def measure_at(line: Line, at: int) -> Measure | None:
    """The amount whose first numeral is token ``at``; None if it is no number."""
    numeral = read_numeral(line.words[at])
    if numeral is None:
        return None
    measure = Measure(at, at, at + 1, numeral.value, numeral, takes=[at])
    _take_second_numeral(line, measure)
    _take_unit(line, measure)
    _take_per(line, measure)
    _note_bounds(line, measure)
    return measure


def _take_second_numeral(line: Line, measure: Measure) -> None:
    """The denominator of a/b, or the upper end of a range."""
    joint, at = line.word(measure.after), measure.after + 1
    second = read_numeral(line.word(at)) if line.word(at)[:1].isdecimal() else None
    if second is None:
        return
    if joint == "/":
        measure.den = second.value
    elif joint in _RANGE_WORDS and second.value > measure.value and _has_unit(line, at):
        measure.value_max = second.value
    else:
        return
    measure.after = at + 1
    measure.takes.append(at)


def _has_unit(line: Line, at: int) -> bool:
    words = line.words
    if line.word(at + 1) == "%":
        return True
    return any(known.longest(words, at + 1) for known in (tables.scales(), tables.units(), tables.currencies()))


def _take_unit(line: Line, measure: Measure) -> None:
    if _take_percent(line, measure):
        return
    _take_scales(line, measure)
    unit = tables.units().longest(line.words, measure.after)
    money = tables.currencies().longest(line.words, measure.after)
    if money and (unit is None or unit[0] <= money[0]):
        measure.unit, measure.family = money[1], "money"
        measure.after += money[0]
    elif unit and not (measure.scale >= 10**9 and unit[1][1] == "counted" and unit[1][0] not in _BY_BILLIONS):
        measure.unit, measure.family = unit[1]
        measure.after += unit[0]
        if measure.unit == "lần":
            measure.family = "times"
    elif measure.scale >= _MILLION:
        measure.unit, measure.family = "VND", "money"
    elif line.word(measure.after) == '"' and (named := tables.units().longest(line.words, measure.after + 1)):
        measure.unit, measure.family = named[1]  # 62 “Tổ liên gia …”: the name begins with what is counted
    else:
        _take_unknown_noun(line, measure)


_VOWELS = frozenset("aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
"""A word in capitals without any is a short form: "156 GPLX"."""
_BY_BILLIONS = frozenset({"cây", "con", "lượt", "liều", "lượt người", "lượt khách"})


def _take_percent(line: Line, measure: Measure) -> bool:
    words, at = line.words, measure.after
    lengths = {("%",): 1, ("phần", "trăm"): 2, ("điểm", "phần", "trăm"): 3, ("điểm", "%"): 2}
    for phrase, length in lengths.items():
        if tuple(words[at : at + length]) == phrase:
            measure.unit = "percent"
            measure.family = "points" if phrase[0] == "điểm" else "percent"
            measure.after += length
            _rescale(measure, Fraction(1, 100))
            return True
    return False


def _rescale(measure: Measure, by: Fraction | int) -> None:
    measure.value *= by
    if measure.value_max is not None:
        measure.value_max *= by
    if measure.den is not None and not isinstance(by, int):
        measure.den *= by


def _take_scales(line: Line, measure: Measure) -> None:
    """Multipliers, and further parts: "12 tỷ 500 triệu", "7 ngàn 500 tỷ"."""
    first = _scale_at(line, measure.after)
    if first is None:
        return
    measure.after, measure.scale = first
    total, last = measure.value * measure.scale, measure.scale
    for _ in range(_MOST_PARTS):
        part = _part_at(line, measure.after)
        if part is None or measure.value_max is not None or measure.den is not None:
            break
        number, scale, after = part
        if scale < last and number * scale < last:
            total += number * scale
        elif scale > last and last < _MILLION and measure.after == first[0]:
            total = (total + number) * scale
            measure.scale = last * scale
        else:
            break
        measure.takes.append(measure.after)
        measure.after, last = after, min(scale, last) if scale < last else scale
    total += _rest_at(line, measure, last)
    by = Fraction(measure.scale)
    measure.value = total
    if measure.value_max is not None:
        measure.value_max *= by
    if measure.den is not None:
        measure.den *= by


def _scale_at(line: Line, at: int) -> tuple[int, int] | None:
    """Where the multipliers at a place end, and what they multiply to; several may follow ("nghìn tỷ")."""
    scale, after = 1, at
    while (found := tables.scales().longest(line.words, after)) is not None:
        if found[0] == 1 and line.words[after] in {"tỷ", "tỉ"} and line.word(after + 1) in {"lệ", "trọng", "suất"}:
            break
        if line.words[after] == "tr" and not line.adjacent(after):
            break
        scale *= found[1]
        after += found[0]
    return (after, scale) if after > at else None


def _rest_at(line: Line, measure: Measure, last: int) -> int:
    """The rest that has no scale of its own: the 420 of "6 nghìn 420 ha"; 0 where there is none."""
    word = line.word(measure.after)
    plain = word.isdecimal() and 2 <= len(word) <= 3 and int(word) < last <= _TEN_THOUSAND
    if not plain or measure.numeral.decimals or measure.value_max is not None or measure.den is not None:
        return 0
    if not _has_unit(line, measure.after) or line.word(measure.after + 1) == "%":
        return 0
    measure.takes.append(measure.after)
    measure.after += 1
    return int(word)


def _part_at(line: Line, at: int) -> tuple[Fraction, int, int] | None:
    """A further part of an amount: its number, its scale, the place after it."""
    if not line.word(at)[:1].isdecimal():
        return None
    numeral = read_numeral(line.words[at])
    scaled = _scale_at(line, at + 1)
    if numeral is None or scaled is None:
        return None
    return numeral.value, scaled[1], scaled[0]


def _take_unknown_noun(line: Line, measure: Measure) -> None:
    """A noun that no table has: its first two words are the unit."""
    here = measure.after
    while here < len(line.words) and here < measure.after + 2 and _may_be_noun(line, here):
        here += 1
    if here > measure.after and (not line.is_upper(measure.after) or _VOWELS.isdisjoint(line.words[measure.after])):
        measure.unit = " ".join(line.words[measure.after : here])
        measure.family, measure.unknown_unit = "counted", True
        measure.after = here


def _may_be_noun(line: Line, at: int) -> bool:
    return line.words[at].isalpha() and line.words[at] not in _NO_NOUNS


def _take_per(line: Line, measure: Measure) -> None:
    """ "/ha", "/người/năm"; a per cent keeps its unit."""
    while measure.family != "bare" and line.word(measure.after) == "/" and line.word(measure.after + 1) in _PER_WORDS:
        if measure.is_percent:
            measure.after += 2
            continue
        found = tables.units().longest(line.words, measure.after + 1)
        length, unit = (found[0], found[1][0]) if found else (1, line.words[measure.after + 1])
        measure.per += f"/{unit}"
        measure.after += 1 + length


def _note_bounds(line: Line, measure: Measure) -> None:
    """ "hơn", "gần", "khoảng", "ước" before it, "trở lên" after it, a sign glued to it."""
    at = measure.at
    before = line.word(at - 1)
    if (
        before in {"+", "-"}
        and line.adjacent(at)
        and at > 1
        and (not line.adjacent(at - 1) or line.word(at - 2) == "(")
    ):
        measure.sign, at = before, at - 1
    elif before == "+" and line.adjacent(at) and at > 1:
        measure.sign = "+"
    for _ in range(2):
        for name, bound in (("approximately", None), ("at_least", "ge"), ("at_most", "le")):
            found = tables.phrases("cues", name).ending(line.words, at)
            if found and not (line.words[found[0]] == "từ" and measure.value_max is None):
                measure.approx = True
                measure.bound = measure.bound or bound
                at = found[0]
                if name == "approximately":
                    measure.estimated = measure.estimated or bool(
                        tables.phrases("cues", "estimate").longest(line.words, at)
                    )
    if line.words[measure.after : measure.after + 2] == ["trở", "lên"]:
        measure.bound = "ge"
