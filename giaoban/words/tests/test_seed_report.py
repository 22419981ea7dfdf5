"""The sentences of the real report of 10 March 2023, written by this room from their figures."""

from datetime import date
from decimal import Decimal

from giaoban.words.count import write_count
from giaoban.words.intervals import IntervalStyle, write_interval
from giaoban.words.money import MoneyStyle, write_money
from giaoban.words.percent import write_percent

NEW_YEAR = date(2023, 1, 1)


def test_the_budget_sentence_is_written_to_the_letter():
    until = write_interval(NEW_YEAR, date(2023, 3, 7), IntervalStyle.UNTIL)
    revenue = write_money(1_277_069_000_000, MoneyStyle.COMPOUND)
    spent = write_money(216_302_000_000, MoneyStyle.COMPOUND)
    assert (
        f"Theo báo cáo, {until} thu ngân sách đạt {revenue}, bằng {write_percent(Decimal('0.2236'))} dự toán "
        f"Thành phố giao (bằng {write_percent(Decimal('1.122'))} so với cùng kỳ năm 2022); chi ngân sách đạt "
        f"{spent}, bằng {write_percent(Decimal('0.1817'))} dự toán Thành phố giao (bằng "
        f"{write_percent(Decimal('1.0213'))} so với cùng kỳ năm 2022)."
    ) == (
        "Theo báo cáo, đến ngày 07/3/2023 thu ngân sách đạt 1.277 tỷ 069 triệu đồng, bằng 22,36% dự toán "
        "Thành phố giao (bằng 112,2% so với cùng kỳ năm 2022); chi ngân sách đạt 216 tỷ 302 triệu đồng, bằng "
        "18,17% dự toán Thành phố giao (bằng 102,13% so với cùng kỳ năm 2022)."
    )


def test_the_disbursement_sentence_is_written_to_the_letter():
    until = write_interval(NEW_YEAR, date(2023, 2, 28), IntervalStyle.COUNTED_TO).capitalize()
    paid = write_money(12_920_000_000, MoneyStyle.COMPOUND)
    share = write_percent(Decimal("0.0348"))
    assert f"{until}, giải ngân đạt {paid}, bằng {share} kế hoạch vốn Thành phố giao năm 2023." == (
        "Tính đến ngày 28/02/2023, giải ngân đạt 12 tỷ 920 triệu đồng, bằng 3,48% kế hoạch vốn Thành phố giao năm 2023."
    )


def test_the_food_safety_sentence_is_written_to_the_letter():
    cases = write_count(5, pad=2)
    fines = write_money(5_000_000, MoneyStyle.MILLION, pad=2)
    assert f"xử phạt vi phạm hành chính {cases} trường hợp với tổng số tiền là {fines}." == (
        "xử phạt vi phạm hành chính 05 trường hợp với tổng số tiền là 05 triệu đồng."
    )


def test_the_market_sentence_is_written_to_the_letter():
    cases = write_count(87, pad=2)
    fines = write_money(828_500_000, MoneyStyle.MILLION)
    assert f"xử lý {cases} vụ vi phạm, phạt hành chính {fines}." == (
        "xử lý 87 vụ vi phạm, phạt hành chính 828,5 triệu đồng."
    )


def test_the_fire_sentence_is_written_to_the_letter():
    month = write_interval(date(2023, 2, 1), date(2023, 2, 28), IntervalStyle.IN_MONTH).capitalize()
    assert f"{month}, trên địa bàn quận không xảy ra cháy, nổ." == (
        "Trong tháng 02/2023, trên địa bàn quận không xảy ra cháy, nổ."
    )
