"""Laws 1, 2 and 6 with eight writers at once, one of them slow to commit, and a follower beside them."""

import datetime as dt
import random
import threading
import time
from collections.abc import Callable

import pytest
from django.db import transaction

from giaoban.budget.models import RevenueLine
from giaoban.budget.registers import REVENUE
from giaoban.indicators import laws
from giaoban.indicators.figures import Figures
from giaoban.registers import actions as registers
from giaoban.trail import checking, follower
from giaoban.trail.actions import CorrectionConflict
from giaoban.trail.models import Seal
from giaoban.trail.queries import current, latest_seal, seal_at
from tests.laws.asking import Question, values
from tests.laws.conftest import NewOffice
from tests.laws.office import AT, INTERVALS, Office
from tests.laws.oracle import Known
from tests.laws.test_follower import in_thread
from tests.laws.test_law_6_cube import kept, recounted

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
SECONDS = 4.0
WRITERS = 8


class Together:
    """Threads that go on until the time is up; the first error of any of them is raised at the end."""

    def __init__(self) -> None:
        self.until = time.monotonic() + SECONDS
        self.errors: list[BaseException] = []
        self.threads: list[threading.Thread] = []

    def keep(self, do: Callable[[], object]) -> None:
        """Do something again and again on a connection of its own."""

        def loop() -> None:
            try:
                while time.monotonic() < self.until and not self.errors:
                    do()
            except BaseException as error:
                self.errors.append(error)

        self.threads.append(in_thread(loop))

    def join(self) -> None:
        """Wait for all of them."""
        for thread in self.threads:
            thread.join()
        if self.errors:
            raise self.errors[0]


def write(office: Office, chance: random.Random, pause: float) -> None:
    """One act of a writer, held back before its commit."""
    number = [chance.randrange(1000) for _ in range(4)]
    verb = chance.choice(["revenue", "penalty", "payment", "dossier", "result", "correct", "move", "void", "nothing"])
    try:
        with transaction.atomic():
            office.do(verb, *number)
            time.sleep(chance.random() * pause)
    except CorrectionConflict:
        pass


def ask(office: Office, kept_answers: list[tuple[dt.datetime, int, object]]) -> None:
    """Ask for the figures as known now, and keep the answer."""
    moment = follower.database_now()
    seal = seal_at(moment)
    kept_answers.append((moment, seal, answer(office, seal)))
    time.sleep(0.1)


def answer(office: Office, seal: int) -> object:
    """What the district's figures are at a seal."""
    return values(Figures(seal), Question(office.district.unit.pk, INTERVALS[2]))


def test_laws_hold_with_many_writers(new_office: NewOffice) -> None:
    office = new_office()
    first, together = latest_seal(), Together()
    asked: list[tuple[dt.datetime, int, object]] = []
    for number in range(WRITERS):
        own = Office(office.district)
        own.told = 10_000 * (number + 1)
        chance = random.Random(number)
        together.keep(lambda own=own, chance=chance, slow=number == 0: write(own, chance, 0.6 if slow else 0.02))
    together.keep(lambda: (follower.run_pass(), time.sleep(0.03)))
    together.keep(lambda: (follower.run_pass(), time.sleep(0.07)))
    together.keep(lambda: ask(office, asked))
    together.join()
    follower.run_pass()

    assert Seal.objects.count() > first + 2
    assert len(asked) > 1
    for moment, seal, answered in asked:
        assert (seal_at(moment), answer(office, seal)) == (seal, answered)
    last = latest_seal()
    for seal in {first, *range(first, last, max(1, (last - first) // 6)), last}:
        assert kept(seal) == recounted(seal)
    known = Known(None)
    assert answer(office, last) == {
        code: known.value(office.district.unit.pk, code, *INTERVALS[2]) for code in answer(office, last)
    }
    assert list(laws.broken()) == []
    assert checking.first_broken() is None


def test_a_slow_writer_delays_only_itself(new_office: NewOffice) -> None:
    office = new_office()
    written, released = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            Office(office.district, told=500).do("revenue", 5, 0, 100, 1)
            written.set()
            released.wait(20)

    thread = in_thread(slow)
    assert written.wait(20)
    before = latest_seal()
    office.tell([("revenue", 5, 0, 200, 1)])
    moment, known = follower.database_now(), answer(office, latest_seal())
    assert latest_seal() == before + 1
    released.set()
    thread.join()
    assert follower.waiting() == 1
    assert answer(office, seal_at(moment)) == known
    follower.run_pass()
    assert answer(office, seal_at(moment)) == known
    assert answer(office, latest_seal()) != known


@pytest.mark.parametrize("void", [False, True])
def test_of_two_corrections_at_once_one_conflicts(new_office: NewOffice, void: bool) -> None:
    office, both = new_office(), threading.Barrier(2)
    line = current(RevenueLine).earliest("pk")
    outcomes: list[str] = []

    def correct() -> None:
        both.wait()
        try:
            registers.correct(
                REVENUE, line, {"amount": 5}, by=office.district.office, at=AT, reason="nhập sai", void=void
            )
            outcomes.append("corrected")
        except CorrectionConflict:
            outcomes.append("conflict")

    threads = [in_thread(correct) for _ in range(2)]
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["conflict", "corrected"]
    assert RevenueLine.objects.filter(record=line.record).count() == 2
    follower.run_pass()
    assert checking.first_broken() is None
