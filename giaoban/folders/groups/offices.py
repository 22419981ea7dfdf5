"""Tables of the map and of people: units, successions, people and their posts, local norms."""

import datetime as dt
from collections.abc import Iterator, Sequence

from giaoban.folders.columns import Cell, Kind, Place, Values, of
from giaoban.folders.groups.unit_lives import parents_and_lives
from giaoban.folders.home import Home
from giaoban.folders.kinds import ACCOUNT, CHOICE, COUNT, DATE, LIST, TEXT, UNIT, VALUE
from giaoban.folders.rules.suggestion import meant
from giaoban.folders.table import Line, Table, Wrong, each
from giaoban.law.book import Book
from giaoban.offices import actions as offices
from giaoban.offices.models import Account, Appointment, OfficeNorm, SectorDuty, Succession, Unit, UnitVersion
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.sector_duties import SectorPart, mistakes
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said

MILLION = 1_000_000
DAY = dt.timedelta(days=1)


def _short_parent(value: str, place: Place) -> Cell:
    """The parent's code alone where it is enough on the unit's first day."""
    code, _, first = str(value).partition("@")
    parent = next(one for one in place.home.tree if one.code == code and one.valid_from.isoformat() == first)
    return place.home.unit_code(parent.id, place.day)


PARENT = Kind("parent", Said("mã đơn vị cấp trên, có trong bảng này"), lambda text, place: text, _short_parent, "01")
OLD_UNIT = Kind(
    "unit",
    Said("mã đơn vị cũ"),
    lambda text, place: place.home.unit(text, (place.day or place.home.today) - DAY).id,
    lambda value, place: place.home.unit_code(value, (place.day or place.home.today) - DAY),
    "00343",
)


def _units(home: Home) -> Iterator[Values]:
    for one in home.standing(UnitVersion).select_related("unit", "parent").order_by("pk"):
        yield {
            "code": one.unit.code,
            "valid_from": one.unit.valid_from,
            "name": one.name,
            "in_prose": one.in_prose,
            "level": one.level,
            "parent": str(one.parent) if one.parent else None,
            "last_day": one.last_day,
            "document": one.document,
        }


def _add_units(home: Home, lines: Sequence[Line]) -> None:
    made = {f"{one.values['code']}@{one.values['valid_from']}": one for one in lines}
    rows: dict[str, Unit] = {
        name: offices.unit(one.values["code"], one.values["valid_from"]) for name, one in made.items()
    }
    entries = []
    for name, line in made.items():
        parent = line.values["parent"]
        if parent and parent not in rows:
            code, _, first = parent.partition("@")
            rows[parent] = offices.unit(code, dt.date.fromisoformat(first))
        said = {key: line.values[key] for key in ("name", "in_prose", "level", "last_day", "document")}
        entries.append(UnitVersion(unit=rows[name], parent=rows[parent] if parent else None, **said))
    _write_map(home, entries)


def _write_map(home: Home, entries: Sequence[UnitVersion | Succession]) -> None:
    if home.founding:
        offices.set_up(entries, at=home.at, basis=home.document)
        return
    offices.change_units(entries, authority=home.authority_id, by=home.administrator, at=home.at, basis=home.document)


UNITS = Table(
    name="units",
    title=Said("Đơn vị"),
    columns=(
        of(
            Unit,
            "code",
            TEXT,
            example="00343",
            help=Said("mã theo danh mục đơn vị hành chính, hoặc mã tự đặt của phòng ban"),
        ),
        of(Unit, "valid_from", DATE, example="2025-07-01", help=Said("ngày đơn vị bắt đầu hoạt động")),
        of(UnitVersion, "name", TEXT, example="Phường Ví Dụ"),
        of(UnitVersion, "in_prose", TEXT, example="phường Ví Dụ"),
        of(UnitVersion, "level", CHOICE, example="commune"),
        of(UnitVersion, "parent", PARENT, example="01"),
        of(UnitVersion, "last_day", DATE, example="", help=Said("ngày hoạt động cuối, khi đã kết thúc")),
        of(UnitVersion, "document", TEXT, example="1656/NQ-UBTVQH15"),
    ),
    key=("code", "valid_from"),
    day="valid_from",
    standing=_units,
    check=parents_and_lives,
    add=_add_units,
)


