"""Whom submissions are told to: what waits for the office, what was accepted or returned and why."""

from collections.abc import Iterable, Iterator, Sequence

from giaoban.days.clock import VIETNAM
from giaoban.indicators import restated, session_days
from giaoban.indicators.models import (
    ReportingSession,
    Submission,
    SubmissionDecision,
    SubmissionOutcome,
)
from giaoban.indicators.things import SUBMISSION
from giaoban.notices.kinds import NoticeKind, Sender, Settled, Told
from giaoban.offices import queries as offices
from giaoban.offices.handing_over import owner_of
from giaoban.offices.models import Account
from giaoban.offices.permission import who_may
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitFacts
from giaoban.said import Said
from giaoban.trail.models import Act, Seal
from giaoban.words.dates import write_short_date

SENT = NoticeKind("indicators.sent", Said("Số liệu chờ nhận"), needed=True)
RETURNED = NoticeKind("indicators.returned", Said("Số liệu bị trả lại"), needed=True)
ACCEPTED = NoticeKind("indicators.accepted", Said("Số liệu đã nhận"))
KINDS = (SENT, RETURNED, ACCEPTED, restated.KIND)


def tell_sent(seal: Seal, acts: Sequence[Act]) -> Iterator[Told]:
    """What was sent waits for the office that accepts it; who sent it themselves is not told."""
    tree, day = offices.tree_now(), seal.at.astimezone(VIETNAM).date()
    authors = {act.pk: act.account for act in acts}
    for one in Submission.objects.filter(act__in=acts, void=False):
        said = Said("%(unit)s đã gửi số liệu %(period)s, chờ nhận.", unit=tree[one.unit_id].name, period=_period(one))
        for account in who_may(Deed.ACCEPT, one.unit_id, day, tree):
            if account.username != authors[one.act_id]:
                key = f"submission:{one.uuid.hex}:sent"
                yield Told(account.pk, SENT.code, key, said, (SUBMISSION, one.record.hex), one.unit_id)


def tell_decided(seal: Seal, acts: Sequence[Act]) -> Iterator[Told | Settled]:
    """Who sent it, or took it over, hears what was decided and why; it waits for nobody any more."""
    tree = offices.tree_now()
    decisions = {one.submission: one for one in SubmissionDecision.objects.filter(act__in=acts).order_by("pk")}
    for one in Submission.objects.filter(record__in=decisions, corrected_by=None).select_related("act"):
        decision, thing = decisions[one.record], (SUBMISSION, one.record.hex)
        yield Settled(thing, (SENT.code,))
        owner = Account.objects.filter(username=owner_of(Submission.KIND, one.record.hex) or one.act.account).first()
        if owner is not None and owner.is_active and owner.username != _author(acts, decision):
            kind, said = _outcome(one, decision, tree[one.unit_id])
            key = f"submission:{one.record.hex}:decided:{decision.uuid.hex}"
            yield Told(owner.pk, kind.code, key, said, thing, one.unit_id)


def _author(acts: Sequence[Act], decision: SubmissionDecision) -> str:
    return next(act.account for act in acts if act.pk == decision.act_id)


def _outcome(one: Submission, decision: SubmissionDecision, unit: UnitFacts) -> tuple[NoticeKind, str]:
    if decision.outcome == SubmissionOutcome.RETURNED:
        words = Said("Số liệu %(period)s của %(unit)s bị trả lại: %(why)s", **_about(one, unit), why=decision.why)
        return RETURNED, words
    return ACCEPTED, Said("Số liệu %(period)s của %(unit)s đã được nhận.", **_about(one, unit))


def _about(one: Submission, unit: UnitFacts) -> dict[str, str]:
    return {"period": _period(one), "unit": unit.name}


def _period(one: Submission) -> str:
    return f"{write_short_date(one.start)} – {write_short_date(one.end)}"


SENDERS: Iterable[Sender] = (
    Sender("indicators.sent", tell_sent, frozenset({Submission.KIND})),
    Sender("indicators.decided", tell_decided, frozenset({SubmissionDecision.KIND})),
    Sender("indicators.restated", restated.tell),
    Sender("indicators.sessions", session_days.remind, frozenset({ReportingSession.KIND})),
)
