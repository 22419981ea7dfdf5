"""The labelled conclusions: what is read from them stays as good as it was."""

import pytest

from giaoban.reading.conclusion.tests import labelled
from giaoban.reading.conclusion.tests.scoring import KINDS, score

SETS = {
    "built_on": labelled.BUILT_ON,
    "scored_once": labelled.SCORED_ONCE,
    "scored_later": labelled.SCORED_LATER,
    "scored_last": labelled.SCORED_LAST,
    "scored_anew": labelled.SCORED_ANEW,
    "scored_next": labelled.SCORED_NEXT,
    "scored_formal": labelled.SCORED_FORMAL,
}


@pytest.mark.parametrize("name", SETS)
def test_a_labelled_set_is_read_as_a_person_reads_it(name):
    total = score(map(labelled.read, SETS[name]))
    assert len(SETS[name]) >= 5
    assert {kind: total.f1(kind) >= 0.95 for kind in KINDS} == dict.fromkeys(KINDS, True), "\n".join(total.misses)


def test_a_wrong_reading_costs_score():
    text = labelled.read(labelled.BUILT_ON[0])
    emptied = labelled.Labelled(text.name, "", text.office, labelled.read(labelled.BUILT_ON[2]).tasks)
    assert score([emptied]).f1("tasks") == 0
