"""Whom opinion sheets are told to: the members asked, reminded until they answered; all of them once it is closed."""

from collections.abc import Iterator, Sequence

from giaoban.days.clock import VIETNAM
from giaoban.notices import reminders
from giaoban.notices.kinds import NoticeKind, Sender, Settled, Told
from giaoban.notices.reminders import Due
from giaoban.notices.rules.moment import MomentRule
from giaoban.offices import queries as offices
from giaoban.said import Said
from giaoban.sessions.opinions import queries
from giaoban.sessions.opinions.models import OpinionClosing, OpinionSheet, OpinionVote
from giaoban.sessions.opinions.things import SHEET
from giaoban.trail.models import Act, Seal
from giaoban.trail.queries import current
from giaoban.words.dates import write_short_date

ASKED = NoticeKind("sessions.opinion_asked", Said("Phiếu lấy ý kiến chờ tôi"), needed=True)
CLOSED = NoticeKind("sessions.opinion_closed", Said("Kết quả lấy ý kiến"))
KINDS = (ASKED, CLOSED)
RULES = (MomentRule("1_day_before", 1), MomentRule("on_the_day", 0))


def tell_asked(seal: Seal, acts: Sequence[Act]) -> Iterator[Told]:
    """Each member is asked, and reminded of the day it closes."""
    for one in OpinionSheet.objects.filter(act__in=acts, void=False):
        thing, day = (SHEET, one.record.hex), one.closes_at.astimezone(VIETNAM).date()
        title = Said("Phiếu lấy ý kiến: %(title)s", title=one.title)
        said = Said("Xin ý kiến: %(title)s, trả lời trước %(day)s.", title=one.title, day=write_short_date(day))
        members = _serving(one, seal)
        reminders.arm([Due(pk, thing, day, title) for pk in members], RULES, at=seal.at)
        for pk, unit in members.items():
            yield Told(pk, ASKED.code, f"opinion:{one.uuid.hex}", said, thing, unit)


def tell_answered(seal: Seal, acts: Sequence[Act]) -> Iterator[Settled | Told]:
    """Who answered is reminded no more; that is all anybody hears of a vote."""
    for vote in OpinionVote.objects.filter(act__in=acts):
        reminders.disarm((SHEET, vote.sheet.hex), accounts=[vote.voter_id])
    yield from ()


def tell_closed(seal: Seal, acts: Sequence[Act]) -> Iterator[Told | Settled]:
    """The members hear that the result can be read."""
    for closing in OpinionClosing.objects.filter(act__in=acts):
        one, thing = current(OpinionSheet).filter(record=closing.sheet).first(), (SHEET, closing.sheet.hex)
        reminders.disarm(thing)
        yield Settled(thing, (ASKED.code,))
        if one is not None:
            said = Said("Đã có kết quả lấy ý kiến: %(title)s.", title=one.title)
            for pk, unit in _serving(one, seal).items():
                yield Told(pk, CLOSED.code, f"opinion:{one.uuid.hex}:closed", said, thing, unit)


def _serving(sheet: OpinionSheet, seal: Seal) -> dict[int, int]:
    """The members asked who still hold a role when it is told, each with the unit where they hold it."""
    members = list(queries.voters(sheet.record))
    held = offices.appointments_of(members, seal.at.astimezone(VIETNAM).date())
    serving = {one.account_id: one.unit_id for one in held}
    return {pk: serving[pk] for pk in members if pk in serving}


SENDERS = (
    Sender("sessions.asked", tell_asked, frozenset({OpinionSheet.KIND})),
    Sender("sessions.answered", tell_answered, frozenset({OpinionVote.KIND})),
    Sender("sessions.opinions_closed", tell_closed, frozenset({OpinionClosing.KIND})),
)
