"""The way of a document as its page shows it (các bước): what is done, where it stands, what is to come."""

from collections.abc import Mapping, Sequence

from giaoban.documents.models import DocumentStep, Step
from giaoban.documents.rules.way import TO_ISSUE
from giaoban.said import Said
from giaoban.web import parts
from giaoban.web.writing import moment


def shown_way(taken: Sequence[DocumentStep], names: Mapping[str, str]) -> list[parts.Step]:
    """Every step from trình to phát hành; after a return the way begins again at trình, and says why.

    ``names`` are those of the officials by the name that they sign in under.
    """
    done: dict[str, DocumentStep] = {}
    returned: DocumentStep | None = None
    for one in taken:
        returned = one if one.step == Step.RETURNED else None
        done = {} if returned else {**done, one.step: one}
    way = [parts.Step(Step(step).label, "done", _who(done[step], names)) for step in TO_ISSUE if step in done]
    open_steps = [step for step in TO_ISSUE if step not in done]
    if open_steps:
        first = parts.Step(Step(open_steps[0]).label, "now")
        if returned:
            first = parts.Step(first.title, "back", Said("trả lại: %(why)s", why=returned.note))
        way += [first, *(parts.Step(Step(step).label, "next") for step in open_steps[1:])]
    return way


def _who(step: DocumentStep, names: Mapping[str, str]) -> str:
    who = step.act.decided_by or names.get(step.act.account, step.act.account)
    return f"{who}, {moment(step.act.stated_at)}"
