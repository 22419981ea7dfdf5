"""Telling somebody that their long work ended (báo việc dài đã xong), wherever they are by then."""

from django.urls import reverse
from django.utils import timezone

from giaoban.notices import actions
from giaoban.notices.kinds import NoticeKind, Thing, Told
from giaoban.offices.long_work import running, store
from giaoban.offices.long_work.store import Work
from giaoban.offices.permission import Permission
from giaoban.said import Said, joined

KIND = NoticeKind("long_work", Said("Việc chạy lâu đã xong"))
THING = "long_work"
NOWHERE = 0
"""A work belongs to no unit."""


def tell(work: Work) -> None:
    """Put the end of a work into its owner's inbox."""
    account = running.account_number(work.owner)
    if account is not None and work.came is not None:
        said = joined(": ", [work.title, work.came.words])
        actions.tell([Told(account, KIND.code, work.key, said, (THING, work.key))], at=timezone.now())


def work(key: str, permission: Permission) -> Thing | None:
    """The work, for its owner while it is known."""
    found = store.find(key, timezone.now())
    if found is None or found.owner != running.owner_of(permission.account):
        return None
    return Thing(found.title, reverse("offices:long_work", args=[key]), NOWHERE)
