"""Counts, verdicts and what is sealed: plain values."""

import uuid
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.sessions.opinions.rules.sealed import digest_of, untrue
from giaoban.sessions.opinions.rules.tally import Rule, Verdict, counted, verdict

RULE = Rule(Fraction(2, 3), Fraction(1, 2))
VOTE, OTHER_VOTE = uuid.UUID(int=1), uuid.UUID(int=2)
KEY = b"k" * 32


@pytest.mark.parametrize(
    ("asked", "choices", "expected"),
    [
        (6, ["agree"] * 4, Verdict.PASSED),
        (6, ["agree"] * 3 + ["disagree"], Verdict.NOT_PASSED),  # half of all is not more than half
        (6, ["agree"] * 3, Verdict.NO_QUORUM),
        (6, ["agree"] * 3 + ["disagree"] * 3, Verdict.CHAIR),  # a tie
        (6, ["agree", "disagree", "other", "other"], Verdict.CHAIR),  # as many for as against
        (6, ["disagree"] * 6, Verdict.NOT_PASSED),
        (3, ["agree", "agree"], Verdict.PASSED),  # two thirds answered, two thirds agree
    ],
)
def test_the_authoritys_own_rule_decides(asked: int, choices: list[str], expected: Verdict):
    assert verdict(counted(asked, choices), RULE) == expected


@given(st.lists(st.sampled_from(["agree", "disagree", "other"])), st.integers(0, 5))
def test_without_a_confirmed_rule_the_chair_decides_and_silence_is_counted_apart(choices: list[str], silent: int):
    counts = counted(len(choices) + silent, choices)
    assert verdict(counts, None) == Verdict.CHAIR
    assert (counts.answered, counts.silent) == (len(choices), silent)


@given(st.integers(1, 30), st.data())
def test_who_does_not_answer_never_helps_a_motion_to_pass(asked: int, data: st.DataObject):
    agree = data.draw(st.integers(0, asked))
    if verdict(counted(asked, ["agree"] * agree), RULE) == Verdict.PASSED:
        assert 2 * agree > asked
        assert 3 * agree >= 2 * asked


def test_a_digest_tells_nothing_without_the_key_and_binds_vote_choice_and_reason():
    digests = {
        digest_of(KEY, VOTE, "agree", ""), digest_of(KEY, OTHER_VOTE, "agree", ""), digest_of(KEY, VOTE, "other", ""),
        digest_of(KEY, VOTE, "agree", "lý do"), digest_of(b"x" * 32, VOTE, "agree", ""),
    }  # fmt: skip
    assert len(digests) == 5


def test_what_was_revealed_otherwise_than_sealed_is_named():
    sealed = {VOTE: digest_of(KEY, VOTE, "agree", ""), OTHER_VOTE: digest_of(KEY, OTHER_VOTE, "other", "vì")}
    assert untrue(KEY, sealed, {VOTE: ("agree", ""), OTHER_VOTE: ("other", "vì")}) == []
    assert untrue(KEY, sealed, {VOTE: ("disagree", ""), OTHER_VOTE: ("other", "vì")}) == [VOTE]
    assert untrue(KEY, sealed, {VOTE: ("agree", "")}) == [OTHER_VOTE]
