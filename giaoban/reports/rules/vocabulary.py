"""The functions and words that sentences are written with, over the figures of one unit and session."""

import datetime as dt
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from giaoban.reports.rules.pieces import Piece
from giaoban.reports.rules.sentence_language import Vocabulary
from giaoban.said import Said
from giaoban.words.count import write_count
from giaoban.words.intervals import IntervalStyle, write_interval
from giaoban.words.money import MoneyStyle, write_money
from giaoban.words.percent import write_percent

S = TypeVar("S")
NOT_YET = "[chưa có]"

MONEY_STYLES: Mapping[str, MoneyStyle] = {
    "tỷ triệu": MoneyStyle.COMPOUND,
    "tỷ": MoneyStyle.BILLION,
    "triệu": MoneyStyle.MILLION,
    "đồng": MoneyStyle.DONG,
}
NUMBER_STYLES: Mapping[str, bool] = {"": False, "%": True}
"""Styles of what is not money: plain, or as per cent."""
INTERVAL_STYLES: Mapping[str, IntervalStyle] = {
    "đến ngày": IntervalStyle.UNTIL,
    "tính đến ngày": IntervalStyle.COUNTED_TO,
    "trong tháng": IntervalStyle.IN_MONTH,
    "tháng": IntervalStyle.MONTH,
    "quý": IntervalStyle.QUARTER,
    "tháng đầu năm": IntervalStyle.FIRST_MONTHS,
    "năm": IntervalStyle.YEAR,
    "từ ngày đến ngày": IntervalStyle.RANGE,
}


class StyleError(ValueError):
    """A placeholder asks for a style that there is not; the message lists those there are."""


@dataclass(frozen=True)
class Told:
    """What a sentence may tell of one figure: plain values in the figure's own unit."""

    money: bool
    decimals: int
    value: int | Fraction | None
    plan: int | None
    base: int | Fraction | None
    ratio_to_plan: Decimal | None
    ratio_to_same_period: Decimal | None
    start: dt.date
    end: dt.date


@dataclass(frozen=True)
class Padding:
    """Below which number days and months get a leading zero (from the law)."""

    day_below: int
    month_below: int


def vocabulary(tell: Callable[[str], Told], words: Mapping[str, str], padding: Padding) -> Vocabulary:
    """The functions over figures that ``tell`` answers for, with the words of the session."""
    return _vocabulary(_Speaker(tell, padding), words)


def _vocabulary(speaker: "_Speaker", words: Mapping[str, str]) -> Vocabulary:
    return Vocabulary(
        functions={
            "so": speaker.number,
            "gia_tri": speaker.plain_value,
            "so_ke_hoach": speaker.plan,
            "so_cung_ky": speaker.base,
            "ty_le_ke_hoach": speaker.ratio_to_plan,
            "ty_le_cung_ky": speaker.ratio_to_same_period,
            "tang_giam_cung_ky": speaker.change,
            "ky": speaker.interval,
            "khong_co": speaker.nothing,
            "khong_phai_so_lieu": speaker.exempt,
        },
        words=words,
    )


def names(money: Container[str] = ()) -> Vocabulary:
    """The vocabulary with figures to try a template on; ``money`` are the indicators measured in đồng."""

    def sample(code: str) -> Told:
        return Told(code in money, 0, 1_277_069_000_000, 5, 5, Decimal(1), Decimal(2), *_SAMPLE_DAYS)

    words = dict.fromkeys(("thang", "nam", "nam_truoc", "thang_sau", "nam_cua_thang_sau", "don_vi"), "")
    return _vocabulary(_Trying(sample, Padding(10, 3)), words)


_SAMPLE_DAYS = (dt.date(2023, 1, 1), dt.date(2023, 3, 7))


