"""How far a long command has come (tiến độ): one line that is rewritten on a terminal, few lines in a file."""

import sys
import time
from decimal import Decimal
from typing import TextIO

from giaoban.web.writing import told

STEP = Decimal("0.1")
PAUSE_SECONDS = 10.0


class Progress:
    """Written to standard error. Off a terminal a line comes at most every tenth of the work, or every ten seconds."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty()
        self._told = Decimal(0)
        self._told_at = time.monotonic()
        self._open = False

    def say(self, text: str, share: Decimal | None = None) -> None:
        """Where the work is; ``share`` is how much of it is done, where that is known."""
        text = told(text)
        if self._live:
            self._stream.write(f"\r{text}\x1b[K")
            self._open = True
        elif self._due(share):
            self._stream.write(f"{text}\n")
        self._stream.flush()

    def end(self) -> None:
        """Leave the terminal's line empty for what comes next."""
        if self._open:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _due(self, share: Decimal | None) -> bool:
        if share is not None:
            due = share // STEP > self._told // STEP
            self._told = max(self._told, share)
            return bool(due)
        now = time.monotonic()
        due = now - self._told_at >= PAUSE_SECONDS
        self._told_at = now if due else self._told_at
        return due
