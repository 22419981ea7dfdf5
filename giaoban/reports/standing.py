"""Where the reports of many sessions stand (tình trạng báo cáo): one query a table, however many."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from giaoban.documents.models import DocumentStep, Step
from giaoban.indicators.sessions import Session
from giaoban.offices.rules.tree import UnitTree
from giaoban.reports.models import Letterhead, OutlineItem, Restating
from giaoban.reports.rules.document_key import document_key
from giaoban.said import Said
from giaoban.trail.queries import current
from giaoban.web.writing import day


@dataclass(frozen=True)
class Standing:
    """The state of a report in a word, its tone, and the number and day of a document that has them."""

    word: str
    tone: str = "plain"
    number: str = ""
    written: bool = True
    """Whether there is an outline to write it by."""


DRAFT = Standing(Said("dự thảo"), "warn")
NO_OUTLINE = Standing(Said("chưa có đề cương"), written=False)
_TOLD: Mapping[str, tuple[str, str]] = {
    Step.SUBMITTED: (Said("đã trình"), "info"),
    Step.RETURNED: (Said("bị trả lại"), "bad"),
    Step.APPROVED: (Said("đã duyệt"), "info"),
    Step.SIGNED: (Said("đã ký"), "info"),
    Step.NUMBERED: (Said("đã vào số"), "info"),
    Step.SENT: (Said("đã phát hành"), "good"),
}


def standings(sessions: Sequence[Session], tree: UnitTree) -> list[Standing]:
    """Where each session's report stands, in their order; of a restated one, where its last document stands."""
    rounds: dict[object, int] = defaultdict(int)
    for session in current(Restating).values_list("session", flat=True):
        rounds[session] += 1
    documents = [
        [document_key(one.record, tree[one.unit].key, number) for number in range(rounds[one.record] + 1)]
        for one in sessions
    ]
    steps: dict[object, list[DocumentStep]] = defaultdict(list)
    every = [key for keys in documents for key in keys]
    for step in current(DocumentStep).filter(document__in=every).order_by("pk"):
        steps[step.document].append(step)
    outlined = _units(OutlineItem) & _units(Letterhead)
    return [
        _standing([steps[key] for key in keys], outlined=one.unit in outlined)
        for one, keys in zip(sessions, documents, strict=True)
    ]


def _standing(rounds: Sequence[Sequence[DocumentStep]], *, outlined: bool) -> Standing:
    taken = next((steps for steps in reversed(rounds) if steps), None)
    if taken is None:
        return DRAFT if outlined else NO_OUTLINE
    word, tone = _TOLD[taken[-1].step]
    numbered = next((step for step in reversed(taken) if step.step == Step.NUMBERED), None)
    return Standing(word, tone, f"{numbered.number}/{numbered.symbol}, {day(numbered.day)}" if numbered else "")


def _units(model: type[OutlineItem | Letterhead]) -> set[int]:
    return set(current(model).values_list("unit_id", flat=True))
