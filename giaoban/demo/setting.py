"""What stands before the first record: the map, the officials, codes, catalogue, plans, outline."""

import datetime as dt
from collections.abc import Iterator

from django.contrib.auth.hashers import make_password

from giaoban.budget import actions as budget
from giaoban.budget.models import BudgetCode, Side
from giaoban.days.clock import VIETNAM
from giaoban.demo import tables
from giaoban.indicators import actions as indicators
from giaoban.indicators.models import IndicatorVersion, Plan
from giaoban.offices import actions as offices
from giaoban.offices.models import Account, Appointment, Part, SectorDuty, Succession, UnitVersion
from giaoban.offices.views import DEMO_PASSWORD
from giaoban.reports import actions as reports
from giaoban.reports.models import Letterhead, OutlineItem
from giaoban.trail.queries import current

DISTRICT = "009@1997-01-01"
FOUNDED = dt.datetime(2021, 12, 20, 8, tzinfo=VIETNAM)
REFORMS = (dt.date(2024, 12, 20), dt.date(2025, 6, 20))
"""Days on which the changes of 1 January and 1 July 2025 were written down."""

SECTORS_FROM = dt.date(2021, 12, 1)

CODES = (
    ("1401", "Tiền sử dụng đất", Side.REVENUE),
    ("1701", "Thuế giá trị gia tăng", Side.REVENUE),
    ("2801", "Lệ phí trước bạ nhà đất", Side.REVENUE),
    ("4278", "Phạt vi phạm hành chính", Side.REVENUE),
    ("6001", "Lương theo ngạch, bậc", Side.EXPENDITURE),
    ("7001", "Chi phí nghiệp vụ chuyên môn", Side.EXPENDITURE),
    ("9301", "Chi xây dựng công trình", Side.EXPENDITURE),
)


def account(username: str) -> Account:
    """One of the demo's accounts."""
    return Account.objects.get(username=username)


def found_offices() -> None:
    """The map and the officials as they were at the end of 2021."""
    units = [_version(row, None) for row in tables.rows("units") if row["valid_from"] < "2025"]
    hashed = make_password(DEMO_PASSWORD)
    for username, name in {row["username"]: row["name"] for row in tables.rows("accounts")}.items():
        Account.objects.create(username=username, name=name, password=hashed, is_demo=True)
    offices.set_up([*units, *_appointments(before="2025")], at=FOUNDED, basis="dữ liệu mẫu")


def reform(day: dt.date) -> None:
    """Write down one of the reforms of 2025: ends of units, new units, who takes over what share."""
    following = (day + dt.timedelta(days=32)).replace(day=1) if day.day > 15 else day
    first = following.isoformat()
    last = (following - dt.timedelta(days=1)).isoformat()
    ended = [row for row in tables.rows("units") if row["last_day"] == last]
    new = [row for row in tables.rows("units") if row["valid_from"] == first]
    links = [
        Succession(
            old=tables.unit(row["old"]),
            new=tables.unit(row["new"]),
            on=following,
            share=int(row["share"]) if row["share"] else None,
            basis=row["basis"],
            source=row["source"],
        )
        for row in tables.rows("successions")
        if row["on"] == first
    ]
    at = dt.datetime.combine(day, dt.time(9), VIETNAM)
    entries: list[UnitVersion | Succession] = [
        *(_ended(row) for row in ended),
        *(_version(row, None) for row in new),
        *links,
    ]
    offices.set_up([*entries, *_appointments(before=f"{first}~", since=first)], at=at, basis=new[0]["document"])


def fill_catalogue() -> None:
    """Sectors, codes, indicators, plans and the report's outline."""
    office, district = account("van_phong"), tables.unit(DISTRICT)
    offices.assign_sectors(list(_sector_duties()), by=office, at=FOUNDED, basis="dữ liệu mẫu")
    codes = [
        BudgetCode(code=code, name=name, side=side, valid_from=dt.date(2017, 1, 1), document="TT 324/2016/TT-BTC")
        for code, name, side in CODES
    ]
    budget.add_codes(codes, unit=district.pk, by=office, at=FOUNDED)
    definitions = [definition(number, row) for number, row in enumerate(tables.rows("indicators"), start=1)]
    indicators.define(definitions, unit=district.pk, by=office, at=FOUNDED)
    indicators.assign_plans([_plan(row) for row in tables.rows("plans")], by=office, at=FOUNDED)
    outline = tables.outline()
    head = Letterhead(unit=district, **outline["letterhead"])
    items = [OutlineItem(unit=district, order=10 * n, **item) for n, item in enumerate(outline["item"], start=1)]
    reports.write_outline([head, *items], unit=district.pk, by=office, at=FOUNDED)


