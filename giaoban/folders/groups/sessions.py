"""The tables of reporting sessions, their cut-offs and their closes."""

import uuid
from collections.abc import Iterator, Mapping, Sequence

from giaoban.folders.columns import Column, Unknown, Values, of
from giaoban.folders.home import Home
from giaoban.folders.kinds import DATE, TEXT, UNIT
from giaoban.folders.rules.suggestion import meant
from giaoban.folders.table import Line, Table, Wrong, each
from giaoban.indicators import actions as indicators
from giaoban.indicators.models import Close, ReportingSession, SessionWindow
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said
from giaoban.trail.actions import Decision

_UNIT_OF_SESSION = Column(
    "unit", Said("đơn vị"), TEXT, required=True, help=Said("như ở bảng sessions"), example="00343"
)
_CODE_OF_SESSION = Column(
    "session", Said("kỳ"), TEXT, required=True, help=Said("như cột code ở bảng sessions"), example="2026-02"
)


def _days_in_order(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    for line in lines:
        if line.values["end"] < line.values["start"]:
            yield line, Finding("end", "order_of_days", Said("Ngày cuối trước ngày đầu"))


def _sessions(home: Home) -> Iterator[Values]:
    for one in home.standing(ReportingSession).order_by("pk"):
        said = {name: getattr(one, name) for name in ("code", "held_on", "start", "end")}
        yield {**said, "unit": one.unit_id, "record": one.record}


def sessions_by_name(home: Home) -> Mapping[tuple[str, str], Values]:
    """The sessions that stand, by the unit's and the session's code as rows name them."""
    found = {}
    for values in _sessions(home):
        found[home.unit_code(values["unit"], values["held_on"]), values["code"]] = values
    return found


def _cutoffs(home: Home) -> Iterator[Values]:
    names = {values["record"]: name for name, values in sessions_by_name(home).items()}
    for one in home.standing(SessionWindow).order_by("pk"):
        if one.session in names:
            unit, session = names[one.session]
            yield {"unit": unit, "session": session, "scope": one.scope, "start": one.start, "end": one.end}


def _add_sessions(home: Home, lines: Sequence[Line]) -> None:
    def open_one(line: Line) -> None:
        said = {name: line.values[name] for name in ("code", "held_on", "start", "end")}
        windows = {
            part.values["scope"]: (part.values["start"], part.values["end"]) for part in line.parts.get("cutoffs", ())
        }
        indicators.open_session(ReportingSession(unit_id=line.values["unit"], **said), windows, by=home.by, at=home.at)

    each(lines, open_one)


def _known_scopes(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    yield from _days_in_order(home, lines)
    known = {*home.indicators, *(one.sector for one in home.catalogue)}
    for line in lines:
        scope = line.values["scope"]
        if scope not in known:
            words = Said("Không có chỉ tiêu hay lĩnh vực «%(scope)s».%(hint)s", scope=scope, hint=meant(scope, known))
            wrong = Unknown(words, "unknown_scope", "indicators", column="scope", by_key=False)
            yield line, wrong


def _added_with_owner(home: Home, lines: Sequence[Line]) -> None:
    """Rows of a part are added by their owner's action."""


CUTOFFS = Table(
    name="cutoffs",
    title=Said("Ngày chốt số liệu riêng của từng chỉ tiêu, lĩnh vực"),
    columns=(
        _UNIT_OF_SESSION,
        _CODE_OF_SESSION,
        of(SessionWindow, "scope", TEXT, example="budget", help=Said("mã chỉ tiêu, hoặc lĩnh vực")),
        of(SessionWindow, "start", DATE, example="2026-01-01"),
        of(SessionWindow, "end", DATE, example="2026-02-07"),
    ),
    key=("unit", "session", "scope"),
    owner=("unit", "session"),
    standing=_cutoffs,
    check=_known_scopes,
    add=_added_with_owner,
)

SESSIONS = Table(
    name="sessions",
    title=Said("Kỳ giao ban"),
    columns=(
        of(ReportingSession, "unit", UNIT),
        of(ReportingSession, "code", TEXT, example="2026-02"),
        of(ReportingSession, "held_on", DATE, example="2026-02-10"),
        of(ReportingSession, "start", DATE, example="2026-01-01"),
        of(ReportingSession, "end", DATE, example="2026-01-31"),
    ),
    key=("unit", "code"),
    named_by="code",
    day="held_on",
    standing=_sessions,
    check=_days_in_order,
    add=_add_sessions,
    parts=(CUTOFFS,),
    owned_by=("unit", "code"),
)


def _closes(home: Home) -> Iterator[Values]:
    names = {values["record"]: name for name, values in sessions_by_name(home).items()}
    for one in home.standing(Close).select_related("act").order_by("pk"):
        unit, session = names[one.session]
        act = one.act
        yield {
            "unit": unit,
            "session": session,
            "decided_by": act.decided_by,
            "decided_on": act.decided_on,
            "basis": act.basis,
        }


def _known_sessions(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    known = sessions_by_name(home)
    for line in lines:
        if (line.values["unit"], line.values["session"]) not in known:
            words = Said(
                "Đơn vị «%(unit)s» không có kỳ «%(session)s»", unit=line.values["unit"], session=line.values["session"]
            )
            wrong = Unknown(words, "unknown_session", "sessions", column="session")
            yield line, wrong


def _add_closes(home: Home, lines: Sequence[Line]) -> None:
    known = sessions_by_name(home)

    def close(line: Line) -> None:
        session = known[line.values["unit"], line.values["session"]]
        record: uuid.UUID = session["record"]
        decision = Decision(line.values["decided_by"], line.values["decided_on"], line.values["basis"])
        indicators.close(record, session["unit"], by=home.by, at=home.at, decision=decision)

    each(lines, close)


CLOSES = Table(
    name="closes",
    title=Said("Các kỳ đã chốt số liệu"),
    columns=(
        _UNIT_OF_SESSION,
        _CODE_OF_SESSION,
        Column("decided_by", Said("người quyết định"), TEXT, example="Chủ tịch", default="", max_length=160),
        Column("decided_on", Said("ngày quyết định"), DATE, example="2026-02-09"),
        Column("basis", Said("căn cứ"), TEXT, example="", default="", max_length=200),
    ),
    key=("unit", "session"),
    standing=_closes,
    check=_known_sessions,
    add=_add_closes,
)
