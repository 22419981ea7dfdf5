import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.subjects.rules.details import ORGANISATION, Details
from giaoban.subjects.rules.identity_number import FEMALE, MALE, birth_year, doubts, doubts_of, sex_of

INVENTED = "001186000001"  # 001 Hà Nội, 1: nữ 19xx, 86


def rules(number, **known):
    return [one.rule for one in doubts(number, **known)]


def test_a_number_that_fits_raises_no_doubt():
    assert rules(INVENTED, born="1986-05-12", sex=FEMALE) == []
    assert rules(INVENTED, born="1986") == []
    assert rules(INVENTED) == []


@pytest.mark.parametrize(
    ("number", "known", "rule"),
    [
        (INVENTED, {"born": "1985"}, "birth_year"),
        (INVENTED, {"born": "2086"}, "birth_year"),
        (INVENTED, {"sex": MALE}, "sex"),
        ("000186000001", {}, "province"),
        ("097186000001", {}, "province"),
        ("012345678", {}, "length"),
        ("00118600000x", {}, "length"),
        ("\u0661" * 12, {}, "length"),
    ],
)
def test_what_does_not_fit_is_doubted(number, known, rule):
    assert rules(number, **known) == [rule]


@pytest.mark.parametrize(
    ("digit", "century", "sex"),
    [("0", 1900, MALE), ("1", 1900, FEMALE), ("2", 2000, MALE), ("3", 2000, FEMALE), ("4", 2100, MALE)],
)
def test_the_fourth_digit_tells_century_and_sex(digit, century, sex):
    number = f"001{digit}05000001"
    assert (birth_year(number), sex_of(number)) == (century + 5, sex)


@given(tail=st.from_regex(r"[0-9]{6}", fullmatch=True))
def test_the_random_digits_are_never_doubted(tail):
    assert rules("001186" + tail, born="1986", sex=FEMALE) == []


@given(st.text(max_size=20), st.sampled_from(["", "1970", "1970-05-12"]))
def test_no_text_breaks_the_rule(number, born):
    assert isinstance(doubts(number, born=born), list)


def test_an_organisations_number_has_no_such_parts():
    assert doubts_of(Details("Công ty", kind=ORGANISATION, identity_number="0101234567")) == []
    assert [one.field for one in doubts_of(Details("Đỗ An", identity_number="0101234567"))] == ["identity_number"]
