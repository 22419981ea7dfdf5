"""What is kept beside the entries and goes with an export: the clear values and keys of subjects, the talk about
things, scanned files.

An export thus holds personal data, as a backup does: an erasure does not reach the exports made before it.
Opinions still sealed go as they lie here, closed under the site's secret key: only a home with that key opens them.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models

from giaoban.documents import files
from giaoban.documents.models import DocumentFile
from giaoban.folders.history.lines import value_of
from giaoban.notices.remarks.models import RemarkThread, RemarkVersion, ThreadTurn
from giaoban.sessions.opinions.models import OpinionKey, SealedOpinion
from giaoban.sessions.papers.models import PaperRead
from giaoban.subjects.models import SubjectDetails, SubjectKey
from giaoban.trail.rules.digest import canonical_value

FILES = "files"


@dataclass(frozen=True)
class Beside:
    """A model of ordinary rows: its file, and the column that orders it without row ids."""

    file: str
    model: type[models.Model]
    order: str

    @property
    def fields(self) -> tuple[str, ...]:
        """Every column but a row id of the database's own."""
        return tuple(one.name for one in self.model._meta.concrete_fields if one.name != "id")

    def rows(self) -> Iterator[dict[str, Any]]:
        """The rows in canonical form."""
        for row in self.model._default_manager.order_by(self.order).values(*self.fields).iterator(chunk_size=1000):
            yield {name: canonical_value(value) for name, value in row.items()}

    def make(self, row: Mapping[str, Any]) -> models.Model:
        """The row again."""
        return self.model(**{name: value_of(self.model._meta.get_field(name), row[name]) for name in self.fields})


BESIDE = (
    Beside("subject_keys", SubjectKey, "subject"),
    Beside("subject_details", SubjectDetails, "subject"),
    Beside("remark_threads", RemarkThread, "uuid"),
    Beside("remarks", RemarkVersion, "uuid"),
    Beside("thread_turns", ThreadTurn, "uuid"),
    Beside("paper_reads", PaperRead, "uuid"),
    Beside("opinion_keys", OpinionKey, "sheet"),
    Beside("sealed_opinions", SealedOpinion, "vote"),
)


def take_files(history: Path) -> None:
    """Copy every kept file that is there into the export, under its hash."""
    for digest in DocumentFile.objects.order_by("sha256").values_list("sha256", flat=True).distinct():
        source = files.folder() / digest
        if source.is_file():
            (history / FILES).mkdir(exist_ok=True)
            shutil.copyfile(source, history / FILES / digest)


def bring_files(history: Path) -> None:
    """Copy the export's files into the home."""
    if (history / FILES).is_dir():
        files.folder().mkdir(parents=True, exist_ok=True)
        for source in sorted((history / FILES).iterdir()):
            shutil.copyfile(source, files.folder() / source.name)