class _Speaker:
    def __init__(self, tell: Callable[[str], Told], padding: Padding) -> None:
        self._tell = tell
        self._padding = padding

    def number(self, code: str, style: str = "", *, decimals: int | None = None, pad: int = 0) -> Piece:
        """``so``: the value in a style."""
        told = self._tell(code)
        return Piece(_written(told, told.value, style, decimals, pad), code, "value")

    def plan(self, code: str, style: str = "", *, decimals: int | None = None, pad: int = 0) -> Piece:
        """``so_ke_hoach``: the plan."""
        told = self._tell(code)
        return Piece(_written(told, told.plan, style, decimals, pad), code, "plan")

    def base(self, code: str, style: str = "", *, decimals: int | None = None, pad: int = 0) -> Piece:
        """``so_cung_ky``: the value of the same period."""
        told = self._tell(code)
        return Piece(_written(told, told.base, style, decimals, pad), code, "same_period")

    def plain_value(self, code: str) -> int | Fraction | None:
        """``gia_tri``: the bare value, for conditions."""
        return self._tell(code).value

    def ratio_to_plan(self, code: str, *, decimals: int = 2) -> Piece:
        """``ty_le_ke_hoach``: per cent of the plan."""
        return _percent(self._tell(code).ratio_to_plan, decimals, code, "ratio_to_plan")

    def ratio_to_same_period(self, code: str, *, decimals: int = 2) -> Piece:
        """``ty_le_cung_ky``: per cent of the same period (100% = equal)."""
        return _percent(self._tell(code).ratio_to_same_period, decimals, code, "ratio_to_same_period")

    def change(self, code: str, *, decimals: int = 2) -> Piece:
        """``tang_giam_cung_ky``: "tăng 12,2%", "giảm 3%", "bằng" from the ratio to the same period."""
        ratio = self._tell(code).ratio_to_same_period
        if ratio is None:
            return Piece(NOT_YET, code, "change")
        verb = "bằng" if ratio == 1 else "tăng" if ratio > 1 else "giảm"
        size = "" if ratio == 1 else f" {write_percent(abs(ratio - 1), decimals=decimals)}"
        return Piece(verb + size, code, "change")

    def interval(self, code: str, style: str) -> Piece:
        """``ky``: the days that the figure covers."""
        told = self._tell(code)
        text = write_interval(
            told.start,
            told.end,
            _style(INTERVAL_STYLES, style),
            day_pad_below=self._padding.day_below,
            month_pad_below=self._padding.month_below,
        )
        return Piece(text, code, "interval")

    def nothing(self, code: str, phrase: str) -> Piece:
        """``khong_co``: a phrase that is itself the figure, for a value of zero."""
        value = self._tell(code).value
        return Piece(phrase if value == 0 else NOT_YET, code, "zero")

    def exempt(self, text: str) -> Piece:
        """``khong_phai_so_lieu``: a numeral that a person says is no figure."""
        return Piece(text, exempt=True)


class _Trying(_Speaker):
    """Tries styles without a session: which days it will cover, and so which styles fit them, is not known."""

    def interval(self, code: str, style: str) -> Piece:
        _style(INTERVAL_STYLES, style)
        return Piece("", code, "interval")


def _written(told: Told, value: int | Fraction | None, style: str, decimals: int | None, pad: int) -> str:
    if value is None:
        return NOT_YET
    if told.money:
        dong = int(value) if isinstance(value, int) else round(value)
        return write_money(dong, _style(MONEY_STYLES, style or "đồng"), decimals=decimals, pad=pad)
    if _style(NUMBER_STYLES, style):
        return write_percent(_decimal(Fraction(value)), decimals=2 if decimals is None else decimals)
    scaled = Fraction(value) / 10**told.decimals
    if scaled.denominator == 1:
        return write_count(int(scaled), pad=pad)
    return write_count(_decimal(scaled), pad=pad, decimals=told.decimals if decimals is None else decimals)


def _percent(ratio: Decimal | None, decimals: int, code: str, aspect: str) -> Piece:
    return Piece(NOT_YET if ratio is None else write_percent(ratio, decimals=decimals), code, aspect)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _style(styles: Mapping[str, S], name: str) -> S:
    if name not in styles:
        raise StyleError(Said("Không có kiểu viết «%(name)s»; có: %(styles)s.", name=name, styles=", ".join(styles)))
    return styles[name]
