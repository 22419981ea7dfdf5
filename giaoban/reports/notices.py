"""Whom reports are told to: whose step comes next, who sent one back, whose issued report shows a changed figure."""

import uuid
from collections.abc import Iterator, Mapping, Sequence

from giaoban.days.clock import VIETNAM
from giaoban.documents.actions import DEEDS
from giaoban.documents.models import DocumentStep, Step
from giaoban.documents.queries import steps_of
from giaoban.indicators import restated
from giaoban.indicators.sessions import Session
from giaoban.notices.kinds import NoticeKind, Sender, Settled, Told
from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.offices.permission import who_may
from giaoban.offices.rules.tree import UnitFacts
from giaoban.reports.models import Edition
from giaoban.reports.queries import last_issued, session_of
from giaoban.reports.things import REPORT, report_key
from giaoban.said import Said
from giaoban.trail.models import Act, Seal

WAITING = NoticeKind("reports.waiting", Said("Báo cáo chờ tôi"), needed=True)
RETURNED = NoticeKind("reports.returned", Said("Báo cáo bị trả lại"), needed=True)
OUTDATED = NoticeKind("reports.outdated", Said("Báo cáo đã phát hành có số thay đổi"))
KINDS = (WAITING, RETURNED, OUTDATED)

NEXT: Mapping[str, Step] = {
    Step.SUBMITTED: Step.APPROVED,
    Step.APPROVED: Step.SIGNED,
    Step.SIGNED: Step.NUMBERED,
    Step.NUMBERED: Step.SENT,
}
"""Which step waits for somebody after each."""


def tell_steps(seal: Seal, acts: Sequence[Act]) -> Iterator[Told | Settled]:
    """The last step of each document in these acts: what waited before is done, the next one waits."""
    by_act = {act.pk: act for act in acts}
    last = {one.document: one for one in DocumentStep.objects.filter(act__in=acts).order_by("pk")}
    for step in last.values():
        tree = offices.tree_now()
        unit = tree[step.unit_id]
        session = session_of(step.document, unit, seal.number)
        if session is not None:
            thing = (REPORT, report_key(session.record, unit.key))
            yield Settled(thing, (WAITING.code, RETURNED.code))
            yield from _told(step, by_act[step.act_id], session, unit, seal, thing)


def _told(
    step: DocumentStep, act: Act, session: Session, unit: UnitFacts, seal: Seal, thing: tuple[str, str]
) -> Iterator[Told]:
    about = {"session": session.code, "unit": unit.name}
    key = f"step:{step.uuid.hex}"
    if step.step == Step.RETURNED:
        said = Said("Báo cáo kỳ %(session)s của %(unit)s bị trả lại: %(why)s", **about, why=step.note or act.reason)
        for account in submitters(step.document):
            if account.username != act.account:
                yield Told(account.pk, RETURNED.code, key, said, thing, unit.id)
    elif step.step in NEXT:
        waits = NEXT[step.step]
        said = Said("Báo cáo kỳ %(session)s của %(unit)s chờ bước «%(step)s».", **about, step=waits.label)
        for account in who_may(DEEDS[waits], unit.id, seal.at.astimezone(VIETNAM).date()):
            if account.username != act.account:
                yield Told(account.pk, WAITING.code, key, said, thing, unit.id)


def submitters(document: uuid.UUID) -> list[Account]:
    """Whose the report is: who carried it to the approver, last first."""
    names = [one.act.account for one in steps_of(document) if one.step == Step.SUBMITTED]
    return list(Account.objects.filter(username=names[-1], is_active=True)) if names else []


def tell_outdated(seal: Seal, acts: Sequence[Act]) -> Iterator[Told]:
    """Whose issued report shows a closed figure that got a new version is told so, to weigh a correction.

    The key is that of the figures' own notice, so that one person is told once.
    """
    found = list(restated.restated_at(seal))
    issued = {(one.session, one.unit_id): one for one in last_issued(seal.number)} if found else {}
    for session, figures in found:
        edition = issued.get((session.record, session.unit))
        shown = [one for one in figures if edition is not None and _shows(edition, one.definition.indicator.code)]
        if edition is not None and shown:
            yield from _told_outdated(seal, session, edition, shown)


def _told_outdated(
    seal: Seal, session: Session, edition: Edition, shown: Sequence[restated.Restated]
) -> Iterator[Told]:
    unit = offices.tree(seal.number)[edition.unit_id]
    said = Said(
        "Báo cáo đã phát hành kỳ %(session)s nêu %(count)s số nay có bản mới: %(figures)s. "
        "Xem báo cáo và cân nhắc đính chính.",
        session=session.code,
        count=len(shown),
        figures=restated.named_of(shown, values=True),
    )
    thing = (REPORT, report_key(session.record, unit.key))
    for account in submitters(edition.document):
        yield Told(account.pk, OUTDATED.code, restated.restated_key(session, seal), said, thing, unit.id)


def _shows(edition: Edition, code: str) -> bool:
    """Whether a figure stands in a sentence or in the appendix of an edition."""
    in_sentences = {piece.get("indicator") for item in edition.content["items"] for piece in item["pieces"]}
    return code in in_sentences or code in {row["code"] for row in edition.content["appendix"]}


SENDERS = (
    Sender("reports.steps", tell_steps, frozenset({DocumentStep.KIND})),
    Sender("reports.outdated", tell_outdated),
)
