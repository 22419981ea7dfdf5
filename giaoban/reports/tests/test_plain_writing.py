"""People write words and chips; what they wrote is the same template, and nothing of the language is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.reports.rules.insertion import session_words_named, session_words_tagged
from giaoban.reports.rules.plain_writing import (
    Plain,
    UnknownChip,
    chips,
    from_plain,
    in_words,
    place_in_text,
    to_plain,
    with_exchanged,
    with_part,
    without,
)
from giaoban.reports.tests.sentences import TEMPLATES

CONDITIONAL = 'Thu {{ so("THU") }}{% if gia_tri("VU") > 0 %}, xử lý {{ so("VU") }} vụ{% else %}, yên{% endif %}.'


@given(TEMPLATES)
def test_words_and_chips_say_the_same_template(template: str):
    plain = to_plain(template)
    assert plain is not None
    assert from_plain(plain) == template
    assert "{" not in plain.text


@given(TEMPLATES, TEMPLATES, st.integers(0, 80))
def test_what_is_put_in_is_there_and_the_rest_stays(template: str, part: str, at: int):
    plain = to_plain(template)
    assert plain is not None
    found = from_plain(with_part(plain, part, at))
    assert part in found
    assert found.replace(part, "", 1) == template or template.count(part)


def test_the_chips_are_told_in_words():
    plain = to_plain(CONDITIONAL)
    assert plain is not None
    assert plain.text == "Thu [1][khi 2], xử lý [3] vụ[nếu không 4], yên[hết 5]."
    assert [(one.label, one.words) for one in chips(plain, lambda code: f"tên {code}")] == [
        ("[1]", "tên THU: Giá trị"),
        ("[khi 2]", "khi «tên VU» lớn hơn 0 thì viết phần sau đây"),
        ("[3]", "tên VU: Giá trị"),
        ("[nếu không 4]", "nếu không thì viết phần sau đây"),
        ("[hết 5]", "hết điều kiện"),
    ]


def test_a_chip_is_exchanged_moved_and_taken_out():
    plain = to_plain('Thu {{ so("THU") }}, {{ so("VU") }} vụ.')
    assert plain is not None
    assert from_plain(with_exchanged(plain, 2, "{{ nam }}")) == 'Thu {{ so("THU") }}, {{ nam }} vụ.'
    assert from_plain(without(plain, 1)) == 'Thu , {{ so("VU") }} vụ.'
    assert from_plain(Plain("[2] vụ, thu [1]", plain.parts)) == '{{ so("VU") }} vụ, thu {{ so("THU") }}'


@pytest.mark.parametrize("number", [2, 4, 5])
def test_taking_out_a_part_of_a_condition_takes_out_the_condition_and_leaves_the_words(number: int):
    plain = to_plain(CONDITIONAL)
    assert plain is not None
    assert from_plain(without(plain, number)) == 'Thu {{ so("THU") }}, xử lý {{ so("VU") }} vụ, yên.'


def test_a_chip_that_is_not_there_is_told_at_its_place():
    with pytest.raises(UnknownChip, match=r"Dòng 2, cột 4: câu không có số liệu nào mang dấu \[7\]"):
        from_plain(Plain("Thu [1]\nvà [7]", ("{{ nam }}",)))


@pytest.mark.parametrize(
    "template", ['Thu {{ so("THU" ', "Xem mục [1] của {{ nam }}"], ids=["broken", "looks like one"]
)
def test_what_cannot_be_shown_in_words_is_written_as_a_template(template: str):
    assert to_plain(template) is None


def test_a_template_is_read_in_words():
    said = in_words('Tháng {{ thang }} thu {{ so("THU", "tỷ") }} theo {{ khong_phai_so_lieu("NQ 05") }}.', str.lower)
    assert said == "Tháng [tháng báo cáo] thu [thu: Giá trị, viết «tỷ»] theo [«NQ 05» — không phải số liệu]."


def test_words_of_the_session_are_named_and_come_back():
    template = "Tháng {{ thang }} năm {{ nam }} của {{ don_vi }}"
    assert session_words_named(template) == "Tháng [tháng báo cáo] năm [năm báo cáo] của [tên đơn vị]"
    assert session_words_tagged(session_words_named(template)) == template


@pytest.mark.parametrize(
    ("line", "column", "place"), [(1, 1, (1, 1)), (1, 6, (1, 5)), (1, 20, (1, 8)), (2, 3, (2, 3))],
    ids=["words", "inside a chip", "behind it", "another line"],
)  # fmt: skip
def test_a_place_of_the_template_is_told_in_what_was_typed(line: int, column: int, place: tuple[int, int]):
    plain = Plain("Thu [1]\nvà chi", ("{{ nam_truoc }}",))
    assert place_in_text(plain, line, column) == place
