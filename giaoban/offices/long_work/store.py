"""What is known of each long work (trạng thái việc dài): one folder of the home for each, gone after a day.

``state.json`` is written whole and moved into place, so a reader never sees half of it. ``alive`` is touched while the
work runs: one whose process ended without a word is told as cut off.
"""

import datetime as dt
import json
import re
import shutil
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from django.conf import settings

from giaoban.said import Said, apart, together

KEPT = dt.timedelta(days=1)
"""How long an ended work and its file can be looked at."""
SILENT = dt.timedelta(seconds=30)
"""A work that showed no sign of life for so long was cut off."""
MOST_FINDINGS = 200
RUNNING, DONE, REFUSED, CUT_OFF = "running", "done", "refused", "cut_off"
_KEY = re.compile(r"[0-9a-f]{32}")
_STATE, _ALIVE = "state.json", "alive"


@dataclass(frozen=True)
class Finding:
    """One thing that was wrong with what was given, and where."""

    file: str
    row: int
    column: str
    message: str


@dataclass(frozen=True)
class Came:
    """How a work ended: whether it was done, in words, with what was wrong and the file it made."""

    done: bool
    words: str
    findings: Sequence[Finding] = ()
    count: int = 0
    """How many findings there are in all, where not every one is kept."""
    file: str = ""


@dataclass(frozen=True)
class Work:
    """A long work: whose, what, since when, where it stands."""

    key: str
    owner: str
    title: str
    begun_at: dt.datetime
    back: str
    units: Sequence[int] = ()
    """The units that its file tells of: who may no longer see one gets no file."""
    told: str = Said("Đang chuẩn bị")
    state: str = RUNNING
    came: Came | None = None

    @property
    def folder(self) -> Path:
        """Where its files stand."""
        return root() / self.key

    @property
    def ended(self) -> bool:
        """Whether nothing more comes of it."""
        return self.state != RUNNING


def root() -> Path:
    """The folder of all works."""
    return Path(settings.HOME) / "long-work"


def new(owner: str, title: str, *, back: str, at: dt.datetime, units: Sequence[int] = ()) -> Work:
    """A work that begins now; those that are older than a day are thrown away."""
    throw_away(at)
    work = Work(uuid.uuid4().hex, owner, title, at, back, units)
    work.folder.mkdir(parents=True, mode=0o700)
    alive(work)
    write(work)
    return work


def write(work: Work) -> None:
    """Keep where a work stands."""
    row = {**asdict(work), "title": apart(work.title), "told": apart(work.told), "begun_at": work.begun_at.isoformat()}
    if work.came is not None:
        findings = [{**asdict(one), "message": apart(one.message)} for one in work.came.findings[:MOST_FINDINGS]]
        row["came"] = {**asdict(work.came), "words": apart(work.came.words), "findings": findings}
    written = work.folder / f"{_STATE}.new"
    written.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    written.replace(work.folder / _STATE)


def alive(work: Work) -> None:
    """A sign of life."""
    (work.folder / _ALIVE).touch()


def find(key: str, at: dt.datetime) -> Work | None:
    """The work of a key, if it is still known."""
    if not _KEY.fullmatch(key):
        return None
    try:
        row = json.loads((root() / key / _STATE).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    work = _read(row)
    if work.state == RUNNING and _silent_since(work, at) > SILENT:
        return replace(work, state=CUT_OFF)
    return work


def of(owner: str, at: dt.datetime) -> list[Work]:
    """Somebody's works, the newest first."""
    return sorted((one for one in _all(at) if one.owner == owner), key=lambda one: one.begun_at, reverse=True)


def throw_away(at: dt.datetime) -> None:
    """Delete what ended more than a day ago."""
    for one in _all(at):
        if one.ended and one.begun_at < at - KEPT:
            shutil.rmtree(one.folder, ignore_errors=True)


def _all(at: dt.datetime) -> Iterator[Work]:
    if root().is_dir():
        yield from (work for folder in root().iterdir() if (work := find(folder.name, at)) is not None)


def _silent_since(work: Work, at: dt.datetime) -> dt.timedelta:
    try:
        seen = (work.folder / _ALIVE).stat().st_mtime
    except FileNotFoundError:
        return SILENT * 2
    return at - dt.datetime.fromtimestamp(seen, dt.UTC)


def _read(row: dict[str, Any]) -> Work:
    said = {"title": together(row["title"]), "told": together(row["told"])}
    came = row["came"]
    if came is not None:
        findings = [Finding(**{**one, "message": together(one["message"])}) for one in came["findings"]]
        came = Came(**{**came, "words": together(came["words"]), "findings": findings})
    return Work(**{**row, **said, "begun_at": dt.datetime.fromisoformat(row["begun_at"]), "came": came})
