"""The reader on our own labelled texts, written as such reports are written."""

import pytest

from giaoban.reading import read

from .labelled import TEXTS, UNSEEN, parse
from .scoring import MEASURES, Score, f1_without_digits

FILES = sorted(TEXTS.glob("*.txt"))
SEEN = [file for file in FILES if not file.name.startswith(UNSEEN)]
LEAST = {"found": 0.98, "value": 0.98, "unit": 0.97, "kind": 0.95, "link": 0.95, "period": 0.9}


def score(files: list) -> Score:
    told = Score()
    for file in files:
        text, labels = parse(file.read_text(encoding="utf-8"))
        told.add(labels, read(text))
    return told


@pytest.mark.parametrize("measure", MEASURES)
def test_texts_of_many_provinces_sectors_and_years_are_read(measure: str) -> None:
    assert score(SEEN).f1(measure) >= LEAST[measure]


def test_figures_told_in_words_or_denied_are_read() -> None:
    texts = [parse(file.read_text(encoding="utf-8")) for file in FILES]
    assert f1_without_digits([(labels, read(text)) for text, labels in texts]) >= 0.9


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_single_text_is_read_badly(file) -> None:
    told = score([file])
    assert told.f1("value") >= 0.9
    assert told.f1("kind") >= 0.85


@pytest.mark.parametrize("file", SEEN, ids=lambda file: file.stem)
def test_a_text_in_decomposed_letters_is_read_alike(file) -> None:
    import unicodedata

    text, _ = parse(file.read_text(encoding="utf-8"))
    composed, decomposed = (
        [(fact.value, fact.unit, fact.kind, fact.of, fact.period) for fact in read(unicodedata.normalize(form, text))]
        for form in ("NFC", "NFD")
    )
    assert composed == decomposed
