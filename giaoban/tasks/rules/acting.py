"""What may be done with a task as it stands (việc được làm ở mỗi trạng thái)."""

from collections.abc import Mapping

from giaoban.said import Said
from giaoban.tasks.rules.happening import NAMES, What
from giaoban.tasks.rules.state import NAMES as STATE_NAMES
from giaoban.tasks.rules.state import OPEN, Standing, State

_WORKING = frozenset({State.ASSIGNED, State.RUNNING, State.AGAIN})

ALLOWED_IN: Mapping[What, frozenset[State]] = {
    What.ACCEPTED: frozenset({State.ASSIGNED}),
    What.REFUSED: frozenset({State.ASSIGNED}),
    What.KEPT: frozenset({State.REFUSED}),
    What.REASSIGNED: OPEN - {State.WAITING},
    What.CORRECTED: OPEN,
    What.PROGRESS: _WORKING,
    What.ANSWERED: OPEN - {State.SUSPENDED},
    What.REMINDED: OPEN - {State.SUSPENDED},
    What.EXTENSION_ASKED: _WORKING,
    What.EXTENDED: OPEN - {State.WAITING},
    What.EXTENSION_REFUSED: OPEN,
    What.REDATED: OPEN,
    What.REPORTED: _WORKING,
    What.CONFIRMED: frozenset({State.WAITING}),
    What.SENT_BACK: frozenset({State.WAITING}),
    What.SUSPENDED: _WORKING | {State.REFUSED},
    What.RESUMED: frozenset({State.SUSPENDED}),
    What.CANCELLED: OPEN,
}


class NotNow(ValueError):
    """The task does not stand so that this could be done; the message says how it stands."""


def may(now: Standing, what: What) -> bool:
    """Whether it may be done with a task that stands so."""
    if now.state not in ALLOWED_IN[what]:
        return False
    if what == What.EXTENSION_ASKED:
        return now.request is None and now.due is not None
    if what == What.EXTENSION_REFUSED:
        return now.request is not None
    return what != What.EXTENDED or now.due is not None


def require(now: Standing, what: What) -> None:
    """Refuse in words what may not be done; raises :class:`NotNow`."""
    if not may(now, what):
        raise NotNow(_why(now, what))


def _why(now: Standing, what: What) -> str:
    name = NAMES[what]
    if now.state not in ALLOWED_IN[what]:
        state = STATE_NAMES[now.state]
        return Said("Nhiệm vụ đang ở trạng thái «%(state)s», không làm được việc «%(name)s».", state=state, name=name)
    if what == What.EXTENSION_REFUSED:
        return Said("Không có đề nghị gia hạn nào đang chờ.")
    if now.due is None:
        return Said("Nhiệm vụ không có hạn nên không có gì để gia hạn.")
    return Said("Đã có một đề nghị gia hạn đang chờ quyết định.")
