"""Figures find their indicators by words and units; what finds none is proposed."""

from giaoban.reading import Indicator, match, read

CATALOGUE = [
    Indicator("THU", "Thu ngân sách trên địa bàn", "VND"),
    Indicator("CHAY", "Vụ cháy, nổ trên địa bàn", "vụ"),
    Indicator("TNGT", "Vụ tai nạn giao thông", "vụ", aliases=("TNGT",)),
    Indicator("VIECLAM", "Người được giải quyết việc làm", "người"),
    Indicator("TIENPHAT", "Tiền phạt vi phạm hành chính", "VND"),
]


def codes(text: str) -> list[str | None]:
    return [one.code for one in match(read(text), CATALOGUE)]


def test_figures_find_their_indicators() -> None:
    text = "Thu ngân sách đạt 120 tỷ đồng; xảy ra 03 vụ tai nạn giao thông, 02 vụ cháy; tạo việc làm cho 500 lao động."
    assert codes(text) == ["THU", "TNGT", "CHAY", "VIECLAM"]


def test_money_is_never_a_count() -> None:
    assert codes("Số vụ tai nạn giao thông 120 tỷ đồng") != ["TNGT"]


def test_a_short_form_is_the_words_it_stands_for() -> None:
    assert codes("xảy ra 05 vụ TNGT") == ["TNGT"]


def test_each_indicator_is_given_once_to_the_surest_figure() -> None:
    found = codes("Xảy ra 5 vụ tai nạn giao thông, trong đó 2 vụ nghiêm trọng")
    assert found.count("TNGT") == 1
    assert found[0] == "TNGT"


def test_what_is_unknown_is_proposed_with_its_name_and_unit() -> None:
    (one,) = match(read("Trồng mới 350 ha rừng"), CATALOGUE)
    assert (one.code, one.proposed_unit) == (None, "ha")
    assert "rừng" in one.proposed_name
    assert one.reason
