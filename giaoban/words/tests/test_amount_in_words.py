import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.words.amount_in_words import amount_in_words, read_amount_in_words
from giaoban.words.errors import WordsError
from giaoban.words.tests.reading import is_refusal_within, value_or_refusal

WHOLE_RANGE = st.one_of(
    st.integers(0, 10**15),
    st.lists(st.sampled_from([0, 1, 4, 5, 9]), min_size=1, max_size=15).map(
        lambda digits: int("".join(map(str, digits)))
    ),
)


@pytest.mark.parametrize(
    ("dong", "text"),
    [
        (0, "Không đồng"),
        (1, "Một đồng"),
        (10, "Mười đồng"),
        (14, "Mười bốn đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (25, "Hai mươi lăm đồng"),
        (101, "Một trăm linh một đồng"),
        (104, "Một trăm linh bốn đồng"),
        (1005, "Một nghìn không trăm linh năm đồng"),
        (1_000_000_005, "Một tỷ không trăm linh năm đồng"),
        (5_000_000, "Năm triệu đồng"),
        (139_000_000, "Một trăm ba mươi chín triệu đồng"),
        (828_500_000, "Tám trăm hai mươi tám triệu năm trăm nghìn đồng"),
        (1_277_069_000, "Một tỷ hai trăm bảy mươi bảy triệu không trăm sáu mươi chín nghìn đồng"),
        (
            1_277_069_000_000,
            "Một nghìn hai trăm bảy mươi bảy tỷ không trăm sáu mươi chín triệu đồng",
        ),
        (12_920_000_000, "Mười hai tỷ chín trăm hai mươi triệu đồng"),
        (10**12, "Một nghìn tỷ đồng"),
        (10**15, "Một triệu tỷ đồng"),
    ],
)
def test_an_amount_is_read_aloud_the_official_way(dong, text):
    assert amount_in_words(dong) == text
    assert read_amount_in_words(text) == dong


@given(WHOLE_RANGE)
def test_every_amount_survives_the_trip(dong):
    written = amount_in_words(dong)
    assert read_amount_in_words(written) == dong
    assert read_amount_in_words(unicodedata.normalize("NFD", written).upper()) == dong
    said_in_the_south = written.replace("linh", "lẻ").replace("nghìn", "ngàn").replace("tư", "bốn")
    assert read_amount_in_words(said_in_the_south) == dong


def test_every_amount_below_ten_thousand_survives_the_trip():
    assert all(read_amount_in_words(amount_in_words(dong)) == dong for dong in range(10_000))


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("năm triệu đồng chẵn", 5_000_000),
        ("NĂM TRIỆU", 5_000_000),
        ("một nghìn lẻ năm đồng", 1005),
        ("hai mươi bốn ngàn đồng", 24_000),
        ("một trăm linh tư đồng", 104),
        ("một tỉ năm trăm triệu", 1_500_000_000),
        ("một tỷ không trăm triệu đồng", 10**9),
        ("một triệu năm nghìn đồng", 1_005_000),
        ("không", 0),
    ],
)
def test_other_spellings_are_read(text, dong):
    assert read_amount_in_words(text) == dong


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 0),
        ("đồng", 0),
        ("một triệu hai", 10),
        ("hai trăm năm đồng", 9),
        ("một nghìn hai triệu", 19),
        ("một mươi đồng", 0),
        ("không trăm đồng", 0),
        ("năm triệu đồng rưỡi", 15),
        ("hai triệu tỷ đồng", 0),
        ("một tỷ tỷ", 7),
        ("một trăm linh đồng", 14),
    ],
)
def test_what_two_people_would_read_differently_is_refused(text, position):
    with pytest.raises(WordsError) as refusal:
        read_amount_in_words(text)
    assert refusal.value.position == position


@pytest.mark.parametrize("dong", [-1, 10**15 + 1])
def test_an_amount_out_of_range_is_refused(dong):
    with pytest.raises(WordsError):
        amount_in_words(dong)


NUMBER_WORDS = st.lists(
    st.sampled_from(
        [
            "không",
            "một",
            "tư",
            "lăm",
            "mốt",
            "năm",
            "mười",
            "mươi",
            "trăm",
            "linh",
            "nghìn",
            "triệu",
            "tỷ",
            "đồng",
            "chẵn",
        ]
    )
).map(" ".join)


@given(st.one_of(st.text(), NUMBER_WORDS))
def test_no_text_makes_the_reader_fail_otherwise(text):
    outcome = value_or_refusal(read_amount_in_words, text)
    assert is_refusal_within(outcome, text) or 0 <= outcome <= 10**15
