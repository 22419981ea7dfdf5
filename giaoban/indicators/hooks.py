"""What this room tells the notices and the calendars at start-up."""

from giaoban.indicators import session_days
from giaoban.indicators.notices import KINDS, SENDERS
from giaoban.notices import kinds
from giaoban.web import registry


def register() -> None:
    """Make them known."""
    for kind in KINDS:
        kinds.add_kind(kind)
    for sender in SENDERS:
        kinds.add_sender(sender)
    registry.add_calendar("sessions", session_days.calendar)
