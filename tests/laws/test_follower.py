"""The follower: its lock comes before its transaction, a crash rolls back whole, a failing source is alone."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from django.db import connection

from giaoban.indicators import failing, laws
from giaoban.indicators.figures import Figures
from giaoban.indicators.models import CubeCell
from giaoban.indicators.sources import counting
from giaoban.trail import checking, follower
from giaoban.trail.models import Act, Seal, SealedAct, StepFailure
from giaoban.trail.queries import latest_seal
from tests.laws.asking import Question, values
from tests.laws.conftest import NewOffice
from tests.laws.office import INTERVALS, Office
from tests.laws.oracle import Known

pytestmark = pytest.mark.django_db(transaction=True)
REVENUE, PENALTY, PASS = ("revenue", 5, 0, 8, 1), ("penalty", 5, 0, 8, 1), ("pass", 0, 0, 0, 0)


def answers(office: Office, seal: int | None = None) -> dict[str, object]:
    """The district's figures of the first quarter."""
    reader = Figures(latest_seal() if seal is None else seal)
    return values(reader, Question(office.district.unit.pk, INTERVALS[2]))


def in_thread(do: Callable[[], object]) -> threading.Thread:
    """Start something on a connection of its own."""

    def run() -> None:
        try:
            do()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_an_empty_queue_makes_no_seal(new_office: NewOffice) -> None:
    new_office()
    before = latest_seal()
    assert follower.run_pass() is None
    assert latest_seal() == before


def test_in_a_replay_what_has_no_past_is_kept_once_with_all_its_acts(
    new_office: NewOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, runs = new_office(), []
    seen = follower.Step("seen", lambda seal, acts: runs.append((seal.number, list(acts))), has_past=False)
    monkeypatch.setattr(follower, "_steps", [*follower._steps, seen])
    with follower.held():
        for kind in (REVENUE, PENALTY):
            office.tell([kind])
            follower.run_pass()
        assert runs == []
    sealed = list(SealedAct.objects.order_by("-pk").values_list("act", flat=True)[:2])
    assert runs == [(latest_seal(), sorted(sealed))]
    office.tell([REVENUE])
    assert [seal for seal, _ in runs] == [latest_seal() - 1, latest_seal()]


def test_seals_are_later_than_the_one_before(new_office: NewOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    office, now = new_office(), follower.database_now()
    office.tell([REVENUE])
    monkeypatch.setattr(follower, "database_now", lambda: now)  # a clock put back
    office.tell([REVENUE])
    times = list(Seal.objects.order_by("number").values_list("at", flat=True))
    assert times == sorted(set(times))


@pytest.mark.postgres
def test_the_lock_is_taken_before_the_snapshot(new_office: NewOffice) -> None:
    """What is committed while a pass waits for the lock is sealed by that pass."""
    office = new_office()
    office.do(*REVENUE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [follower.LOCK_KEY])
        waiting = in_thread(follower.run_pass)
        while not _somebody_waits():
            time.sleep(0.02)
        office.do(*PENALTY)
        cursor.execute("SELECT pg_advisory_unlock(%s)", [follower.LOCK_KEY])
    waiting.join()
    assert follower.waiting() == 0
    assert Seal.objects.latest("number").sealed_acts.count() == 2


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        return bool(cursor.fetchone()[0])


class Crash(BaseException):
    """Ends a pass as a killed process would."""


@pytest.mark.parametrize("after", ["the seal", "the cube"])
def test_a_crash_rolls_the_pass_back_whole(new_office: NewOffice, monkeypatch: pytest.MonkeyPatch, after: str) -> None:
    office = new_office()
    office.do(*REVENUE)
    before = (latest_seal(), SealedAct.objects.count(), CubeCell.objects.count(), follower.waiting())

    def crash(*_: object) -> None:
        raise Crash

    steps = list(follower._steps)
    monkeypatch.setattr(follower, "_steps", steps)
    steps.insert(0 if after == "the seal" else 1, follower.Step("crash", crash))
    with pytest.raises(Crash):
        follower.run_pass()
    assert (latest_seal(), SealedAct.objects.count(), CubeCell.objects.count(), follower.waiting()) == before

    steps[:] = [step for step in steps if step.name != "crash"]
    office.do(*PASS)
    assert follower.waiting() == 0
    assert list(laws.broken()) == []
    assert checking.first_broken() is None


@pytest.fixture
def broken_source(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[bool], None]]:
    """Lets the source of penalties fail, and heals it."""
    count = counting.totals

    def failing_count(asked, *args, **kwargs):  # type: ignore[no-untyped-def]
        if asked.source.code == "penalties.decisions":
            raise ZeroDivisionError("hỏng")
        return count(asked, *args, **kwargs)

    def set_broken(broken: bool) -> None:
        monkeypatch.setattr(counting, "totals", failing_count if broken else count)

    return set_broken


def test_a_failing_source_refuses_by_name_and_the_others_go_on(
    new_office: NewOffice, broken_source: Callable[[bool], None]
) -> None:
    office = new_office()
    known, before = answers(office), latest_seal()
    broken_source(True)
    office.tell([REVENUE, PENALTY])
    now = answers(office)
    assert (now["PHAT"], now["TYLE"]) == (None, None)
    assert now["THU"] == known["THU"] + 8001
    reader = Figures(latest_seal())
    asked = reader.catalogue.definition("PHAT", INTERVALS[2][1])
    assert reader.refusal(asked) == "nguồn «Quyết định xử phạt vi phạm hành chính» chưa đếm được, chờ đếm lại"
    assert [(row.step, row.part, row.mended) for row in StepFailure.objects.all()] == [
        ("cube", "penalties.decisions", False)
    ]
    assert answers(office, before) == known


def test_a_failing_source_is_mended_by_a_later_pass(
    new_office: NewOffice, broken_source: Callable[[bool], None]
) -> None:
    office = new_office()
    broken_source(True)
    office.tell([PENALTY])
    refused = latest_seal()
    office.tell([PENALTY])
    broken_source(False)
    office.tell([REVENUE])  # any pass mends it, whatever it seals
    district = office.district.unit.pk
    assert answers(office)["PHAT"] == Known(None).value(district, "PHAT", *INTERVALS[2])
    assert answers(office, refused)["PHAT"] is None
    assert failing.failing(latest_seal()) == frozenset()
    assert list(laws.broken()) == []


def test_a_failed_step_refuses_every_source_until_mended(
    new_office: NewOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = new_office()

    def fail(*_: object) -> None:
        raise RuntimeError("hỏng")

    with monkeypatch.context() as patch:
        patch.setattr(follower, "_steps", [follower.Step("cube", fail)])
        office.tell([REVENUE])
    assert {answers(office)[code] for code in ("THU", "PHAT", "NOP", "MO", "DOAN")} == {None}
    office.tell([PENALTY])
    district = office.district.unit.pk
    assert answers(office)["THU"] == Known(None).value(district, "THU", *INTERVALS[2])
    assert list(laws.broken()) == []


def test_every_act_is_sealed_once(new_office: NewOffice) -> None:
    office = new_office()
    office.tell([REVENUE, PASS, PENALTY, REVENUE, PASS])
    assert SealedAct.objects.count() == Act.objects.count()
