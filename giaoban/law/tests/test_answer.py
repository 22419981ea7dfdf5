"""What the command line says of a norm."""

import json
import re
from collections.abc import Mapping
from datetime import date

import pytest

from giaoban.law import Book, OfficeEntry, OutsideDates
from giaoban.law.answer import answer, as_json, explain, word

BOOK = Book.shipped()
MARCH_2023 = date(2023, 3, 7)


def machine_words(value):
    """Keys and codes inside a value that a person would have to read."""
    if isinstance(value, Mapping):
        return {key for key in value if "label" not in value} | {
            found for item in value.values() for found in machine_words(item)
        }
    if isinstance(value, tuple):
        return {found for item in value for found in machine_words(item)}
    return {value} if isinstance(value, str) else set()


def test_a_norm_is_told_with_value_dates_article_and_confidence():
    assert explain(answer(BOOK, "penalties.decision_sending", MARCH_2023)).splitlines() == [
        "penalties.decision_sending (thời hạn gửi quyết định xử phạt)",
        "Giá trị: 2 ngày làm việc",
        "Hiệu lực: từ ngày 01/01/2022 đến hết ngày 30/6/2025",
        "Căn cứ: Luật Xử lý vi phạm hành chính (sửa đổi 67/2020/QH14), Điều 70",
        "Độ tin cậy: theo nguồn thứ cấp",
    ]


def test_money_and_fractions_are_written_the_vietnamese_way():
    assert "500.000.000 đồng" in explain(answer(BOOK, "penalties.field_maximum_land", MARCH_2023))
    assert "0,05 %" in explain(answer(BOOK, "penalties.late_payment_rate", MARCH_2023))


def test_what_is_only_remembered_says_so():
    assert "không dùng để chặn" in explain(answer(BOOK, "penalties.field_maximum_road_traffic", MARCH_2023))


def test_an_office_entry_says_so():
    own = OfficeEntry("penalties.payment_term", 12, MARCH_2023, "1/QĐ", MARCH_2023, "van_phong")
    assert "mục riêng của cơ quan" in explain(BOOK.with_entries([own]).norm("penalties.payment_term", MARCH_2023))


def test_tables_are_told_in_vietnamese_words():
    every = {norm.name: norm for name in BOOK.names() for norm in BOOK.history(name)}
    codes = {code for norm in every.values() for code in machine_words(norm.value)}
    left = {code for code in codes if re.fullmatch("[a-z_]+", code) and word(code) == code}
    components = set(BOOK.norm("documents.layout", MARCH_2023).value["components"])  # told by their own label
    assert left - components - {"pdf", "png"} == set()


@pytest.mark.parametrize("name", BOOK.names())
def test_every_norm_can_be_told_and_written_as_json(name):
    for norm in BOOK.history(name):
        assert explain(norm)
        assert json.loads(json.dumps(as_json(norm)))["since"] == norm.since.isoformat()


def test_outside_its_dates_there_is_no_answer():
    with pytest.raises(OutsideDates):
        answer(BOOK, "documents.layout", date(2019, 1, 1))
