"""On PostgreSQL: two votes of one member at once, a vote while the sheet closes, two who close it at once."""

import threading
from collections.abc import Callable

import pytest
from django.db import connections

from giaoban.sessions.opinions import actions, queries
from giaoban.sessions.opinions.models import OpinionClosing, OpinionVote, SealedOpinion
from giaoban.sessions.opinions.tests.asked import AT, CLOSES, asked
from giaoban.trail import checking, follower
from giaoban.trail.actions import CorrectionConflict
from tests.factories import District, small_district

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def district() -> District:
    return small_district()


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """What each of several deeds, begun at one moment on connections of their own, came to."""
    outcomes: list[object] = [None] * len(deeds)
    ready = threading.Barrier(len(deeds))

    def run(place: int, do: Callable[[], object]) -> None:
        try:
            ready.wait(timeout=10)
            outcomes[place] = do()
        except Exception as error:
            outcomes[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place, do)) for place, do in enumerate(deeds)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(timeout=30)
    return outcomes


def test_two_votes_of_one_member_leave_one(district: District):
    sheet, member = asked(district), district.accounts["thue"]
    outcomes = at_once(
        *(
            lambda choice=choice: actions.vote(sheet, member, choice, "vì", by=member, at=AT)
            for choice in ("agree", "other")
        )
    )
    assert sorted(type(one).__name__ for one in outcomes) == ["CorrectionConflict", "OpinionVote"]
    assert any(isinstance(one, CorrectionConflict) for one in outcomes)
    assert (OpinionVote.objects.count(), SealedOpinion.objects.count()) == (1, 1)


@pytest.mark.parametrize("turn", range(3))
def test_a_vote_at_closing_counts_whole_or_is_refused(district: District, turn: int):
    sheet, members = asked(district), [district.accounts[name] for name in ("chu_tich", "thue")]
    last = CLOSES.replace(second=0, microsecond=0) - (CLOSES - AT) / 1000
    outcomes = at_once(
        *(lambda one=one: actions.vote(sheet, one, "agree", "", by=one, at=last) for one in members),
        lambda: actions.close(sheet, by=district.office, at=CLOSES),
    )
    accepted = [one for one in outcomes if isinstance(one, OpinionVote)]
    refused = [one for one in outcomes if isinstance(one, actions.Closed)]
    assert len(accepted) + len(refused) == 2
    assert isinstance(outcomes[2], OpinionClosing)
    assert queries.result(sheet).counts.agree == len(accepted), "no vote is taken and then left out"
    assert queries.result(sheet).untrue == []
    assert not SealedOpinion.objects.exists()
    follower.run_pass()
    assert checking.first_broken() is None


def test_two_who_close_at_once_close_it_once(district: District):
    sheet = asked(district)
    outcomes = at_once(*(lambda: actions.close(sheet, by=district.office, at=CLOSES) for _ in range(2)))
    assert sorted(type(one).__name__ for one in outcomes) == ["Closed", "OpinionClosing"]
    assert OpinionClosing.objects.count() == 1
