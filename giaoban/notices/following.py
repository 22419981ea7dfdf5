"""The follower's step of this room: every sender is asked about each pass's acts, once.

Notices are written in the transaction that seals the acts, so a crash tells nobody and the next pass
tells everybody. A sender that fails is noted in ordinary rows (an export is replayed without notices) and asked
again at the next passes; the others go on.
"""

import logging
from collections.abc import Sequence

from django.db import transaction

from giaoban.notices import actions, kinds
from giaoban.notices.kinds import Sender
from giaoban.notices.models import OwedNotices
from giaoban.trail.models import Act, Seal, SealedAct

STEP = "notices"
_MOST_OWED = 20
"""What earlier passes owe that one pass tries again."""

logger = logging.getLogger(__name__)


def keep_notices(seal: Seal, acts: Sequence[int]) -> None:
    """Tell people of what these acts did; acts that are replayed are old news and tell nobody."""
    owed = list(OwedNotices.objects.order_by("pk").select_related("seal")[:_MOST_OWED])
    fresh = _fresh(acts)
    for sender in kinds.senders() if fresh else ():
        error = _ask(sender, seal, fresh)
        if error is not None:
            OwedNotices.objects.create(seal=seal, sender=sender.name, problem=str(error)[:300])
    for one in owed:
        _pay(one)


def _pay(owed: OwedNotices) -> None:
    """Ask a sender again that failed at an earlier pass; one that no room has any more is owed nothing."""
    sender = next((one for one in kinds.senders() if one.name == owed.sender), None)
    sealed = SealedAct.objects.filter(seal=owed.seal_id).order_by("position").values_list("act_id", flat=True)
    if sender is None or _ask(sender, owed.seal, _fresh(list(sealed))) is None:
        owed.delete()


def _ask(sender: Sender, seal: Seal, acts: Sequence[Act]) -> Exception | None:
    mine = [act for act in acts if not sender.entries or sender.entries & {kind for kind, _ in act.manifest}]
    if not mine:
        return None
    try:
        with transaction.atomic():
            actions.tell(sender.tell(seal, mine), at=seal.at)
    except Exception as error:  # the others are still asked; this one is asked again
        logger.exception("sender %s failed at seal %s", sender.name, seal.number)
        return error
    return None


def _fresh(acts: Sequence[int]) -> list[Act]:
    found: list[Act] = []
    for start in range(0, len(acts), 500):
        rows = Act.objects.filter(pk__in=acts[start : start + 500], replayed=False)
        found += rows.defer("digests", "changes").order_by("pk")
    return found
