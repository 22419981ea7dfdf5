"""Whether clear values are those that the trail sealed, and whether erased ones are gone."""

from collections.abc import Iterator

from giaoban.said import Said
from giaoban.subjects.models import Erasure, SubjectDetails, SubjectKey, SubjectVersion
from giaoban.subjects.queries import clear_values
from giaoban.subjects.rules.digests import digests_of
from giaoban.trail.checking import Broken
from giaoban.trail.queries import current


def broken() -> Iterator[Broken]:
    """Every subject whose rows do not fit what its versions and erasure say; no value is repeated."""
    details = {row.subject: row for row in SubjectDetails.objects.all()}
    keys = {row.subject: bytes(row.key) for row in SubjectKey.objects.all()}
    erased = set(Erasure.objects.values_list("subject", flat=True))
    for subject in sorted(erased & (details.keys() | keys.keys())):
        yield Broken(Said("chủ thể %(subject)s", subject=subject), Said("đã xóa nhưng dữ liệu còn lại"))
    for version in current(SubjectVersion).exclude(record__in=erased).order_by("pk").iterator(chunk_size=500):
        row, key = details.pop(version.record, None), keys.get(version.record)
        if row is None or key is None:
            yield Broken(Said("chủ thể %(record)s", record=version.record), Said("dữ liệu đã mất mà không có việc xóa"))
        elif not _fits(version, row, key):
            yield Broken(Said("chủ thể %(record)s", record=version.record), Said("dữ liệu khác với lúc niêm"))
    for subject in sorted(details.keys() - erased):
        yield Broken(Said("chủ thể %(subject)s", subject=subject), Said("dữ liệu không thuộc việc nào"))


def _fits(version: SubjectVersion, row: SubjectDetails, key: bytes) -> bool:
    sealed = digests_of(key, clear_values(row))
    return version.kind == row.kind and all(getattr(version, field) == value for field, value in sealed.items())
