"""The thread that sends goes on whatever goes wrong, and ends when it is told to."""

import datetime as dt
import threading

import pytest
from django.db import OperationalError
from django.utils import timezone

from giaoban.webhooks import delivering


@pytest.mark.parametrize("breaks", ["forget_old", "deliver_due", "close_old_connections"])
def test_a_lost_connection_does_not_end_the_sending(monkeypatch: pytest.MonkeyPatch, breaks: str) -> None:
    stop, looks, lost = threading.Event(), [], []

    def done(name: str, *_: object) -> None:
        if name == breaks and not lost:
            lost.append(name)
            raise OperationalError("the server closed the connection unexpectedly")
        if name == "deliver_due":
            looks.append(name)
            if lost and len(looks) > 1:
                stop.set()

    for name in ("forget_old", "deliver_due", "close_old_connections"):
        monkeypatch.setattr(delivering, name, lambda *given, name=name: done(name, *given))
    monkeypatch.setattr(delivering, "PAUSE", 0.001)
    sending = threading.Thread(target=delivering.keep_sending, args=(timezone.now, stop), daemon=True)
    sending.start()
    sending.join(10)
    assert not sending.is_alive()
    assert lost == [breaks]


def test_it_ends_at_once_when_it_is_told_to(monkeypatch: pytest.MonkeyPatch) -> None:
    stop, looks = threading.Event(), []

    def deliver(now: object) -> None:
        looks.append(dt.datetime.now(dt.UTC))
        stop.set()

    monkeypatch.setattr(delivering, "forget_old", lambda now: None)
    monkeypatch.setattr(delivering, "deliver_due", deliver)
    monkeypatch.setattr(delivering, "close_old_connections", lambda: None)
    sending = threading.Thread(target=delivering.keep_sending, args=(timezone.now, stop), daemon=True)
    sending.start()
    sending.join(10)
    assert (sending.is_alive(), len(looks)) == (False, 1)