def _successions(home: Home) -> Iterator[Values]:
    for one in home.standing(Succession).order_by("pk"):
        yield {
            "old": one.old_id,
            "new": one.new_id,
            "on": one.on,
            "share": one.share,
            "basis": one.basis,
            "source": one.source,
        }


def _whole_shares(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    """The shares of one old unit make the whole, or none is known."""
    given = {_pair(line.values): line for line in lines}
    shares: dict[int, dict[tuple[int, int], int | None]] = {}
    for values in [*_successions(home), *(line.values for line in lines)]:
        shares.setdefault(values["old"], {})[_pair(values)] = values["share"]
    for parts in shares.values():
        last = next((given[pair] for pair in reversed(parts) if pair in given), None)
        known = [share for share in parts.values() if share is not None]
        if last is None or not known or (len(known) == len(parts) and sum(known) == MILLION):
            continue
        words = Said("còn phần để trống") if len(known) < len(parts) else Said("cộng được %(known)s", known=sum(known))
        yield (
            last,
            Finding(
                "share",
                "shares",
                Said("Các phần của đơn vị cũ phải đủ %(million)s phần triệu; %(words)s", million=MILLION, words=words),
            ),
        )


def _pair(values: Values) -> tuple[int, int]:
    """Which two units a succession joins."""
    return values["old"], values["new"]


def _add_successions(home: Home, lines: Sequence[Line]) -> None:
    names = {"old": "old_id", "new": "new_id"}
    _write_map(home, [Succession(**{names.get(k, k): v for k, v in one.values.items()}) for one in lines])


SUCCESSIONS = Table(
    name="successions",
    title=Said("Kế thừa đơn vị"),
    columns=(
        of(Succession, "old", OLD_UNIT),
        of(Succession, "new", UNIT, example="00352"),
        of(Succession, "on", DATE, example="2025-07-01"),
        of(Succession, "share", COUNT, example="1000000", help=Said("1000000 là toàn bộ; để trống nếu chưa rõ")),
        of(Succession, "basis", CHOICE, example="whole"),
        of(Succession, "source", TEXT, example="1656/NQ-UBTVQH15"),
    ),
    key=("old", "new", "on"),
    day="on",
    standing=_successions,
    check=_whole_shares,
    add=_add_successions,
)


def _people(home: Home) -> Iterator[Values]:
    for username, name in Account.objects.order_by("username").values_list("username", "name"):
        yield {"username": username, "name": name}


def _add_people(home: Home, lines: Sequence[Line]) -> None:
    if not home.founding:
        Permission(home.administrator, home.today, home.tree).require(Deed.MANAGE, [home.authority_id])
    for line in lines:
        Account.objects.create_user(line.values["username"], line.values["name"], None)


PEOPLE = Table(
    name="people",
    title=Said("Người dùng (không có mật khẩu; đặt mật khẩu sau khi nạp)"),
    columns=(
        of(Account, "username", TEXT, example="van_phong"),
        of(Account, "name", TEXT, example="Nguyễn Văn A (tên giả)"),
    ),
    key=("username",),
    standing=_people,
    add=_add_people,
)


def _posts(home: Home) -> Iterator[Values]:
    rows = home.standing(Appointment).order_by("pk")
    for account, unit, role, post, from_day, last_day in rows.values_list(
        "account_id", "unit_id", "role", "post", "from_day", "last_day"
    ):
        yield {"account": account, "unit": unit, "role": role, "post": post, "from_day": from_day, "last_day": last_day}


def _last_after_first(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    for line in lines:
        if line.values["last_day"] and line.values["last_day"] < line.values["from_day"]:
            yield line, Finding("last_day", "order_of_days", Said("Ngày cuối trước ngày đầu"))


def _add_posts(home: Home, lines: Sequence[Line]) -> None:
    names = {"account": "account_id", "unit": "unit_id"}
    made = [Appointment(**{names.get(k, k): v for k, v in one.values.items()}) for one in lines]
    if home.founding:
        offices.set_up(made, at=home.at, basis=home.document)
    else:
        offices.appoint(made, by=home.administrator, at=home.at, basis=home.document)


POSTS = Table(
    name="posts",
    title=Said("Chức vụ và vai trò"),
    columns=(
        of(Appointment, "account", ACCOUNT),
        of(Appointment, "unit", UNIT),
        of(Appointment, "role", CHOICE, example="office"),
        of(Appointment, "post", TEXT, example="Chánh Văn phòng"),
        of(Appointment, "from_day", DATE, example="2025-07-01"),
        of(Appointment, "last_day", DATE, example=""),
    ),
    key=("account", "unit", "role", "from_day"),
    day="from_day",
    standing=_posts,
    check=_last_after_first,
    add=_add_posts,
)

_NORM = ("name", "value", "since", "until", "document", "document_day")


def _norms(home: Home) -> Iterator[Values]:
    yield from home.standing(OfficeNorm).order_by("pk").values(*_NORM)


def _known_norms(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    known = Book.shipped().names()
    for line in lines:
        if line.values["name"] not in known:
            words = Said(
                "Sách luật không có tham số «%(name)s».%(hint)s",
                name=line.values["name"],
                hint=meant(line.values["name"], known),
            )
            yield line, Finding("name", "unknown_norm", words)
        elif line.values["until"] and line.values["until"] < line.values["since"]:
            yield line, Finding("until", "order_of_days", Said("Ngày hết hiệu lực trước ngày bắt đầu"))


def _add_norms(home: Home, lines: Sequence[Line]) -> None:
    unit, by = home.authority_id, home.administrator
    each(lines, lambda one: offices.enter_norm(OfficeNorm(**one.values), unit_id=unit, by=by, at=home.at))


NORMS = Table(
    name="norms",
    title=Said("Tham số pháp luật và lịch riêng của cơ quan"),
    columns=(
        of(OfficeNorm, "name", TEXT, example="calendar.day_override", help=Said("tên như «giaoban law» dùng")),
        of(OfficeNorm, "value", VALUE, example='{"working": false}'),
        of(OfficeNorm, "since", DATE, example="2026-02-20"),
        of(OfficeNorm, "until", DATE, example="2026-02-20"),
        of(OfficeNorm, "document", TEXT, example="12/TB-UBND"),
        of(OfficeNorm, "document_day", DATE, example="2026-02-10"),
    ),
    key=("name", "since"),
    standing=_norms,
    check=_known_norms,
    add=_add_norms,
)

_SECTOR = ("sector", "part", "words", "from_day", "last_day", "document")


def _sectors(home: Home) -> Iterator[Values]:
    for one in home.standing(SectorDuty).order_by("pk"):
        yield {"authority": one.authority_id, "unit": one.unit_id, **{name: getattr(one, name) for name in _SECTOR}}


def _sectors_can_stand(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    given = {SECTORS.key_of(line.values) for line in lines}
    standing = [_part(values) for values in _sectors(home) if SECTORS.key_of(values) not in given]
    for at, column, why in mistakes([*standing, *(_part(line.values) for line in lines)]):
        if at >= len(standing):
            yield lines[at - len(standing)], Finding(column, "sector", why)


def _part(values: Values) -> SectorPart:
    names = ("authority", "sector", "unit", "part", "words", "from_day", "last_day")
    authority, sector, unit, part, words, from_day, last_day = (values[name] for name in names)
    return SectorPart(authority, sector, unit, part, tuple(words), from_day, last_day)


def _add_sectors(home: Home, lines: Sequence[Line]) -> None:
    names = {"authority": "authority_id", "unit": "unit_id"}
    made = [SectorDuty(**{names.get(k, k): v for k, v in one.values.items()}) for one in lines]
    offices.assign_sectors(made, by=home.by, at=home.at, basis=home.document)


SECTORS = Table(
    name="sectors",
    title="Phân công lĩnh vực: đơn vị nào chủ trì, phối hợp",
    columns=(
        of(SectorDuty, "authority", UNIT, example="00352"),
        of(SectorDuty, "sector", TEXT, example="Ngân sách"),
        of(SectorDuty, "unit", UNIT, example="00352.KT"),
        of(SectorDuty, "part", CHOICE, example="lead"),
        of(
            SectorDuty,
            "words",
            LIST,
            example="thu ngân sách | chi ngân sách",
            help="ghi ở dòng chủ trì",
            required=False,
        ),
        of(SectorDuty, "from_day", DATE, example="2025-07-01"),
        of(SectorDuty, "last_day", DATE, example=""),
        of(SectorDuty, "document", TEXT, example="15/QĐ-UBND"),
    ),
    key=("authority", "sector", "unit", "from_day"),
    day="from_day",
    standing=_sectors,
    check=_sectors_can_stand,
    add=_add_sectors,
)

TABLES = (UNITS, SUCCESSIONS, PEOPLE, POSTS, NORMS, SECTORS)
