"""A process killed at any moment of entry, loading or issuing leaves whole acts only, and work goes on."""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from django.core.management import call_command

from giaoban.documents.models import DocumentStep, Step
from giaoban.documents.rules.way import TO_ISSUE
from giaoban.folders import actions as folders
from giaoban.folders.tests import sample
from giaoban.indicators import laws
from giaoban.reports import actions as reports
from giaoban.reports.models import Edition
from giaoban.trail import checking, follower
from giaoban.trail.models import Act, SealedAct
from tests import databases
from tests.laws.conftest import NewOffice
from tests.laws.test_law_3_issued import SESSION, Publishing, how

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
KILLS = 8
ROOT = Path(__file__).resolve().parents[2]


def work(*words: object, kill_after: float = 60) -> float:
    """Let another process work and kill it after a while unless it was done; how long it worked."""
    environment = {**databases.environment(), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.laws.work", *(str(word) for word in words)]
    with (
        tempfile.TemporaryFile() as errors,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=errors) as process,
    ):
        assert process.stdout is not None
        assert process.stdout.readline() == b"go\n"
        began = time.monotonic()
        try:
            ended = process.wait(kill_after)
            errors.seek(0)
            assert ended == 0, errors.read().decode()
        except subprocess.TimeoutExpired:
            process.kill()
        return time.monotonic() - began


def nothing_is_broken() -> None:
    """After the next pass all that was committed is whole, sealed and counted."""
    follower.run_pass()
    assert follower.waiting() == 0
    assert checking.first_broken() is None
    assert list(laws.broken()) == []
    assert SealedAct.objects.count() == Act.objects.count()


def moments(longest: float) -> list[float]:
    """When to kill: random, over the whole of the work."""
    chance = random.Random()
    return [longest * (number + chance.random()) / KILLS for number in range(KILLS)]


def test_killed_while_entering(new_office: NewOffice) -> None:
    new_office()
    for after in moments(1.5):
        before = Act.objects.count()
        assert work("entry", kill_after=after) >= after
        nothing_is_broken()
        assert Act.objects.count() > before


def test_killed_while_loading(transactional_db: None, tmp_path: Path) -> None:
    folder = sample.write(tmp_path / "sample", sample.rows())
    longest = work("load", folder)
    whole = Act.objects.count()
    assert whole
    for after in moments(longest):
        call_command("flush", interactive=False, verbosity=0)
        work("load", folder, kill_after=after)
        assert Act.objects.count() in (0, whole)
        nothing_is_broken()
    assert not folders.load(folder, at=sample.AT).refused
    assert Act.objects.count() == whole


def test_killed_while_issuing(new_office: NewOffice) -> None:
    Publishing(new_office())
    longest = work("issue")
    for after in moments(longest):
        office = Publishing(new_office())
        work("issue", kill_after=after)
        nothing_is_broken()
        done = list(DocumentStep.objects.order_by("pk").values_list("step", flat=True))
        assert done == list(TO_ISSUE[: len(done)])
        assert Edition.objects.count() == (Step.APPROVED in done)
        if Step.SENT not in done:
            reports.issue("009", SESSION, **how(office, 1))
        steps = DocumentStep.objects.order_by("pk").values_list("step", flat=True)
        assert (list(steps), Edition.objects.count()) == (list(TO_ISSUE), 1)
