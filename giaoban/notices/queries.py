"""Asking about notices: a person's inbox, how much of it is unread, what they wish to be told."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from giaoban.notices import kinds
from giaoban.notices.models import Notice, NoticePreference
from giaoban.notices.saying import told_again
from giaoban.offices.models import Account
from giaoban.said import Said


@dataclass(frozen=True)
class Shown:
    """A notice as its owner reads it today; one of a unit they may no longer see says only that."""

    pk: int
    kind: str
    text: str
    made_at: object
    read: bool
    opens: bool


def inbox(account: Account, *, kind: str = "", unread: bool | None = None) -> "QuerySet[Notice]":
    """A person's notices, newest first: of one kind, the unread or the read ones, if asked."""
    mine = Notice.objects.filter(account=account)
    if kind:
        mine = mine.filter(kind=kind)
    if unread is not None:
        mine = mine.filter(read_at__isnull=unread)
    return mine.order_by("-made_at", "-pk")


def shown(notice: Notice, seen: Collection[int]) -> Shown:
    """A notice for its owner, who may see these units."""
    visible = notice.unit_id is None or notice.unit_id in seen
    return Shown(
        pk=notice.pk,
        kind=kinds.title_of(notice.kind),
        text=told_again(notice.said) if visible else Said("Thông báo của đơn vị mà tài khoản không còn quyền xem."),
        made_at=notice.made_at,
        read=notice.read_at is not None,
        opens=visible and bool(notice.thing_kind),
    )


def unread_count(account: Account) -> int:
    """How many notices a person has not read."""
    return Notice.objects.filter(account=account, read_at=None).count()


def kinds_of(account: Account) -> frozenset[str]:
    """The kinds of notices that a person has in the inbox."""
    return frozenset(Notice.objects.filter(account=account).order_by().values_list("kind", flat=True).distinct())


def preference(account: Account) -> NoticePreference:
    """What a person wishes; not yet kept where they never said."""
    found = NoticePreference.objects.filter(Q(account=account)).first()
    return found or NoticePreference(account=account)
