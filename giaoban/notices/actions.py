"""Telling people, marking what they read, and what they wish to be told."""

import datetime as dt
from collections.abc import Iterable, Sequence

from giaoban.notices import kinds
from giaoban.notices.kinds import Settled, Told
from giaoban.notices.models import Notice, NoticePreference
from giaoban.notices.saying import kept
from giaoban.offices.models import Account


def tell(what: Iterable[Told | Settled], *, at: dt.datetime) -> None:
    """Put notices into inboxes; who was told of a key before is not told again, who declined a kind is not told."""
    told: list[Told] = []
    for one in what:
        if isinstance(one, Settled):
            _settle(one, at)
        else:
            told.append(one)
    if not told:
        return
    declined = _declined({one.account for one in told})
    rows = [_row(one, at) for one in told if one.kind not in declined.get(one.account, ())]
    Notice.objects.bulk_create(rows, batch_size=200, ignore_conflicts=True)


def mark(notices: Sequence[int], account: Account, *, read: bool, at: dt.datetime) -> None:
    """Mark some of a person's own notices as read or unread."""
    Notice.objects.filter(pk__in=notices, account=account).update(read_at=at if read else None)


def mark_all_read(account: Account, *, kind: str, at: dt.datetime) -> None:
    """Mark everything of a person as read, or everything of one kind."""
    mine = Notice.objects.filter(account=account, read_at=None)
    (mine.filter(kind=kind) if kind else mine).update(read_at=at)


def wish(preference: NoticePreference) -> None:
    """Keep what a person wishes; kinds that cannot be declined are left out."""
    needed = {kind.code for kind in kinds.kinds() if kind.needed}
    preference.unwanted = sorted(set(preference.unwanted) - needed)
    preference.save()


def _declined(accounts: set[int]) -> dict[int, frozenset[str]]:
    rows = NoticePreference.objects.filter(account__in=accounts).values_list("account", "unwanted")
    return {account: frozenset(unwanted) for account, unwanted in rows}


def _settle(settled: Settled, at: dt.datetime) -> None:
    kind, key = settled.thing
    waiting = Notice.objects.filter(thing_kind=kind, thing_key=key, kind__in=settled.kinds, read_at=None)
    waiting.update(read_at=at)


def _row(one: Told, at: dt.datetime) -> Notice:
    kind, key = one.thing
    return Notice(
        account_id=one.account,
        kind=one.kind,
        key=one.key,
        said=kept(one.said),
        thing_kind=kind,
        thing_key=key,
        unit_id=one.unit,
        made_at=at,
    )
