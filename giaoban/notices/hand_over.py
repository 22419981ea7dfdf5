"""Telling who took something over (bàn giao): one notice a hand-over and person, naming what is theirs now."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from giaoban.notices.kinds import NoticeKind, Sender, Told
from giaoban.offices.models import Account, HandOver
from giaoban.offices.queries import tree_now
from giaoban.said import Said
from giaoban.trail.models import Act, Seal
from giaoban.words.dates import write_short_date

KIND = NoticeKind("offices.handed_over", Said("Bàn giao cho tôi"), needed=True)
MOST_TITLES = 5


def tell(seal: Seal, acts: Sequence[Act]) -> Iterator[Told]:
    """The new owners of what these acts handed over, the receiver too where nothing was open."""
    for row in HandOver.objects.filter(act__in=acts).select_related("giver", "receiver"):
        mine: dict[str, list[str]] = defaultdict(list, {row.receiver.username: []})
        for item in row.items:
            mine[item["owner"]].append(item["title"])
        accounts = Account.objects.filter(username__in=mine).order_by("pk")
        unit = tree_now()[row.unit_id].name
        for account in accounts:
            said = _sentence(row, unit, mine[account.username])
            yield Told(account.pk, KIND.code, f"handover:{row.record.hex}", said)


def _sentence(row: HandOver, unit: str, titles: Sequence[str]) -> str:
    whence = {"giver": row.giver.name, "unit": unit, "day": write_short_date(row.on)}
    if not titles:
        return Said("%(giver)s bàn giao công việc ở %(unit)s cho bạn từ ngày %(day)s.", **whence)
    named = [*titles[:MOST_TITLES], *(["…"] if len(titles) > MOST_TITLES else [])]
    return Said(
        "%(giver)s bàn giao cho bạn %(count)s việc ở %(unit)s, ngày %(day)s: %(titles)s.",
        **whence,
        count=len(titles),
        titles=named,
    )


SENDER = Sender("offices.hand_over", tell, frozenset({HandOver.KIND}))
