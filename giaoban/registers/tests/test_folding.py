"""The search function of the database folds as words/ does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.registers.folding import folded
from giaoban.words.fold import fold

VIETNAMESE = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩị"
    "òóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ 0123456789/-,.\u0301\u0323"
)


@given(st.text(VIETNAMESE + VIETNAMESE.upper()))
def test_letter_by_letter_is_the_same(text: str) -> None:
    assert folded(text) == fold(text)


@pytest.mark.parametrize("text", ["", None])
def test_nothing_stays_nothing(text: str | None) -> None:
    assert folded(text) == text
