"""Asking for opinions, giving one, closing the sheet.

A vote and a closing lock the row of the sheet's key. Closing removes that row in its transaction, so a vote that waited
for the lock finds the sheet closed; two votes of one member meet the table's constraint.
"""

import contextlib
import datetime as dt
import json
import secrets
import uuid
from collections.abc import Iterator, Sequence

from giaoban.days.clock import VIETNAM
from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.offices.permission import NotAllowed, Permission
from giaoban.offices.rules.roles import Deed
from giaoban.offices.sign_in import sealing
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.sessions.meetings.versions import one_writer
from giaoban.sessions.opinions import queries
from giaoban.sessions.opinions.models import (
    Choice,
    OpinionClosing,
    OpinionKey,
    OpinionRevealed,
    OpinionSheet,
    OpinionVote,
    OpinionVoter,
    SealedOpinion,
)
from giaoban.sessions.opinions.policy import policy
from giaoban.sessions.opinions.rules.sealed import digest_of
from giaoban.trail import actions as trail
from giaoban.trail.actions import CorrectionConflict
from giaoban.trail.queries import current

KEY_BYTES = 32
LONGEST_REASON = 4000
BY_THE_CLOCK = trail.Author("theo-gio", "Hệ thống, đúng hạn của phiếu")
"""Who closes a sheet that no person closed: the worker, when its time is over."""


class Closed(ValueError):
    """The sheet is closed, or not yet; the message says which."""


def ask(sheet: OpinionSheet, members: Sequence[Account], *, by: Account, at: dt.datetime) -> OpinionSheet:
    """Send a sheet to some members; from now on each may answer once until it closes."""
    author = Permission(by, at.date()).require(Deed.HOLD_MEETING, [sheet.unit_id])
    findings = list(_findings(sheet, members, at))
    if findings:
        raise Refused(findings)
    sheet.record = sheet.uuid
    asked = [OpinionVoter(sheet=sheet.record, account=one) for one in dict.fromkeys(members)]
    with one_writer():
        trail.append("sessions.ask_opinions", [sheet, *asked], by=author, at=at)
        OpinionKey.objects.create(sheet=sheet.record, box=sealing.encrypted(secrets.token_hex(KEY_BYTES)))
    return sheet


def vote(
    sheet: OpinionSheet, member: Account, choice: str, reason: str, *, by: Account, at: dt.datetime
) -> OpinionVote:
    """Give an opinion, once, before the sheet closes; for another only where the authority's own rule allows it.

    Raises :class:`Closed`, :class:`~giaoban.registers.rules.finding.Refused` at the field, and
    :class:`~giaoban.trail.actions.CorrectionConflict` for a second vote.
    """
    reason = reason.strip().replace("\r\n", "\n")
    author = _voting(sheet, member, by, at)
    _refuse_opinion(choice, reason)
    with one_writer():
        key = _key(sheet, at)
        if any(one.voter_id == member.pk for one in queries.votes_of(sheet.record)):
            raise CorrectionConflict(Said("Phiếu này đã có ý kiến của thành viên; mỗi người gửi một lần."))
        sent = OpinionVote(sheet=sheet.record, voter=member)
        sent.digest = digest_of(key, sent.uuid, choice, reason)
        trail.append("sessions.vote", [sent], by=author, at=at)
        box = sealing.encrypted(json.dumps([choice, reason], ensure_ascii=False))
        SealedOpinion.objects.create(vote=sent.uuid, sheet=sheet.record, box=box)
    return sent


def close(sheet: OpinionSheet, *, by: Account, at: dt.datetime) -> OpinionClosing:
    """Close a sheet whose time is over and reveal what was said, with the key that proves it."""
    author = Permission(by, at.date()).require(Deed.HOLD_MEETING, [sheet.unit_id])
    return _closed(sheet, author, at)


