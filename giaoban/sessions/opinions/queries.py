"""Asking about opinion sheets: before closing only who answered, after it every opinion, checked against the trail."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from giaoban.days.clock import VIETNAM
from giaoban.offices.models import Account
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.sessions.opinions.models import (
    OpinionClosing,
    OpinionRevealed,
    OpinionSheet,
    OpinionVote,
    OpinionVoter,
)
from giaoban.sessions.opinions.policy import policy
from giaoban.sessions.opinions.rules.sealed import untrue
from giaoban.sessions.opinions.rules.tally import Counts, Verdict, counted, verdict
from giaoban.trail.queries import current


class SheetNotFound(LookupError):
    """There is no such sheet, or the account may not know of it."""


@dataclass(frozen=True)
class Opinion:
    """What one member said, once the sheet is closed; nothing before."""

    member: Account
    answered_at: dt.datetime | None
    choice: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Result:
    """The outcome of a closed sheet; ``untrue`` names the votes whose opinion is not the one that was sealed."""

    counts: Counts
    verdict: Verdict
    article: str
    untrue: Sequence[uuid.UUID]


def find(key: str, permission: Permission) -> OpinionSheet:
    """The sheet of a key that the account may see: its organisers, and the members asked."""
    try:
        sheet = current(OpinionSheet).filter(record=uuid.UUID(key)).select_related("unit").first()
    except ValueError as error:
        raise SheetNotFound from error
    if sheet is None or not may_see(permission, sheet):
        raise SheetNotFound
    return sheet


def may_see(permission: Permission, sheet: OpinionSheet) -> bool:
    """Whether the account organises the sheet, or is asked by it and still serves."""
    if permission.may(Deed.HOLD_MEETING, sheet.unit_id):
        return True
    return bool(permission.held) and permission.account.pk in voters(sheet.record)


def visible(permission: Permission) -> list[OpinionSheet]:
    """The sheets that the account may see, the last to close first."""
    if not permission.held:
        return []
    asked = current(OpinionVoter).filter(account=permission.account).values_list("sheet", flat=True)
    mine = Q(unit__in=permission.units(Deed.HOLD_MEETING)) | Q(record__in=list(asked))
    return list(current(OpinionSheet).filter(mine).select_related("unit").order_by("-closes_at", "pk"))


def voters(sheet: uuid.UUID) -> dict[int, Account]:
    """Who is asked, in the order they were named."""
    rows = current(OpinionVoter).filter(sheet=sheet).select_related("account").order_by("pk")
    return {one.account_id: one.account for one in rows}


def votes_of(sheet: uuid.UUID) -> list[OpinionVote]:
    """The votes sent in, as digests."""
    return list(current(OpinionVote).filter(sheet=sheet).select_related("act").order_by("pk"))


def closing_of(sheet: uuid.UUID) -> OpinionClosing | None:
    """The closing of a sheet, once there is one."""
    return current(OpinionClosing).filter(sheet=sheet).select_related("act").first()


def opinions(sheet: OpinionSheet) -> list[Opinion]:
    """Every member with when they answered; what they said only once the sheet is closed."""
    sent = {one.voter_id: one for one in votes_of(sheet.record)}
    revealed = _revealed(sheet.record)
    return [
        Opinion(
            member,
            sent[pk].act.stated_at if pk in sent else None,
            *(revealed.get(sent[pk].uuid, ("", "")) if pk in sent else ("", "")),
        )
        for pk, member in voters(sheet.record).items()
    ]


def result(sheet: OpinionSheet) -> Result | None:
    """The outcome, counted from the trail alone; ``None`` until the sheet is closed."""
    closing = closing_of(sheet.record)
    if closing is None:
        return None
    digests = {one.uuid: one.digest for one in votes_of(sheet.record)}
    revealed = _revealed(sheet.record)
    of_the_day = policy(sheet.closes_at.astimezone(VIETNAM).date())
    counts = counted(len(voters(sheet.record)), [choice for choice, _ in revealed.values()])
    wrong = untrue(bytes.fromhex(closing.key), digests, revealed)
    return Result(counts, verdict(counts, of_the_day.rule), of_the_day.article, wrong)


def _revealed(sheet: uuid.UUID) -> Mapping[uuid.UUID, tuple[str, str]]:
    return {one.vote: (one.choice, one.reason) for one in current(OpinionRevealed).filter(sheet=sheet).order_by("pk")}
