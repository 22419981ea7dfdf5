"""A mended sentence becomes a mended template; whatever is mended, placeholders stay tied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.reports.rules.pieces import NUMERAL
from giaoban.reports.rules.retying import retied
from giaoban.reports.rules.sentence_language import write
from giaoban.reports.rules.source_spans import NotTraceable, emitted, spans, tags
from giaoban.reports.rules.text_changes import normal
from giaoban.reports.tests.sentences import TEMPLATES, speaking

NEW = st.sampled_from(["mới ", "xyz ", "được bổ sung, ", "— ", "nhấn mạnh "])


def said(template: str) -> str:
    return "".join(piece.text for piece in write(template, speaking()))


def mend(template: str, mended: str):  # type: ignore[no-untyped-def]
    return retied(template, emitted(template, speaking()), mended)


@given(TEMPLATES)
def test_the_stretches_of_a_template_are_the_whole_of_it(template: str):
    assert "".join(template[one.start : one.end] for one in spans(template)) == template
    assert "".join(one.piece.text for one in emitted(template, speaking())) == said(template)


@given(TEMPLATES)
def test_a_sentence_that_was_not_touched_keeps_its_template(template: str):
    found = mend(template, f"  {said(template)} ")
    assert (found.template, found.numbers, found.struck) == (template, [], [])


@given(TEMPLATES, st.data())
def test_words_put_in_anywhere_between_figures_stand_there_in_the_template(template: str, data: st.DataObject):
    pieces = emitted(template, speaking())
    number = data.draw(st.sampled_from([n for n, one in enumerate(pieces) if one.is_free and " " in one.piece.text]))
    text = pieces[number].piece.text
    at = data.draw(st.sampled_from([n + 1 for n, letter in enumerate(text) if letter == " "]))
    changed = text[:at] + data.draw(NEW) + text[at:]
    mended = "".join(changed if n == number else one.piece.text for n, one in enumerate(pieces))
    found = mend(template, mended)
    assert normal(said(found.template)) == normal(mended)
    assert not found.numbers
    assert not found.struck
    assert [tag for _, tag in tags(found.template)] == [tag for _, tag in tags(template)]


@given(TEMPLATES, st.data())
def test_free_words_typed_over_or_taken_out_are_so_in_the_template(template: str, data: st.DataObject):
    pieces = emitted(template, speaking())
    number = data.draw(st.sampled_from([n for n, one in enumerate(pieces) if one.is_free and one.piece.text.strip()]))
    words = pieces[number].piece.text.split(" ")
    place = data.draw(st.sampled_from([n for n, word in enumerate(words) if word]))
    words[place] = data.draw(st.sampled_from(["thay", "khác hẳn", ""]))
    mended = "".join(" ".join(words) if n == number else one.piece.text for n, one in enumerate(pieces))
    found = mend(template, mended)
    assert normal(said(found.template)) == normal(mended)
    assert [one.piece for one in found.numbers] == []


@given(TEMPLATES, st.data())
def test_a_number_typed_over_is_told_and_stays_tied(template: str, data: st.DataObject):
    pieces = emitted(template, speaking())
    shown = [n for n, one in enumerate(pieces) if one.piece.indicator and one.piece.aspect != "zero"]
    if not shown:
        return
    number = data.draw(st.sampled_from(shown))
    typed = NUMERAL.sub("4711", pieces[number].piece.text, count=1)
    mended = "".join(typed if n == number else one.piece.text for n, one in enumerate(pieces))
    found = mend(template, mended)
    assert found.template == template
    assert [(one.piece, normal(one.typed)) for one in found.numbers] == [(pieces[number].piece, normal(typed))]


def test_a_number_struck_out_takes_its_placeholder_with_it():
    template = 'Xử lý {{ so("VU") }} vụ và thu {{ so("THU", "tỷ") }}.'
    found = mend(template, "Xử lý vụ và thu 1.277,069 tỷ đồng.")
    assert [one.text for one in found.struck] == ["87"]
    assert "VU" not in found.template
    assert '{{ so("THU", "tỷ") }}' in found.template


def test_the_wording_of_a_zero_is_its_own_and_is_taken():
    template = '{% if gia_tri("CHAY") == 0 %}Trong tháng {{ khong_co("CHAY", "không xảy ra cháy, nổ") }}.{% endif %}'
    found = mend(template, "Trong tháng không có vụ cháy nổ nào.")
    assert said(found.template) == "Trong tháng không có vụ cháy nổ nào."
    assert "khong_co" in found.template
    assert not found.numbers


def test_words_of_the_branch_that_was_not_written_stay():
    template = '{% if gia_tri("CHAY") == 0 %}Yên ổn.{% else %}Xảy ra {{ so("CHAY") }} vụ.{% endif %}'
    assert mend(template, "Ổn định.").template == template.replace("Yên ổn", "Ổn định")


def test_a_template_whose_letters_cannot_be_followed_says_so():
    with pytest.raises(NotTraceable):
        emitted('Thu  {{- so("VU") }} vụ', speaking())
