"""Bringing an export back (nạp lại) into an empty home: entries as they were, seals with their own hashes."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any, NoReturn

from django.db import models

from giaoban.folders.history import manifest
from giaoban.folders.history.beside import BESIDE
from giaoban.folders.history.figures import figure_versions
from giaoban.folders.history.identities import IDENTITIES
from giaoban.folders.history.lines import act_of, entry_of, read
from giaoban.folders.history.writing import step_failures
from giaoban.folders.outcome import Outcome
from giaoban.folders.sheets.folder import HISTORY
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.trail import bulk, canonical, follower
from giaoban.trail.checking import entry_models
from giaoban.trail.models import Act, Entry, Unsealed
from giaoban.trail.rules import digest

CHUNK = 2000
Rows = Iterator[dict[str, Any]]


def replay(folder: Path, *, at: dt.datetime, progress: Callable[[str, int], None]) -> Outcome:
    """Load an export inside the caller's transaction; any finding means that it must be rolled back."""
    try:
        findings = [*_not_empty(), *manifest.findings(folder), *_ahead(folder, at)]
    except LookupError as error:
        findings = [Finding("", "export_broken", str(error), file=f"{HISTORY}/{manifest.NAME}")]
    if findings:
        return Outcome(findings=findings)
    try:
        with follower.held():
            return Replay(folder / HISTORY).run(progress)
    except Refused as refusal:
        return Outcome(findings=list(refusal.findings))


