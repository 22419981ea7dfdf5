"""In which sentences of its session's report a figure stands (có trong câu nào), kept by seal."""

from collections.abc import Mapping, Sequence

from django.urls import reverse

from giaoban.dashboards import by_seal
from giaoban.dashboards.place import Standing
from giaoban.reports.counted_in import sentences_by_figure
from giaoban.web.registry import Link


def sentences_of(here: Standing, code: str) -> list[Link]:
    """Links to the sentences that show an indicator's figure, in the report of this place and session."""
    report = reverse("reports:report", args=[here.unit.code, here.session.code])
    return [Link(text.strip(" -–"), f"{report}#{key}") for key, text in _all(here).get(code, ())]


def _all(here: Standing) -> Mapping[str, Sequence[tuple[str, str]]]:
    unit, session = here.unit.code, here.session.code
    parts = ("sentences", here.unit.key, session)
    return by_seal.kept(here.seal, parts, lambda: sentences_by_figure(unit, session, here.reader.seal))
