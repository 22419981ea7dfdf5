"""A report and its sentences as things that notices open and people talk about."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from giaoban.indicators.things import place_of
from giaoban.notices.kinds import Thing
from giaoban.offices.permission import Permission
from giaoban.said import Said
from giaoban.web.registry import Named

REPORT, SENTENCE = "report", "sentence"
LONGEST_TITLE = 80
"""Letters of a sentence that name it."""


def report_key(session: uuid.UUID, unit: str) -> str:
    """The key of a session's report; ``unit`` is a natural key, the same in every home."""
    return f"{session.hex}:{unit}"


def sentence_key(session: uuid.UUID, unit: str, sentence: str) -> str:
    """The key of a sentence of a report."""
    return f"{report_key(session, unit)}:{sentence}"


def report(key: str, permission: Permission) -> Thing | None:
    """The report that the reader may see."""
    found = place_of(key, permission)
    if found is None:
        return None
    unit, session, _ = found
    title = Said("Báo cáo kỳ %(session)s, %(unit)s", session=session.code, unit=unit.name)
    return Thing(title, reverse("reports:report", args=[unit.code, session.code]), unit.id)


def sentence(key: str, permission: Permission) -> Thing | None:
    """A sentence of a report that the reader may see, at its place on the report's page."""
    found = place_of(key, permission)
    if found is None or not found[2]:
        return None
    unit, session, name = found
    title = Said("Câu «%(name)s», báo cáo kỳ %(session)s, %(unit)s", name=name, session=session.code, unit=unit.name)
    return Thing(title, f"{reverse('reports:report', args=[unit.code, session.code])}#{name}", unit.id)


def of_page(content: Mapping[str, Any], unit: str, session: uuid.UUID) -> list[Named]:
    """The report and its sentences as its page names them to other rooms."""
    sentences = [
        Named(SENTENCE, sentence_key(session, unit, item["key"]), _shortened(item))
        for item in content["items"]
        if item["kind"] not in {"part", "heading", "appendix"}
    ]
    return [Named(REPORT, report_key(session, unit), Said("Cả báo cáo")), *sentences]


def _shortened(item: Mapping[str, Any]) -> str:
    text = "".join(piece["text"] for piece in item["pieces"]).strip(" -–")
    return text if len(text) <= LONGEST_TITLE else f"{text[:LONGEST_TITLE].rsplit(' ', 1)[0]}…"
