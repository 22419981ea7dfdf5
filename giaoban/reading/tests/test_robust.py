"""Any text is read without an error, offsets slice to their spans, and the work grows with the length alone."""

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from giaoban.reading import read

from .labelled import TEXTS, parse

WORDS = st.sampled_from(
    [
        "tăng",
        "giảm",
        "đạt",
        "bằng",
        "so",
        "với",
        "cùng",
        "kỳ",
        "dự",
        "toán",
        "kế",
        "hoạch",
        "tỷ",
        "triệu",
        "đồng",
        "nghìn",
        "người",
        "vụ",
        "ha",
        "%",
        "(",
        ")",
        ",",
        ";",
        ".",
        "/",
        "-",
        "+",
        "5",
        "05",
        "1.234",
        "22,36",
        "1.277,5",
        "2023",
        "ngày",
        "tháng",
        "năm",
        "quý",
        "I",
        "II",
        "07/3/2023",
        "30-9",
        "22.4",
        "6",
        "từ",
        "đến",
        "hết",
        "trong",
        "đó",
        "gấp",
        "lần",
        "vượt",
        "còn",
        "lên",
        "không",
        "xảy",
        "ra",
        "\n",
        "\xa0",
        "“",
        "”",
        "hòa",
        "hoà",
        "m2",
        "8/19",
        "0",
        "00",
        "999999999999999999999999999",
        "1.2.3.4",
        "31/2/2023",
        "tháng",
        "13",
        "quý",
        "5",
        "0,5%",
        "ước",
        "hơn",
        "gần",
        "trở",
        "Nghị",
        "quyết",
        "số",
        "QĐ-UBND",
        "|",
        "Chỉ tiêu | ĐVT | Thực hiện | So với cùng kỳ\n",
        "ba",
        "hai",
    ]
)


@example(["1.2.3.407/3/2023"], "NFC", "")  # no day
@given(st.lists(WORDS, max_size=60), st.sampled_from(["NFC", "NFD"]), st.sampled_from([" ", "", "\u00a0"]))
def test_words_of_reports_in_any_order_are_read(words: list[str], form: str, space: str) -> None:
    slices(unicodedata.normalize(form, space.join(words)))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    slices(text)


@given(st.sampled_from(sorted(TEXTS.glob("*.txt"))), st.data())
def test_a_text_with_letters_lost_changed_and_mixed_forms_is_read(file, data) -> None:
    text, _ = parse(file.read_text(encoding="utf-8"))
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : start + 300]
    at = data.draw(st.integers(0, len(piece)))
    slices(unicodedata.normalize("NFD", piece[:at]) + data.draw(st.text(max_size=3)) + piece[at:])


def slices(text: str) -> None:
    facts = read(text)
    for index, fact in enumerate(facts):
        assert text[fact.start : fact.start + len(fact.span)] == fact.span
        assert fact.of is None or (0 <= fact.of < len(facts) and fact.of != index and facts[fact.of].is_figure)
        assert 0 < fact.confidence <= 1
        fact.as_json()


ADVERSARIAL = {
    "digits": "1" * 50,
    "numbers": "1.234,5 ",
    "percents": "12,5%,",
    "opened": "((((5 vụ",
    "dates": "07/3/2023-",
    "scales": "tỷ triệu 5 ",
    "marks": "a\u0301\u0323",
    "signs": ".,;:-",
    "same period": "so với cùng kỳ ",
    "years": "2021-",
    "cells": "5 |",
    "bare and not": "5%(",
    "in turn": "giảm lần lượt 5 vụ, 2 vụ (-1%) so với tháng trước, ",
}


@pytest.mark.slow
@pytest.mark.parametrize("piece", ADVERSARIAL.values(), ids=ADVERSARIAL.keys())
def test_one_line_takes_as_much_longer_as_it_is_longer(piece: str) -> None:
    small, large = (seconds(piece * (size // len(piece))) for size in (20_000, 200_000))
    assert large <= 20 * small


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["bằng so với ", "1" * 50], ids=["words", "digits"])
def test_ten_megabytes_in_one_line_take_as_much_longer_as_they_are_longer(piece: str) -> None:
    small, large = (seconds(piece * (size // len(piece.encode()))) for size in (2**20, 10 * 2**20))
    assert large <= 20 * small


def seconds(text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start + 0.05
