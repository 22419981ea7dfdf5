"""What our own writers write, in the sentences of the report and in others, is read back to the figure."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from giaoban.reading import Kind, read
from giaoban.words.count import write_count
from giaoban.words.money import MoneyStyle, money_step, write_money
from giaoban.words.percent import write_percent

MONEY = st.integers(1, 10**14)
COUNTS = st.integers(1, 10**7)
RATIOS = st.integers(1, 300_00).map(lambda steps: Decimal(steps) / 10_000)
STYLES = st.sampled_from(MoneyStyle)
MONEY_SENTENCES = st.sampled_from(
    [
        ("Lũy kế đến ngày 07/3/2023, thu ngân sách trên địa bàn đạt {}, bằng ", " dự toán Thành phố giao."),
        ("Tính đến ngày 28/02/2023, giải ngân đạt {}, bằng ", " kế hoạch vốn Thành phố giao năm 2023."),
        ("Thu ngân sách hết ngày 6/3/2023 được {}, hoàn thành ", " mức Thành phố và quận giao;"),
        ("Chi ngân sách {} (", " dự toán)."),
        ("Chi đầu tư phát triển: {}; đạt ", " kế hoạch"),
    ]
)
COUNT_SENTENCES = st.sampled_from(
    [
        "Kiểm tra an toàn phòng cháy, chữa cháy tại {} cơ sở, phát hiện tồn tại.",
        "Các trạm y tế khám bệnh cho {} lượt người; ghi nhận thêm.",
        "giải quyết việc làm cho {} người;",
        "Tiếp nhận và xử lý {} hồ sơ lĩnh vực người có công",
        "Trên địa bàn xảy ra {} vụ cháy, nổ.",
        "đã xử lý, trong đó {} trường hợp vi phạm trật tự đô thị",
        "Tổ chức {} buổi tuyên truyền, cổ động",
    ]
)


@given(MONEY, STYLES, RATIOS, MONEY_SENTENCES)
def test_money_with_its_percent_of_plan(
    dong: int, style: MoneyStyle, ratio: Decimal, sentence: tuple[str, str]
) -> None:
    before, after = sentence
    written = write_money(dong, style)
    facts = [fact for fact in read(before.format(written) + write_percent(ratio) + after) if fact.is_figure]
    level, share = facts
    assert abs(level.value - dong) <= Fraction(money_step(style), 2) + Fraction(1, 2)
    assert (level.kind, level.unit, level.span) == (Kind.LEVEL, "VND", written)
    assert (share.kind, share.value, share.unit) == (Kind.RATIO_TO_PLAN, Fraction(ratio), "percent")


@given(COUNTS, st.integers(0, 3), COUNT_SENTENCES)
def test_counts(count: int, pad: int, sentence: str) -> None:
    facts = [fact for fact in read(sentence.format(write_count(count, pad=pad))) if fact.is_figure]
    assert [(fact.value, fact.kind) for fact in facts if fact.form is None] == [(count, Kind.LEVEL)]


@given(RATIOS, st.sampled_from(["tăng", "giảm"]))
def test_changes_keep_their_sign(ratio: Decimal, verb: str) -> None:
    text = f"Xảy ra 25 vụ phạm pháp hình sự, {verb} {write_percent(ratio)} so với cùng kỳ năm 2022."
    level, change = (fact for fact in read(text) if fact.is_figure)
    assert (level.value, change.kind) == (25, Kind.CHANGE_VS_SAME_PERIOD)
    assert change.value == (Fraction(ratio) if verb == "tăng" else -Fraction(ratio))
