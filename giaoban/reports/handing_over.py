"""What an official leaves open of reports: the sections given to them by name (bàn giao)."""

from collections.abc import Iterator, Mapping

from giaoban.offices.handing_over import OpenItem, moves
from giaoban.offices.models import Account
from giaoban.offices.rules.ownership import standing
from giaoban.offices.rules.tree import UnitTree
from giaoban.reports.models import SectionWriter
from giaoban.said import Said
from giaoban.trail.queries import current

SECTION = SectionWriter.KIND


def open_items(account: Account, unit: int) -> Iterator[OpenItem]:
    """The sections that an official writes by name for a unit."""
    given = current(SectionWriter).filter(account=account, writer=unit, last_day=None)
    for one in given.order_by("pk"):
        yield OpenItem(SECTION, one.record.hex, Said("Soạn mục «%(key)s» của báo cáo", key=one.key))


def taken_over(tree: UnitTree) -> Mapping[str, str]:
    """By the record of a gift the account that took it over, where a hand-over passed it on."""
    return {move.item[1]: move.owner for move in standing(moves(tree)).values() if move.item[0] == SECTION}
