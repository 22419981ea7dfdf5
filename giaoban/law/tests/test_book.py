"""The book: dated answers, loud refusals, the office's entries beside the shipped ones."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.law import Book, BrokenBook, Norm, OfficeEntry, OutsideDates, UnknownNorm
from giaoban.law.cases import failure, norm_cases
from giaoban.law.files import BookFiles

BOOK = Book.shipped()
MARCH_2023 = date(2023, 3, 7)


def entry(value=5, since=date(2024, 1, 1), until=None, name="penalties.decision_sending"):
    return OfficeEntry(
        name=name,
        value=value,
        since=since,
        until=until,
        document="12/QĐ-UBND",
        document_day=date(2023, 12, 20),
        entered_by="van_phong",
    )


@pytest.mark.parametrize("case", norm_cases(BookFiles.shipped()), ids=lambda case: case.name)
def test_the_book_answers_as_the_jurist_expects(case):
    assert failure(BOOK, case) is None


def test_a_norm_comes_with_its_citation():
    norm = BOOK.norm("documents.number_padding", on=MARCH_2023)
    assert norm.document == "30/2020/NĐ-CP"
    assert "Mục II khoản 3" in norm.citation
    assert (norm.confidence, norm.since, norm.until, norm.office) == (
        "original",
        date(2020, 3, 5),
        None,
        False,
    )


def test_a_value_lasts_until_the_day_before_the_next():
    earlier, later = BOOK.history("penalties.decision_sending")
    assert (earlier.until, later.since) == (date(2025, 6, 30), date(2025, 7, 1))


def test_a_day_before_the_first_is_refused_with_title_and_first_day():
    with pytest.raises(OutsideDates) as refusal:
        BOOK.norm("documents.number_padding", on=date(2019, 1, 1))
    assert str(refusal.value) == (
        "Tham số «đệm số văn bản» chỉ có từ ngày 05/3/2020; không trả lời cho ngày 01/01/2019."
    )


def test_a_day_after_the_last_is_refused_with_the_last_day():
    with pytest.raises(OutsideDates, match=r"đến hết ngày 30/6/2025; không trả lời cho ngày 01/7/2025"):
        BOOK.norm("penalties.authority_district_chair", on=date(2025, 7, 1))


def test_a_day_in_a_gap_is_refused():
    with pytest.raises(OutsideDates, match="chỉ có cho một số ngày"):
        BOOK.norm("calendar.day_override", on=date(2025, 1, 2))


def test_an_unknown_name_is_refused_with_names_like_it():
    with pytest.raises(UnknownNorm, match=r"Có phải: documents\.number_padding"):
        BOOK.norm("document.number_paddin", on=MARCH_2023)


def test_what_is_only_remembered_may_hint_but_not_block():
    assert not BOOK.norm("penalties.field_maximum_road_traffic", on=MARCH_2023).may_block
    assert BOOK.norm("penalties.field_maximum_land", on=MARCH_2023).may_block
    assert BOOK.norm("documents.layout", on=MARCH_2023).may_block


def test_a_reader_cannot_change_the_law():
    with pytest.raises(TypeError):
        BOOK.norm("documents.layout", on=MARCH_2023).value["margins_mm"]["left"]["min"] = 10


def test_the_twenty_seven_kinds_have_an_abbreviation():
    assert len(BOOK.norm("documents.kind_abbreviations", on=MARCH_2023).value) == 27


def test_the_office_entry_wins_inside_its_dates_only():
    book = BOOK.with_entries([entry(since=date(2024, 1, 1), until=date(2024, 1, 31))])
    answers = [
        book.norm("penalties.decision_sending", on=date(*day))
        for day in ((2023, 12, 31), (2024, 1, 1), (2024, 1, 31), (2024, 2, 1))
    ]
    assert [(norm.value, norm.office) for norm in answers] == [(2, False), (5, True), (5, True), (2, False)]


def test_the_office_entry_cites_its_document():
    norm = BOOK.with_entries([entry()]).norm("penalties.decision_sending", on=date(2024, 5, 1))
    assert norm.citation == "Văn bản số 12/QĐ-UBND ngày 20/12/2023"
    assert norm.document == "12/QĐ-UBND"
    assert norm.title == "thời hạn gửi quyết định xử phạt"


def test_of_two_office_entries_the_later_given_wins():
    book = BOOK.with_entries([entry(5)]).with_entries([entry(6)])
    assert book.norm("penalties.decision_sending", on=date(2024, 5, 1)).value == 6


def test_the_office_may_name_a_norm_of_its_own():
    book = BOOK.with_entries([entry(7, name="local.reply_term")])
    assert "local.reply_term" in book.names()
    assert book.norm("local.reply_term", on=date(2024, 1, 1)).value == 7
    with pytest.raises(OutsideDates):
        book.norm("local.reply_term", on=date(2023, 12, 31))


def test_the_shipped_book_knows_nothing_of_an_office_entry():
    BOOK.with_entries([entry(name="local.reply_term")])
    assert "local.reply_term" not in BOOK.names()


def test_an_office_entry_that_ends_before_it_begins_is_refused():
    with pytest.raises(BrokenBook, match="đứng trước ngày bắt đầu"):
        entry(since=date(2024, 2, 1), until=date(2024, 1, 1))


def test_an_office_entry_without_document_is_refused():
    with pytest.raises(BrokenBook, match="phải có số văn bản"):
        OfficeEntry("a.b", 1, date(2024, 1, 1), " ", date(2024, 1, 1), "van_phong")


@given(name=st.sampled_from(BOOK.names()), on=st.dates(date(1980, 1, 1), date(2040, 1, 1)))
def test_on_any_day_the_book_answers_in_force_or_refuses(name, on):
    in_force = [norm for norm in BOOK.history(name) if norm.in_force(on)]
    try:
        assert [BOOK.norm(name, on)] == in_force
    except OutsideDates:
        assert in_force == []


@given(
    since=st.dates(date(2023, 1, 1), date(2025, 1, 1)),
    length=st.integers(0, 400),
    on=st.dates(date(2022, 1, 1), date(2027, 1, 1)),
)
def test_an_office_entry_changes_nothing_outside_its_dates(since, length, on):
    until = since + timedelta(days=length)
    norm = BOOK.with_entries([entry(99, since, until)]).norm("penalties.decision_sending", on)
    if since <= on <= until:
        assert (norm.value, norm.office) == (99, True)
    else:
        assert norm == BOOK.norm("penalties.decision_sending", on)


def test_a_norm_may_be_a_key_of_a_cache():
    assert len({BOOK.norm("documents.layout", on=MARCH_2023), BOOK.norm("documents.layout", on=MARCH_2023)}) == 1
    assert isinstance(BOOK.norm("documents.layout", on=MARCH_2023), Norm)