def _sector_duties() -> Iterator[SectorDuty]:
    """Who leads which sector, then who helps in it; words stand with the lead."""
    for row in tables.rows("sectors"):
        words = [word.strip() for word in row["words"].split(";")]
        for part, units in ((Part.LEAD, [row["lead"]]), (Part.COORDINATE, row["coordinate"].split(";"))):
            for code in filter(None, units):
                yield SectorDuty(
                    authority=tables.unit(DISTRICT),
                    sector=row["sector"],
                    unit=tables.unit(f"{code}@{DISTRICT.partition('@')[2]}"),
                    part=part,
                    words=words if part == Part.LEAD else [],
                    from_day=SECTORS_FROM,
                )


def _version(row: dict[str, str], last_day: dt.date | None) -> UnitVersion:
    return UnitVersion(
        unit=tables.unit(f"{row['code']}@{row['valid_from']}"),
        name=row["name"],
        in_prose=row["in_prose"],
        level=row["level"],
        parent=tables.unit(row["parent"]) if row["parent"] else None,
        last_day=last_day,
        document=row["document"],
    )


def _ended(row: dict[str, str]) -> UnitVersion:
    """The same unit with its last day, as a correction of what was known."""
    version = _version(row, dt.date.fromisoformat(row["last_day"]))
    before = current(UnitVersion).get(unit=version.unit)
    version.corrects, version.record = before, before.record
    return version


def _appointments(before: str, since: str = "") -> list[Appointment]:
    """Roles at units founded between the days; each begins with its unit, at the earliest in 2020."""
    return [
        Appointment(
            account=account(row["username"]),
            unit=tables.unit(row["unit"]),
            role=row["role"],
            post=row["post"],
            from_day=max(dt.date(2020, 1, 1), dt.date.fromisoformat(row["unit"].partition("@")[2])),
        )
        for row in tables.rows("accounts")
        if since <= row["unit"].partition("@")[2] < before
    ]


COUNTED_SINCE = "2014-01-01"
"""The first day of an indicator that names none."""


def definition(order: int, row: dict[str, str]) -> IndicatorVersion:
    """The definition that a row of the catalogue says."""
    return IndicatorVersion(
        indicator=indicators.indicator(row["code"]),
        valid_from=dt.date.fromisoformat(row["valid_from"] or COUNTED_SINCE),
        name=row["name"],
        in_prose=row["name"][0].lower() + row["name"][1:],
        aliases=[alias.strip() for alias in row["aliases"].split(";") if alias.strip()],
        measured_in=row["measured_in"],
        nature=row["nature"],
        direction=row["direction"],
        sector=row["sector"],
        order=order * 10,
        responsible=row["responsible"],
        reads=row["reads"],
        source_kind=row["source_kind"],
        spec=_spec(row),
        plan_source=row["plan_source"],
        plan_by=row["plan_by"],
        adds=not (row["source_kind"] == "formula" and "/" in row["source"]),
    )


def _spec(row: dict[str, str]) -> dict[str, object]:
    if row["source_kind"] == "formula":
        return {"formula": row["source"]}
    if row["source_kind"] == "form":
        return {"enters": row["measure"]}
    where = dict(part.split("=") for part in row["where"].split(";") if part)
    spec: dict[str, object] = {"source": row["source"], "measure": row["measure"]}
    return {**spec, "where": {column: values.split("|") for column, values in where.items()}} if where else spec


def _plan(row: dict[str, str]) -> Plan:
    return Plan(
        indicator=indicators.indicator(row["indicator"]),
        unit=tables.unit(row["unit"]),
        year=int(row["year"]),
        assigner=row["assigner"],
        decision=row["decision"],
        decision_day=dt.date.fromisoformat(row["decision_day"]),
        in_force_from=dt.date.fromisoformat(row["in_force_from"]),
        version=int(row["version"]),
        value=int(row["million"]) * 1_000_000,
    )
