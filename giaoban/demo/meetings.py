"""The meeting of March 2023: planned and invited, held with its report, one opinion sheet, the notice still a draft."""

import datetime as dt
from itertools import accumulate
from typing import Any

from giaoban.days.clock import VIETNAM
from giaoban.demo import tables
from giaoban.demo.happenings import Places
from giaoban.demo.setting import DISTRICT, account
from giaoban.demo.story import Story
from giaoban.indicators.models import ReportingSession
from giaoban.sessions.agenda import actions as agenda
from giaoban.sessions.agenda import queries as items_of
from giaoban.sessions.agenda import sitting
from giaoban.sessions.agenda.models import AgendaItem
from giaoban.sessions.meetings import actions, inviting, queries
from giaoban.sessions.meetings.models import (
    Answer,
    Attendance,
    Invitation,
    InvitationReply,
    Meeting,
    MeetingSeries,
    MeetingState,
    Part,
)
from giaoban.sessions.minutes import actions as minutes
from giaoban.sessions.opinions import actions as opinions
from giaoban.sessions.opinions.models import OpinionSheet
from giaoban.trail.queries import current

BEGINS = dt.datetime(2023, 3, 10, 8, tzinfo=VIETNAM)
CLOSES = dt.datetime(2023, 3, 17, 17, tzinfo=VIETNAM)
SESSION = "2023-03"


def march_2023(story: Story, places: Places) -> None:
    """Planned and invited before the meeting, the rest written down after it."""
    story.deed(dt.date(2023, 3, 6), lambda at: _plan(places))
    story.deed(dt.date(2023, 3, 17), lambda at: _hold(places))


def _plan(places: Places) -> None:
    office, said, district = account("van_phong"), tables.meeting(), places.id(DISTRICT)
    at = BEGINS - dt.timedelta(days=4)
    series = MeetingSeries(
        unit_id=district, title="Phiên họp UBND quận tháng", day_of_month=10, begins="08:00", minutes=120,
        place=said["place"],
    )  # fmt: skip
    actions.begin_series(series, by=office, at=at)
    meeting = Meeting(
        unit_id=district,
        series=series.record,
        session=current(ReportingSession).get(unit=district, code=SESSION).record,
        title=said["title"],
        begins=BEGINS,
        minutes=120,
        place=said["place"],
        chair=account("chu_tich"),
        preparation=said["preparation"],
        papers_by=dt.date(2023, 3, 8),
    )
    actions.plan(meeting, by=office, at=at)
    agenda.add_items(meeting, [_item(one) for one in said["item"]], by=office, at=at)
    agenda.keep_template(meeting, "Phiên thường kỳ", by=office, at=at)
    inviting.invite(meeting, _asked(places, said), by=office, at=at)
    actions.pass_to(meeting, MeetingState.INVITED, by=office, at=at)


def _item(said: dict[str, Any]) -> AgendaItem:
    unit = tables.unit(said["unit"]) if "unit" in said else None
    return AgendaItem(
        kind=said["kind"],
        title=said["title"],
        minutes=said["minutes"],
        unit=unit,
        rapporteur=said.get("rapporteur", ""),
    )


def _asked(places: Places, said: dict[str, Any]) -> list[Invitation]:
    """The chair, the members by name, every ward of that day as such."""
    of = {row["username"]: row["unit"] for row in tables.rows("accounts")}
    wards = [row for row in tables.rows("units") if row["parent"] == DISTRICT and row["level"] == "commune"]
    living = [f"{row['code']}@{row['valid_from']}" for row in wards if row["valid_from"] < "2023"]
    return [
        Invitation(unit_id=places.id(DISTRICT), account=account("chu_tich"), part=Part.CHAIR),
        *(Invitation(unit=tables.unit(of[n]), account=account(n), part=Part.MEMBER) for n in said["members"]),
        *(Invitation(unit=tables.unit(key), part=Part.GUEST) for key in living),
    ]


def _hold(places: Places) -> None:
    office, said = account("van_phong"), tables.meeting()
    meeting = current(Meeting).get(unit=places.id(DISTRICT))
    _answer(meeting, said)
    meeting = actions.pass_to(meeting, MeetingState.HELD, by=office, at=BEGINS)
    _present(meeting, said)
    _sit(meeting, said)
    _ask(places, said["sheet"])
    meeting = actions.pass_to(meeting, MeetingState.CLOSED, by=office, at=BEGINS + dt.timedelta(minutes=105))
    numbered = [f"{number}. {text}" for number, text in enumerate(said["conclusions"], start=1)]
    draft = minutes.new_notice(meeting, BEGINS)
    text = "\n".join([*draft.text.split("\n")[:2], said["addressed"], *numbered])
    minutes.write_notice(meeting, draft.symbol, draft.subject, text, draft.recipients, by=office, at=CLOSES)


def _answer(meeting: Meeting, said: dict[str, Any]) -> None:
    for row in queries.invited(meeting.record):
        name = row.invitation.account.username if row.invitation.account else ""
        if name == said["absent"]:
            reply = InvitationReply(invitation=row.invitation.record, answer=Answer.ABSENT, reason=said["why_absent"])
        elif name in said["members"]:
            reply = InvitationReply(invitation=row.invitation.record, answer=Answer.COMES)
        else:
            continue
        inviting.answer(meeting, reply, by=account(name), at=BEGINS - dt.timedelta(days=2))


def _present(meeting: Meeting, said: dict[str, Any]) -> None:
    absent = account(said["absent"]).pk
    seen = [
        Attendance(invitation=one.invitation.record, present=one.invitation.account_id != absent, who=one.expected)
        for one in queries.invited(meeting.record)
    ]
    inviting.mark_present(meeting, seen, by=account("van_phong"), at=BEGINS)


def _sit(meeting: Meeting, said: dict[str, Any]) -> None:
    """Item by item as long as each took; one was not reached."""
    chair, office, given = account("chu_tich"), account("van_phong"), said["item"]
    begins = [BEGINS, *(BEGINS + dt.timedelta(minutes=sum_) for sum_ in accumulate(one["spent"] for one in given))]
    for item, one, at in zip(items_of.items_of(meeting.record), given, begins, strict=False):
        if not one["spent"]:
            continue
        sitting.turn_to(meeting, item, by=chair, at=at)
        if "said" in one:
            speaker, words = one["said"].split("|")
            sitting.write_opinion(meeting, item.record, speaker, words, by=office, at=at)
        resolution = "\n".join([said["addressed"], *said["conclusions"]]) if one["kind"] == "conclusion" else ""
        result = "agreed" if one["kind"] in {"report", "conclusion"} else "noted"
        sitting.conclude(meeting, item, result, resolution, by=office, at=at)
    sitting.turn_to(meeting, None, by=chair, at=begins[-1])


def _ask(places: Places, said: dict[str, Any]) -> None:
    asked = [account(name) for name, _, _ in said["votes"]] + [account(name) for name in said["silent"]]
    at = CLOSES - dt.timedelta(days=4)
    sheet = OpinionSheet(
        unit_id=places.id(DISTRICT), title=said["title"], question=said["question"], closes_at=CLOSES
    )  # fmt: skip
    opinions.ask(sheet, asked, by=account("van_phong"), at=at)
    for name, choice, reason in said["votes"]:
        opinions.vote(sheet, account(name), choice, reason, by=account(name), at=at)
    opinions.close(sheet, by=account("van_phong"), at=CLOSES)
