"""What ``giaoban check`` asks of the notices: whether anybody was not told of something."""

from collections.abc import Iterator

from giaoban.notices.models import OwedNotices
from giaoban.said import Said


def owed() -> Iterator[str]:
    """Each sender that failed at a seal and has not made up for it."""
    for one in OwedNotices.objects.order_by("seal", "sender"):
        yield Said(
            "Dấu niêm %(seal)s: chưa báo tin được (%(sender)s): %(problem)s",
            seal=one.seal_id,
            sender=one.sender,
            problem=one.problem,
        )