def close_due(now: dt.datetime) -> list[OpinionClosing]:
    """Close every sheet whose time is over, as the clock's own deed; one that somebody just closed is left alone."""
    waiting = list(OpinionKey.objects.values_list("sheet", flat=True))
    due = current(OpinionSheet).filter(record__in=waiting, closes_at__lte=now).order_by("closes_at", "pk")
    closings = []
    for sheet in due:
        with contextlib.suppress(Closed, CorrectionConflict):
            closings.append(_closed(sheet, BY_THE_CLOCK, now))
    return closings


def _closed(sheet: OpinionSheet, author: trail.Author, at: dt.datetime) -> OpinionClosing:
    if at < sheet.closes_at:
        raise Closed(Said("Phiếu còn hạn; kết quả niêm đến lúc hết hạn."))
    with one_writer():
        row = OpinionKey.objects.select_for_update().filter(sheet=sheet.record).first()
        if row is None:
            raise Closed(Said("Phiếu đã chốt."))
        sealed = list(SealedOpinion.objects.filter(sheet=sheet.record).order_by("vote"))
        closing = OpinionClosing(sheet=sheet.record, key=sealing.decrypted(row.box))
        opened = [
            OpinionRevealed(sheet=sheet.record, vote=one.vote, choice=choice, reason=reason)
            for one in sealed
            for choice, reason in [json.loads(sealing.decrypted(one.box))]
        ]
        trail.append("sessions.close_opinions", [closing, *opened], by=author, at=at)
        SealedOpinion.objects.filter(sheet=sheet.record).delete()
        row.delete()
    return closing


def may_vote_for(account: Account, sheet: uuid.UUID, at: dt.datetime) -> list[Account]:
    """Members whose opinion the account may give now: itself, and by proxy whoever delegated to it that day."""
    members, day = queries.voters(sheet), at.astimezone(VIETNAM).date()
    own = [members[account.pk]] if account.pk in members else []
    if not policy(day).proxy:
        return own
    givers = {one.giver_id for one in offices.delegations_to(account, day)}
    return own + [one for pk, one in members.items() if pk in givers and pk != account.pk]


def _voting(sheet: OpinionSheet, member: Account, by: Account, at: dt.datetime) -> trail.Author:
    if member.pk not in {one.pk for one in may_vote_for(by, sheet.record, at)}:
        raise NotAllowed(Said("Phiếu này không hỏi bạn, và quy chế không cho gửi ý kiến thay người khác."))
    permission = Permission(by, at.date())
    if not permission.held:
        raise NotAllowed(Said("Tài khoản không còn vai trò nào."))
    held = permission.held[0]
    return trail.Author(by.username, held.words, permission.unit_key(held.unit))


def _key(sheet: OpinionSheet, at: dt.datetime) -> bytes:
    """The key of an open sheet, its row locked until the vote is written."""
    row = OpinionKey.objects.select_for_update().filter(sheet=sheet.record).first()
    if row is None or at >= sheet.closes_at:
        raise Closed(Said("Phiếu đã hết hạn, không nhận thêm ý kiến."))
    return bytes.fromhex(sealing.decrypted(row.box))


def _findings(sheet: OpinionSheet, members: Sequence[Account], at: dt.datetime) -> Iterator[Finding]:
    for name in ("title", "question"):
        if not str(getattr(sheet, name)).strip():
            yield Finding(name, "required", Said("Không được để trống"))
    if sheet.closes_at <= at:
        yield Finding("closes_at", "past", Said("Hạn trả lời phải ở sau lúc này"))
    if not members:
        yield Finding("members", "required", Said("Chọn ít nhất một thành viên"))


def _refuse_opinion(choice: str, reason: str) -> None:
    findings = []
    if choice not in Choice.values:
        findings.append(Finding("choice", "unknown", Said("Chọn một ý kiến")))
    elif choice != Choice.AGREE and not reason:
        findings.append(Finding("reason", "required", Said("Không đồng ý hoặc có ý kiến khác thì nêu lý do")))
    if len(reason) > LONGEST_REASON:
        findings.append(
            Finding("reason", "too_long", Said("Dài quá %(most)s ký tự, viết ngắn lại", most=LONGEST_REASON))
        )
    if findings:
        raise Refused(findings)
