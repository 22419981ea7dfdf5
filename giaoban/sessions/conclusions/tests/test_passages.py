"""A passage of a conclusion finds the agenda item at which it was spoken."""

import pytest

from giaoban.sessions.conclusions.rules.passages import item_of_passage, paragraphs

CONCLUDED = {
    "report": "Thống nhất báo cáo.\nPhấn đấu thu ngân sách quý I đạt 30% kế hoạch.",
    "plan": "Giao Phòng Quản lý đô thị hoàn thiện kế hoạch\nchỉnh trang trước ngày 25/3.",
}


@pytest.mark.parametrize(
    ("passage", "item"),
    [
        ("(7) Phấn đấu thu ngân sách quý I đạt 30% kế hoạch.", "report"),
        ("2.1. phấn đấu thu ngân sách  quý I\nđạt 30% kế hoạch;", "report"),
        ("- Giao Phòng Quản lý đô thị hoàn thiện kế hoạch chỉnh trang trước ngày 25/3", "plan"),
        ("Giao Phòng Quản lý đô thị hoàn thiện kế hoạch", "plan"),
        ("Thống nhất báo cáo.", None),
        ("Giao Công an quận tổng kiểm tra trật tự đô thị.", None),
        ("", None),
    ],
)
def test_a_passage_belongs_to_the_item_whose_words_hold_it(passage, item):
    assert item_of_passage(passage, CONCLUDED) == item


def test_a_paragraph_is_a_line_unless_empty_lines_part_them():
    assert paragraphs("1. Một\n2. Hai\n") == ["1. Một", "2. Hai"]
    assert paragraphs("Một dòng\nxuống dòng.\n \n\nHai.\r\n".replace("\r", "")) == ["Một dòng\nxuống dòng.", "Hai."]
