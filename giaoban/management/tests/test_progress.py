"""Progress: one rewritten line on a terminal, few lines in a file."""

import io
from decimal import Decimal

import pytest

from giaoban.management import progress


class Terminal(io.StringIO):
    """A stream that people look at."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_one_line_that_is_left_empty() -> None:
    stream = Terminal()
    told = progress.Progress(stream)
    told.say("một")
    told.say("hai")
    told.end()
    assert stream.getvalue() == "\rmột\x1b[K\rhai\x1b[K\r\x1b[K"


def test_a_file_gets_a_line_for_every_tenth() -> None:
    stream = io.StringIO()
    told = progress.Progress(stream)
    for n in range(201):
        told.say(f"{n}", Decimal(n) / 200)
    told.end()
    assert stream.getvalue().split() == [str(n) for n in range(20, 201, 20)]


def test_where_the_whole_is_not_known_a_file_gets_a_line_every_ten_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter(range(0, 100, 4))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(seconds))
    stream = io.StringIO()
    told = progress.Progress(stream)
    for n in range(1, 9):
        told.say(f"{n}")
    assert stream.getvalue().split() == ["3", "6"]
