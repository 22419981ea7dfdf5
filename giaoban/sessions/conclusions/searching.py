"""Conclusions as search finds them: by their words, number and session."""

import uuid
from collections.abc import Iterator, Sequence

from django.urls import reverse

from giaoban.indicators.sessions import sessions_at
from giaoban.said import Said
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.trail.queries import known_at, latest_seal
from giaoban.web.registry import SearchEntry, SearchKind, SearchSource

CONCLUSIONS = SearchKind("ket-luan", Said("Kết luận"), 43)


def source() -> SearchSource:
    """The conclusions under the authorities that concluded."""
    kinds = frozenset({Conclusion.KIND})
    return SearchSource("conclusions", CONCLUSIONS, Said("Kết luận"), kinds, _touched, entries)


def entries(keys: set[str] | None) -> Iterator[SearchEntry]:
    """Each conclusion that stands."""
    seal = latest_seal()
    sessions = {one.record: one for one in sessions_at(seal)}
    found = known_at(Conclusion, seal).order_by("pk")
    if keys is not None:
        found = found.filter(record__in=[uuid.UUID(key) for key in keys])
    for one in found:
        session = sessions.get(one.session)
        code = session.code if session else ""
        number = one.document_number or Said("chưa có số")
        yield SearchEntry(
            key=one.record.hex,
            title=str(Said("Kết luận %(number)s, kỳ %(session)s", number=number, session=code)),
            href=reverse("conclusions:conclusion", args=[one.record]),
            words=" ".join(one.text.split()),
            codes=[part for part in (one.document_number, code) if part],
            unit=one.unit_id,
            territory=one.unit_id,
            day=one.document_day or (session.held_on if session else None),
        )


def _touched(acts: Sequence[int]) -> set[str]:
    found: set[uuid.UUID] = set()
    for start in range(0, len(acts), 500):
        found.update(Conclusion.objects.filter(act__in=acts[start : start + 500]).values_list("record", flat=True))
    return {one.hex for one in found}
