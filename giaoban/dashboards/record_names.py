"""What records behind a figure are called (tên của bản ghi): book, key and page, rows and tasks alike."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from giaoban.indicators.sources.cells import Behind
from giaoban.indicators.sources.registry import BOOKS
from giaoban.registers import registry
from giaoban.tasks import shown
from giaoban.tasks.models import Task
from giaoban.tasks.queries import standing_tasks


@dataclass(frozen=True)
class RecordName:
    """The title of the book a record is kept in, what people call it there (nothing for a key of ours), its page."""

    book: str
    key: str
    href: str


def book_title(code: str) -> str:
    """The title of a register, or of a book that is none."""
    return BOOKS[code].title if code in BOOKS else registry.get(code).title


def named(records: Iterable[Behind], seal: int) -> Mapping[str, RecordName]:
    """The names of records as known at a seal, by record; tasks are read in one query."""
    every = list(records)
    wanted = [uuid.UUID(one.record) for one in every if one.register == Task.KIND]
    tasks = {one.record.hex: shown.title_of(one) for one in standing_tasks(seal).filter(record__in=wanted)}
    return {one.record: _name(one, tasks) for one in every}


def _name(one: Behind, tasks: Mapping[str, str]) -> RecordName:
    if one.register == Task.KIND:
        return RecordName(
            book_title(one.register), tasks.get(one.record, ""), shown.task_address(uuid.UUID(one.record))
        )
    key = "" if len(one.key) == 32 and one.key.isalnum() else one.key
    return RecordName(book_title(one.register), key, reverse("registers:record", args=[one.register, one.record]))