class Replay:
    """One replay: the open files of entries, and the row ids of what they point to."""

    def __init__(self, history: Path) -> None:
        self.history = history
        self.outcome = Outcome()
        self._models = entry_models()
        self._rows: dict[str, Rows] = {}
        self._targets: dict[tuple[type[models.Model], str], int] = {}
        self._keys = canonical.NaturalKeys()

    def run(self, progress: Callable[[str, int], None]) -> Outcome:
        """Identities first, then seal by seal; what the passes made is compared at the end."""
        self._identities()
        acts = read(self.history / "acts.jsonl")
        for seal in read(self.history / "seals.jsonl"):
            self._seal(seal, [act_of(row) for row in islice(acts, seal["acts"])])
            if seal["number"] % 50 == 0:
                progress("seals", seal["number"])
        self._beside()
        self._compare_figures()
        return self.outcome

    def _identities(self) -> None:
        for identity in IDENTITIES:
            made = [identity.make(row) for row in read(self.history / f"{identity.file}.jsonl")]
            identity.model._default_manager.bulk_create(made, batch_size=100)
            for row in identity.model._default_manager.all():
                self._targets[identity.model, str(row)] = row.pk
            self.outcome.loaded[identity.file] = len(made)

    def _beside(self) -> None:
        for beside in BESIDE:
            made = [beside.make(row) for row in read(self.history / f"{beside.file}.jsonl")]
            beside.model._default_manager.bulk_create(made, batch_size=100)
            self._count(beside.file, len(made))

    def _seal(self, said: dict[str, Any], acts: Sequence[Act]) -> None:
        for act in acts:
            act.save()
            for kind, count in act.manifest:
                self._entries(act, kind, count)
        Unsealed.objects.bulk_create([Unsealed(act=act) for act in acts], batch_size=300)
        seal = follower.run_pass(at=dt.datetime.fromisoformat(said["at"]))
        if seal is None or (seal.number, seal.hash) != (said["number"], said["hash"]):
            _refuse("seals.jsonl", Said("Dấu niêm %(number)s không ra đúng mã băm đã xuất", number=said["number"]))
        failed = step_failures(said["number"]).get(said["number"], [])
        if failed != said["failed"]:
            _refuse(
                "seals.jsonl",
                Said(
                    "Dấu niêm %(number)s: bước %(step)s hỏng khi nạp lại",
                    number=said["number"],
                    step=", ".join(failed) or Said("không nào"),
                ),
            )
        self._count("acts", len(acts))
        self._count("seals", 1)

    def _entries(self, act: Act, kind: str, count: int) -> None:
        """Insert what an act appended, a few thousand at a time, each compared with the act's digest."""
        model = self._models.get(kind)
        if model is None:
            _refuse(f"entries/{kind}.jsonl", Said("Chương trình này không có loại sổ «%(kind)s»", kind=kind))
        expected = self._expected(act, kind)
        rows = self._rows.setdefault(kind, read(self.history / "entries" / f"{kind}.jsonl"))
        while part := list(islice(rows, min(CHUNK, count))):
            count -= len(part)
            entries = [entry_of(model, row, self._targets) for row in part]
            corrected = self._corrected(model, part, entries)
            self._keys.load(entries)
            for row, entry in zip(part, entries, strict=True):
                found = canonical.digest_of(entry, self._keys, corrected.get(row["uuid"]))
                if row["_act"] != act.key.hex or next(expected, None) != (entry.uuid, found):
                    _refuse(f"entries/{kind}.jsonl", Said("Bản ghi %(uuid)s khác với lúc niêm", uuid=row["uuid"]))
                entry.act = act
            bulk.insert(model, entries)
            self._count(kind, len(part))
            if not count:
                return
        if count:
            _refuse(f"entries/{kind}.jsonl", Said("Thiếu %(count)s bản ghi của việc %(key)s", count=count, key=act.key))

    def _expected(self, act: Act, kind: str) -> Iterator[tuple[uuid.UUID, bytes]]:
        start = 0
        for one, count in act.manifest:
            if one == kind:
                return islice(digest.unpack(bytes(act.digests)), start, start + count)
            start += count
        return iter(())

    def _corrected(
        self, model: type[Entry], rows: Sequence[dict[str, Any]], entries: Sequence[Entry]
    ) -> dict[str, uuid.UUID]:
        """The versions that rows correct, found by UUID and set on the entries."""
        wanted = [uuid.UUID(row["corrects"]) for row in rows if row["corrects"]]
        found: dict[uuid.UUID, int] = {}
        for start in range(0, len(wanted), 500):
            versions = model._default_manager.filter(uuid__in=wanted[start : start + 500])
            found.update(versions.values_list("uuid", "pk"))
        corrected = {row["uuid"]: uuid.UUID(row["corrects"]) for row in rows if row["corrects"]}
        for row, entry in zip(rows, entries, strict=True):
            if row["uuid"] in corrected:
                entry.corrects_id = found.get(corrected[row["uuid"]])  # type: ignore[attr-defined]
        return corrected

    def _compare_figures(self) -> None:
        last = self.outcome.loaded.get("seals", 0)
        for made, said in zip_longest(figure_versions(last), read(self.history / "figures.jsonl")):
            if made != said:
                one = said or made or {}
                _refuse(
                    "figures.jsonl",
                    Said("Số đã chốt của «%(code)s» tính lại khác bản xuất", code=one.get("indicator__code")),
                )
        self._count("figures", sum(1 for _ in figure_versions(last)))

    def _count(self, name: str, more: int) -> None:
        self.outcome.loaded[name] = self.outcome.loaded.get(name, 0) + more


def _not_empty() -> Iterator[Finding]:
    if Act.objects.exists() or any(one.model._default_manager.exists() for one in IDENTITIES):
        words = Said("Đây là bản xuất có lịch sử, chỉ nạp vào thư mục dữ liệu trống; thư mục dữ liệu này đã có dữ liệu")
        yield Finding("", "home_not_empty", words, file=HISTORY)


def _ahead(folder: Path, at: dt.datetime) -> Iterator[Finding]:
    """A stated time later than the clock is refused before anything is written."""
    for name, field in (("acts", "stated_at"), ("seals", "at")):
        for number, row in enumerate(read(folder / HISTORY / f"{name}.jsonl"), start=1):
            if dt.datetime.fromisoformat(row[field]) > at:
                words = Said(
                    "Thời điểm %(moment)s còn ở tương lai; đồng hồ máy này chỉ %(clock)s",
                    moment=row[field],
                    clock=at.isoformat(timespec="seconds"),
                )
                yield Finding(field, "future", words, number, f"{HISTORY}/{name}.jsonl")
                break


def _refuse(file: str, message: str) -> NoReturn:
    raise Refused([Finding("", "export_broken", message, file=f"{HISTORY}/{file}")])
