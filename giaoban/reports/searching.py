"""Reports as search finds them: each session's, by its number and the sentences of the edition issued last."""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.urls import reverse

from giaoban.documents.models import DocumentStep
from giaoban.indicators.models import ReportingSession
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.offices import queries as offices
from giaoban.offices.models import UnitVersion
from giaoban.offices.rules.tree import UnitTree
from giaoban.reports.models import Edition, Letterhead, OutlineItem
from giaoban.reports.queries import issued_as, last_issued
from giaoban.said import Said
from giaoban.trail.queries import known_at, latest_seal
from giaoban.web.registry import SearchEntry, SearchKind, SearchSource

REPORTS = SearchKind("bao-cao", Said("Báo cáo"), 40)
_KINDS = frozenset(
    model.KIND for model in (ReportingSession, Edition, DocumentStep, UnitVersion, OutlineItem, Letterhead)
)


def source() -> SearchSource:
    """The reports, each under the unit whose it is."""
    return SearchSource("reports", REPORTS, Said("Báo cáo"), _KINDS, _touched, entries)


def entries(keys: set[str] | None) -> Iterator[SearchEntry]:
    """The report of every session that has one: issued, or still a draft and known by its session alone."""
    seal = latest_seal()
    tree = offices.tree(seal)
    sessions = [one for one in sessions_at(seal) if keys is None or one.record.hex in keys]
    issued = {(one.session, one.unit_id): one for one in last_issued(seal)} if sessions else {}
    outlined = set(known_at(OutlineItem, seal).values_list("unit_id", flat=True))
    outlined &= set(known_at(Letterhead, seal).values_list("unit_id", flat=True))
    for session in sessions:
        edition = issued.get((session.record, session.unit))
        if edition is not None or session.unit in outlined:
            yield _entry(session, edition, tree, seal)


def _entry(session: Session, edition: Edition | None, tree: UnitTree, seal: int) -> SearchEntry:
    unit = tree[session.unit]
    said, codes, day = "", [session.code], session.held_on
    if edition is not None:
        number, day = _number(edition, seal, day)
        said = f"{edition.content['letterhead']['subject']} · {_sentences(edition.content['items'])}"
        codes += [number] if number else []
        said = f"{number} · {said}" if number else said
    return SearchEntry(
        key=session.record.hex,
        title=str(Said("Báo cáo kỳ %(session)s, %(unit)s", session=session.code, unit=unit.name)),
        href=reverse("reports:report", args=[unit.code, session.code]),
        words=said,
        codes=codes,
        unit=unit.id,
        territory=unit.id,
        day=day,
    )


def _number(edition: Edition, seal: int, otherwise: dt.date) -> tuple[str, dt.date]:
    """ "12/BC-UBND" and its day."""
    issued = issued_as(edition.document, seal)
    if not issued.number:
        return "", otherwise
    return f"{issued.number}/{edition.content['letterhead']['symbol']}", issued.day or otherwise


def _sentences(items: Iterable[dict[str, Any]]) -> str:
    return " ".join("".join(piece["text"] for piece in item["pieces"]).strip() for item in items)


def _touched(acts: Sequence[int]) -> set[str]:
    """The sessions whose report these acts opened, approved, carried on, or whose unit or outline they changed."""
    found: set[uuid.UUID] = set()
    for start in range(0, len(acts), 500):
        some = acts[start : start + 500]
        found.update(ReportingSession.objects.filter(act__in=some).values_list("record", flat=True))
        found.update(Edition.objects.filter(act__in=some).values_list("session", flat=True))
        moved = DocumentStep.objects.filter(act__in=some).values("document")
        found.update(Edition.objects.filter(document__in=moved).values_list("session", flat=True))
        for model in (UnitVersion, OutlineItem, Letterhead):
            units = set(model._default_manager.filter(act__in=some).values_list("unit", flat=True))
            found.update(ReportingSession.objects.filter(unit__in=units).values_list("record", flat=True))
    return {session.hex for session in found}
