"""The next version of something that has one standing version for its key (phiên bản sau)."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import IntegrityError, transaction

from giaoban.said import Said
from giaoban.trail.actions import CorrectionConflict
from giaoban.trail.models import Entry

E = TypeVar("E", bound=Entry)
_NAMESPACE = uuid.UUID("b6f5c3a4-7f1e-4d1b-9a58-3f0f7c1d2e90")


def following(new: E, before: E | None, *, key: str) -> E:
    """``new`` as the version after ``before``; a first version is named by its key, so that there is one first."""
    if before is None:
        new.uuid = new.record = uuid.uuid5(_NAMESPACE, f"{new.KIND}:{key}")
    else:
        new.corrects, new.record = before, before.record
    return new


@contextmanager
def one_writer() -> Iterator[None]:
    """A transaction in which the second of two that write the same thing is told so.

    Raises :class:`~giaoban.trail.actions.CorrectionConflict`.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise CorrectionConflict(Said("Mục này vừa được người khác ghi; hãy mở lại và xem bản mới.")) from error
