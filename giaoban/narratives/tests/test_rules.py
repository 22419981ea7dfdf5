"""Rules of narratives: the step of a printed number, what a ratio is held against, whose report a file is."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.narratives.rules.against_known import Told, may_be, ratio_may_be
from giaoban.narratives.rules.basis import basis_after
from giaoban.narratives.rules.highlighted import pieces
from giaoban.narratives.rules.in_steps import NotWhole, whole_steps
from giaoban.narratives.rules.named_unit import named_unit
from giaoban.narratives.rules.offer import offer_from, offers
from giaoban.narratives.rules.titled import titled
from giaoban.narratives.rules.written_step import written_step
from giaoban.reading import Indicator, match, read
from giaoban.words.money import MoneyStyle, money_step, write_money


@pytest.mark.parametrize(
    ("span", "value", "step"),
    [
        ("1,5 nghìn tỷ đồng", 1_500_000_000_000, 100_000_000_000),
        ("362 tỷ đồng", 362_000_000_000, 1_000_000_000),
        ("1.277 tỷ 069 triệu đồng", 1_277_069_000_000, 1_000_000),
        ("22,36%", Fraction(2236, 10_000), Fraction(1, 10_000)),
        ("8/19 xã", 8, 1),
        ("không xảy ra cháy, nổ", 0, 1),
    ],
)
def test_a_printed_number_tells_its_rounding(span: str, value: int | Fraction, step: int | Fraction) -> None:
    assert written_step(span, Fraction(value)) == step


@given(st.integers(10**6, 10**14), st.sampled_from([MoneyStyle.COMPOUND, MoneyStyle.BILLION, MoneyStyle.DONG]))
def test_what_our_writers_round_could_always_be_the_exact_amount(dong: int, style: MoneyStyle) -> None:
    [level] = [fact for fact in read(f"Thu ngân sách đạt {write_money(dong, style)}.") if fact.is_figure]
    step = written_step(level.span, level.value)
    assert step >= money_step(style)
    assert may_be(Told(level.value, step), dong)


@pytest.mark.parametrize(
    ("after", "basis"),
    [
        (" dự toán Thành phố giao và bằng 102% so với cùng kỳ", "dự toán Thành phố giao"),
        (" dự toán HĐND quận giao đầu năm, tăng 3%", "dự toán HĐND quận giao đầu năm"),
        (" kế hoạch (tăng 5%)", "kế hoạch"),
        (" dự toán TP. Chi ngân sách", "dự toán TP"),
    ],
)
def test_the_basis_of_a_ratio_is_its_own_words_and_no_more(after: str, basis: str) -> None:
    assert basis_after(f"22%{after}", 3, 1000) == basis


def test_hon_says_at_least_and_less_than_one_more_step() -> None:
    more = Told(Fraction(1500), Fraction(100), "≥")
    assert [may_be(more, known) for known in (1499, 1500, 1599, 1600)] == [False, True, True, False]
    assert ratio_may_be(Fraction(15, 100), Fraction(1, 100), more, 10_000)
    assert not ratio_may_be(Fraction(20, 100), Fraction(1, 100), more, 10_000)


def test_a_value_that_the_indicator_cannot_hold_is_refused() -> None:
    assert whole_steps(Fraction(2236, 10_000), "%", 2) == 2236
    with pytest.raises(NotWhole):
        whole_steps(Fraction(3, 2), "vụ", 0)


NAMES = {1: "Phường Thanh Xuân", 2: "Phường Thanh Xuân Bắc", 3: "Phường Khương Đình"}


@pytest.mark.parametrize(
    ("name", "text", "unit"),
    [
        ("BC phuong thanh xuan bac.docx", "", 2),
        ("a.txt", "UBND PHƯỜNG KHƯƠNG ĐÌNH\nBáo cáo gửi Phường Thanh Xuân", 3),
        ("a.txt", "Báo cáo tháng 10", None),
    ],
)
def test_a_report_is_of_the_unit_it_names_first(name: str, text: str, unit: int | None) -> None:
    assert named_unit(name, text, NAMES) == unit


def test_a_text_is_called_by_its_title() -> None:
    assert titled("UBND PHƯỜNG\n\nBÁO CÁO\nKết quả tháng 10\nI. Kinh tế") == "BÁO CÁO Kết quả tháng 10"
    assert titled("Thu đạt 5 tỷ.") == ""


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90), st.just("x")), max_size=6))
def test_pieces_are_the_whole_text_in_order(text: str, spans: list[tuple[int, int, str]]) -> None:
    assert "".join(piece.text for piece in pieces(text, spans)) == text


@given(st.text(alphabet=st.sampled_from(list("thu chi 0123456789,.%()đạt bằng tỷ\nvụ")), max_size=200))
def test_any_text_is_offered_with_spans_that_slice_and_comes_back_from_its_draft(text: str) -> None:
    facts = read(text)
    made = offers(text, facts, match(facts, [Indicator("THU", "Thu ngân sách", "VND")]))
    for one in made:
        assert text[one.start : one.end] == one.span
        again = offer_from(one.as_json())
        assert (again.value, again.ratios, str(again.why)) == (one.value, one.ratios, str(one.why))
