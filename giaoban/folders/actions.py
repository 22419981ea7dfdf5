"""Loading a folder: all of it or nothing, in one transaction; an export with its history is replayed."""

import datetime as dt
from pathlib import Path

from django.db import transaction

from giaoban.folders import tables
from giaoban.folders.history import beside, replay
from giaoban.folders.home import Home
from giaoban.folders.loading import Loader, Progress
from giaoban.folders.outcome import Outcome
from giaoban.folders.sheets.folder import HISTORY, Folder
from giaoban.trail import follower

SEALS = "seals"
"""What progress names when everything is read and is being sealed."""


def load(path: Path, *, at: dt.datetime, dry_run: bool = False, progress: Progress | None = None) -> Outcome:
    """Check and load a folder at one moment; ``dry_run`` checks as far and writes nothing."""
    folder = Folder.open(path, tables.every())
    tell = progress or _silent
    with transaction.atomic():
        if folder.has_history:
            outcome = replay.replay(path, at=at, progress=tell)
        else:
            outcome = Loader(folder, Home(at), tell).run()
        if outcome.refused or dry_run:
            transaction.set_rollback(True)
        else:
            tell(SEALS, sum(outcome.loaded.values()))
            if folder.has_history:
                beside.bring_files(path / HISTORY)
    if not outcome.refused and not dry_run:
        follower.run_pass()
    return outcome


def _silent(table: str, rows: int) -> None:
    """Nobody watches."""
