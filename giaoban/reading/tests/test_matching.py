"""Figures find their indicators by words and units; what finds none is proposed."""

from giaoban.reading import Confirmed, Indicator, match, read

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


def test_what_an_official_confirmed_goes_before_all_likeness() -> None:
    facts = read("Vận động 35 gia đình ký cam kết; xảy ra 5 vụ tai nạn giao thông.")
    said = [
        Confirmed("Vận động gia đình ký cam kết", "gia đình", "", "VIECLAM"),
        Confirmed("xảy ra vụ", "vụ", "", None),
    ]
    names = [(one.measure, one.unit) for one in facts if one.is_figure]
    told = [Confirmed(measure, unit, "", code) for (measure, unit), code in zip(names, ("VIECLAM", None), strict=True)]
    assert [one.code for one in match(facts, CATALOGUE, told)] == ["VIECLAM", None]
    assert [one.code for one in match(facts, CATALOGUE, said[:0])] == [None, "TNGT"]


def test_what_was_confirmed_under_two_headings_holds_only_under_its_own() -> None:
    text = "1. Y tế\nKiểm tra 5 cơ sở.\n2. Cháy nổ\nKiểm tra 7 cơ sở.\n3. Chợ\nKiểm tra 9 cơ sở."
    facts = [one for one in read(text) if one.is_figure]
    told = [
        Confirmed(facts[0].measure, facts[0].unit, facts[0].heading, "A"),
        Confirmed(facts[1].measure, facts[1].unit, facts[1].heading, "B"),
    ]
    catalogue = [Indicator("A", "Cơ sở y tế", "cơ sở"), Indicator("B", "Cơ sở về cháy", "cơ sở")]
    assert [one.code for one in match(facts, catalogue, told)] == ["A", "B", None]


def test_a_figure_that_names_another_indicator_is_not_left_to_its_neighbour() -> None:
    text = "Thu ngân sách đạt 120 tỷ đồng; tổng thu ngân sách trên địa bàn là 121 tỷ đồng"
    catalogue = [*CATALOGUE, Indicator("CHI", "Chi ngân sách", "VND")]
    first, second = match(read(text), catalogue)
    assert (first.code, second.code) == (None, "THU")
    assert "121 tỷ đồng" in first.reason


def test_growth_that_stands_alone_is_found_where_an_indicator_tells_growth() -> None:
    catalogue = [*CATALOGUE, Indicator("GRDP", "Tốc độ tăng trưởng GRDP", "%")]
    text = "Tốc độ tăng trưởng GRDP ước đạt 7,51%; bán lẻ tăng 12%; thu ngân sách đạt 5 tỷ đồng, tăng 3%."
    assert [one.code for one in match(read(text), catalogue)] == ["GRDP", "THU"]


def test_dollars_are_no_dong() -> None:
    assert codes("Thu ngân sách đạt 120 triệu USD") == [None]
