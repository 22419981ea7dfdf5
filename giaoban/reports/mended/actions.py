"""Keeping what a mended file says until a person has decided, and taking in what they chose."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from giaoban.registers.rules.finding import Finding, Refused
from giaoban.reports.mended.reading import Proposal, Reading, proposals_from
from giaoban.reports.models import MendedDraft
from giaoban.reports.outline import actions as outline
from giaoban.reports.outline.actions import Rewriting
from giaoban.reports.seen import uuid_of
from giaoban.reports.writers import Desk
from giaoban.said import Said

TAKE, REFUSE, RECORDS = "nhan", "khong", "so"
"""What a person may decide: take the words, refuse them, or mend the number in its records."""


@dataclass(frozen=True)
class Taken:
    """What came of a mended file: how many differences were taken, and how many were not."""

    taken: int
    refused: int


def keep(desk: Desk, name: str, reading: Reading, *, at: dt.datetime) -> MendedDraft:
    """Keep a reading until it is decided: an ordinary row of the person who uploaded it, no act."""
    return MendedDraft.objects.create(
        unit_id=desk.of.unit.id,
        session=desk.of.session.record,
        account=desk.permission.account,
        name=name[:200],
        seal=reading.seal,
        read=reading.as_json(),
        uploaded_at=at,
    )


def decide(desk: Desk, draft: MendedDraft, decisions: Mapping[int, str], *, at: dt.datetime) -> Taken:
    """Take in what was chosen as one act, and let go of the reading.

    Refused, and nothing is written, while a difference is undecided or something chosen cannot be taken;
    :class:`~giaoban.reports.outline.actions.Changed` where a chosen sentence was written anew meanwhile.
    """
    proposals = proposals_from(draft.read)
    _refuse_undecided(proposals, decisions)
    chosen = [one for number, one in enumerate(proposals) if decisions.get(number) == TAKE]
    if any(not one.takeable for one in chosen):
        raise Refused([Finding("", "not_takeable", Said("Có chỗ không nhận thẳng được; mở câu và sửa bằng tay"))])
    reason = Said(
        "Nhận %(taken)s, không nhận %(refused)s từ bản Word «%(name)s»",
        taken=len(chosen),
        refused=len(proposals) - len(chosen),
        name=draft.name,
    )
    if chosen:
        outline.rewrite("reports.take_in_mended", desk, _rewriting(chosen), at=at, reason=reason)
    draft.delete()
    return Taken(len(chosen), len(proposals) - len(chosen))


def throw_away(draft: MendedDraft) -> None:
    """Let go of a reading without taking anything."""
    draft.delete()


def needs_decision(one: Proposal) -> bool:
    """Whether a person must say what becomes of a difference; what lies outside the sentences is only told."""
    return one.how not in {"frame", "moved"}


def _refuse_undecided(proposals: Sequence[Proposal], decisions: Mapping[int, str]) -> None:
    allowed = {TAKE, REFUSE, RECORDS}
    undecided = [n for n, one in enumerate(proposals) if needs_decision(one) and decisions.get(n) not in allowed]
    if undecided:
        words = Said("Còn %(count)s chỗ chưa chọn; chưa ghi gì", count=len(undecided))
        raise Refused([Finding(f"chon-{number}", "undecided", words) for number in undecided])


def _rewriting(chosen: Sequence[Proposal]) -> Rewriting:
    return Rewriting(
        texts={one.key: (uuid_of(one.seen), one.template or "") for one in chosen if one.how == "changed"},
        removed={one.key: uuid_of(one.seen) for one in chosen if one.how == "removed"},
        added=[(one.key, one.template or "") for one in chosen if one.how == "added"],
    )
