"""A sentence kept in a row comes back as it was, its words and values apart."""

import json

from hypothesis import given
from hypothesis import strategies as st

from giaoban.notices.saying import kept, told_again
from giaoban.said import Said

texts = st.text(max_size=12)
values = st.dictionaries(
    st.sampled_from(["mot", "hai"]),
    st.one_of(texts, st.integers(), st.lists(texts, max_size=3), texts.map(lambda text: Said("«%(text)s»", text=text))),
)


@given(values)
def test_the_sentence_its_values_and_its_text_stay(values):
    sentence = Said("Việc " + " ".join(f"%({name})s" for name in values), **values)
    again = told_again(json.loads(json.dumps(kept(sentence))))
    assert again == sentence
    assert again.sentence == sentence.sentence
    assert set(again.values) == set(sentence.values)


@given(texts)
def test_a_plain_text_stays_plain(text):
    assert told_again(json.loads(json.dumps(kept(text)))) == text
