"""What a unit sent for a period and what became of it (đã gửi, trả lại, đã nhận)."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from giaoban.indicators.models import Submission, SubmissionDecision, SubmissionLine, SubmissionOutcome
from giaoban.said import Said
from giaoban.trail.queries import current


class Stage(StrEnum):
    """Where the last submission of a unit and period stands."""

    NONE = "none"
    SENT = "sent"
    RETURNED = "returned"
    ACCEPTED = "accepted"


STAGE_NAMES: Mapping[Stage, str] = {
    Stage.NONE: Said("chưa gửi"),
    Stage.SENT: Said("chờ nhận"),
    Stage.RETURNED: Said("trả lại"),
    Stage.ACCEPTED: Said("đã nhận"),
}
STAGE_TONES: Mapping[Stage, str] = {
    Stage.NONE: "plain",
    Stage.SENT: "warn",
    Stage.RETURNED: "bad",
    Stage.ACCEPTED: "good",
}


@dataclass(frozen=True)
class Received:
    """The last submission of a unit for a period, with its decision."""

    stage: Stage
    submission: Submission | None = None
    decision: SubmissionDecision | None = None
    values: Mapping[int, int] | None = None
    texts: Mapping[int, str] | None = None

    @property
    def stage_name(self) -> str:
        """The stage in words."""
        return STAGE_NAMES[self.stage]

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return STAGE_TONES[self.stage]


NOTHING = Received(Stage.NONE)


def received(units: Collection[int], start: dt.date, end: dt.date) -> dict[int, Received]:
    """What each unit sent last for exactly these days; in a fixed number of queries."""
    sent = current(Submission).filter(unit_id__in=units, start=start, end=end).select_related("act").order_by("pk")
    last = {one.unit_id: one for one in sent}
    records = [one.record for one in last.values()]
    decisions = current(SubmissionDecision).filter(submission__in=records).select_related("act").order_by("pk")
    decided = {one.submission: one for one in decisions}
    lines: dict[uuid.UUID, list[SubmissionLine]] = {}
    for line in current(SubmissionLine).filter(submission__in=records):
        lines.setdefault(line.submission, []).append(line)
    return {unit: _received(one, decided.get(one.record), lines.get(one.record, [])) for unit, one in last.items()}


def _received(one: Submission, decision: SubmissionDecision | None, lines: list[SubmissionLine]) -> Received:
    if decision is None:
        stage = Stage.SENT
    else:
        stage = Stage.ACCEPTED if decision.outcome == SubmissionOutcome.ACCEPTED else Stage.RETURNED
    values = {line.indicator_id: line.value for line in lines}
    texts = {line.indicator_id: line.text for line in lines if line.text}
    return Received(stage, one, decision, values, texts)
