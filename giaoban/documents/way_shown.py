"""The way of a document as its page shows it (các bước): what is done, where it stands, what is to come."""

from collections.abc import Sequence

from giaoban.documents.models import DocumentStep, Step
from giaoban.documents.rules.way import TO_ISSUE
from giaoban.said import Said
from giaoban.web import parts
from giaoban.web.writing import moment


def shown_way(taken: Sequence[DocumentStep]) -> list[parts.Step]:
    """Every step from trình to phát hành; after a return the way begins again at trình, and says why."""
    done: dict[str, DocumentStep] = {}
    returned: DocumentStep | None = None
    for one in taken:
        returned = one if one.step == Step.RETURNED else None
        done = {} if returned else {**done, one.step: one}
    way = [parts.Step(Step(step).label, "done", _who(done[step])) for step in TO_ISSUE if step in done]
    open_steps = [step for step in TO_ISSUE if step not in done]
    if open_steps:
        first = parts.Step(Step(open_steps[0]).label, "now")
        if returned:
            first = parts.Step(first.title, "back", Said("trả lại: %(why)s", why=returned.note))
        way += [first, *(parts.Step(Step(step).label, "next") for step in open_steps[1:])]
    return way


def _who(step: DocumentStep) -> str:
    return f"{step.act.decided_by or step.act.account}, {moment(step.act.stated_at)}"
