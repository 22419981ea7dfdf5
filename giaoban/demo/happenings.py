"""The dealt rows of ``data/`` turned into cases, register by register."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from giaoban.budget.registers import EXPENDITURE, REVENUE
from giaoban.clearance.registers import CASE, STEP
from giaoban.clearance.registers import PROJECT as CLEARANCE_PROJECT
from giaoban.defence.registers import QUOTA, RECRUIT
from giaoban.demo import tables
from giaoban.demo.dealing import amounts, dice, working_day
from giaoban.demo.people import invented
from giaoban.demo.setting import DISTRICT
from giaoban.demo.story import Story
from giaoban.incidents.registers import INCIDENT
from giaoban.inspections.registers import FINDING, INSPECTION, SUSPENSION, TEAM, TEAM_END
from giaoban.investment.registers import CAPITAL_PLAN, DISBURSEMENT, MILESTONE, PROJECT
from giaoban.offices.models import Unit
from giaoban.penalties.registers import DECISION, PAYMENT
from giaoban.registers.description import Register
from giaoban.welfare.registers import DOSSIER, JOB, REHABILITATION, RESULT

MILLION = 1_000_000
THOUSAND = 1_000
WARD_CLERKS = {
    "00343@1997-01-01": "nhan_chinh",
    "00352@1997-01-01": "khuong_mai",
    "00367@2025-07-01": "phuong_thanh_xuan",
    "00364@2025-07-01": "phuong_khuong_dinh",
    "00352@2025-07-01": "phuong_phuong_liet",
}
DEPARTMENTS = {row["username"]: row["unit"] for row in tables.rows("accounts")}


@dataclass(frozen=True)
class Writer:
    """Who writes a case down and for which unit and place."""

    username: str
    unit: int
    territory: int


def place_on(code: str, day: dt.date) -> str:
    """The natural key of the unit that has a code on a day."""
    iso = day.isoformat()
    return next(key for key, first, last in _lives()[code] if first <= iso <= last)


@cache
def _lives() -> dict[str, list[tuple[str, str, str]]]:
    """Natural key, first and last day of the units of each code."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in tables.rows("units"):
        life = (f"{row['code']}@{row['valid_from']}", row["valid_from"], row["last_day"] or "9999-12-31")
        found.setdefault(row["code"], []).append(life)
    return found


class Places:
    """Units by natural key, looked up once."""

    def __init__(self) -> None:
        self._units: dict[str, Unit] = {}

    def id(self, key: str) -> int:
        """The row id of a unit."""
        if key not in self._units:
            self._units[key] = tables.unit(key)
        return self._units[key].pk

    def writer(self, department: str, code: str, day: dt.date) -> Writer:
        """The department's clerk until 30 June 2025, the ward's own clerk afterwards or where it has one."""
        place = place_on(code, day)
        if place in WARD_CLERKS and (day.isoformat() >= "2025-07-01" or department == "cong_an"):
            return Writer(WARD_CLERKS[place], self.id(place), self.id(place))
        return Writer(department, self.id(DEPARTMENTS[department]), self.id(place))


PENALTIES: Mapping[str, tuple[str, str, str]] = {
    "market": ("thi_truong", "market", "Kinh doanh hàng hóa không rõ nguồn gốc"),
    "fire_penalty": ("cong_an", "fire_safety", "Không duy trì điều kiện an toàn phòng cháy"),
    "order_penalty": ("cong_an", "urban_order", "Lấn chiếm lòng đường, vỉa hè"),
    "food_penalty": ("y_te", "food_safety", "Vi phạm điều kiện an toàn thực phẩm"),
    "construction_penalty": ("trat_tu", "construction", "Xây dựng sai giấy phép"),
    "environment_penalty": ("moi_truong", "environment", "Đổ rác không đúng nơi quy định"),
}
INSPECTIONS = {
    "fire_inspection": ("cong_an", "fire_safety"),
    "food_inspection": ("y_te", "food_safety"),
    "construction_inspection": ("trat_tu", "construction"),
}
EACH = {
    "merit": ("lao_dong", DOSSIER, {"kind": "merit"}),
    "protection": ("lao_dong", DOSSIER, {"kind": "protection"}),
    "job": ("lao_dong", JOB, {"kind": "centre"}),
    "rehabilitation": ("lao_dong", REHABILITATION, {"kind": "compulsory"}),
}


def ledgers(story: Story, places: Places) -> None:
    """Revenue and expenditure lines: each dealt amount over codes and days, now and then with a refund."""
    for row in tables.rows("ledgers"):
        first, last = dt.date.fromisoformat(row["first"]), dt.date.fromisoformat(row["last"])
        chance = dice("ledger", row["side"], row["first"], row["place"])
        days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
        writer = places.writer("thue" if row["side"] == "revenue" else "tai_chinh", row["place"], first)
        back = chance.randint(1, 40) * 250 * THOUSAND if chance.random() < 0.06 else 0
        parts = amounts(int(row["million"]) * MILLION + back, 3, THOUSAND, chance)
        codes = ("1701", "2801", "1401") if row["side"] == "revenue" else ("6001", "7001", "9301")
        for code, amount in zip(codes, parts, strict=True):
            _line(story, writer, row["side"], working_day(days, chance), code, amount, False)
        if back:
            _line(
                story,
                writer,
                row["side"],
                last if last.weekday() < 5 else working_day(days, chance),
                codes[0],
                back,
                True,
            )


def _line(story: Story, writer: Writer, side: str, day: dt.date, code: str, amount: int, back: bool) -> None:
    shared = {
        "unit": writer.unit,
        "territory": writer.territory,
        "day": day,
        "budget_year": day.year,
        "code": code,
        "amount": amount,
    }
    if side == "revenue":
        payer = {"1701": "enterprise", "2801": "person"}.get(code, "other")
        story.row(REVENUE, writer.username, **shared, kind="refunded" if back else "collected", payer=payer, note="")
    else:
        payee = {"6001": "person", "9301": "contractor"}.get(code, "agency")
        story.row(EXPENDITURE, writer.username, **shared, kind="recovered" if back else "paid", payee=payee, note="")


def counted(story: Story, places: Places) -> None:
    """One row for each thing counted, with what follows it: payments, results, findings, suspensions."""
    inspected: dict[tuple[str, str], list[tuple[str, str, dt.date]]] = {}
    for row in tables.rows("counts"):
        month, thing = row["month"], row["thing"]
        chance = dice(thing, month, row["place"])
        days = tables.month_days(month)
        if thing in PENALTIES:
            _penalties(story, places, row, days)
        elif thing in INSPECTIONS:
            department, kind = INSPECTIONS[thing]
            for number in range(int(row["count"])):
                day = working_day(days, chance)
                writer = places.writer(department, row["place"], day)
                key = story.row(
                    INSPECTION,
                    writer.username,
                    key=f"{thing}.{month}.{row['place']}.{number}",
                    unit=writer.unit,
                    territory=writer.territory,
                    field=kind,
                    establishment=f"Cơ sở mẫu số {number + 1}",
                    day=day,
                    document="",
                )
                inspected.setdefault((thing, month), []).append((key, writer.username, day))
        elif thing in EACH:
            _each(story, places, row, days)
    for row in tables.rows("counts"):
        if row["thing"] in {"fire_finding", "fire_suspension"}:
            _after_inspection(story, row, inspected["fire_inspection", row["month"]])


def _penalties(story: Story, places: Places, row: Mapping[str, str], days: list[dt.date]) -> None:
    department, kind, offence = PENALTIES[row["thing"]]
    chance = dice("penalty", row["thing"], row["month"], row["place"])
    count = int(row["count"])
    fines = amounts(int(row["thousand"]) * THOUSAND, count, 50 * THOUSAND, chance)
    for number, fine in enumerate(fines):
        day = working_day(days, chance)
        writer = places.writer(department, row["place"], day)
        of = "traffic" if kind == "urban_order" and number % 3 == 0 else kind
        key = story.row(
            DECISION,
            writer.username,
            key=f"{row['thing']}.{row['month']}.{row['place']}.{number}",
            unit=writer.unit,
            territory=writer.territory,
            field=of,
            number=f"{number + 1:02d}-{row['place']}-{day:%m%d}/QĐ-XPHC",
            day=day,
            offence=offence,
            offender_kind="individual",
            subject=None,
            fine=fine,
            minutes_day=day,
        )
        paid = day + dt.timedelta(days=chance.randint(2, 20))
        if (
            chance.random() < 0.8
            and paid <= dt.date(2026, 10, 31)
            and (paid.isoformat() < "2025-07-01" or day.isoformat() >= "2025-07-01")
        ):
            story.row(PAYMENT, writer.username, key=f"{key}.nop", parent_key=key, day=paid, amount=fine)


def _each(story: Story, places: Places, row: Mapping[str, str], days: list[dt.date]) -> None:
    department, register, values = EACH[row["thing"]]
    chance = dice("each", row["thing"], row["month"], row["place"])
    for number in range(int(row["count"])):
        day = working_day(days, chance)
        writer = places.writer(department, row["place"], day)
        more = {"decision": f"{number + 1:02d}/QĐ-TA (số mẫu)"} if register is REHABILITATION else {}
        key = story.row(
            register,
            writer.username,
            key=f"{row['thing']}.{row['month']}.{row['place']}.{number}",
            unit=writer.unit,
            territory=writer.territory,
            day=day,
            subject=None if register is JOB else invented(chance),
            **values,
            **more,
        )
        done = day + dt.timedelta(days=chance.randint(3, 25))
        if register is DOSSIER and done.isoformat() < "2025-07-01":
            story.row(RESULT, writer.username, key=f"{key}.kq", parent_key=key, day=done, outcome="granted")


def _after_inspection(story: Story, row: Mapping[str, str], inspections: list[tuple[str, str, dt.date]]) -> None:
    in_ward = [one for one in inspections if f".{row['place']}." in one[0]] or inspections
    register: Register = FINDING if row["thing"] == "fire_finding" else SUSPENSION
    for number in range(int(row["count"])):
        key, username, day = in_ward[number % len(in_ward)]
        values = {"kind": "Lối thoát nạn bị che chắn"} if register is FINDING else {"kind": "partial", "until": None}
        story.row(
            register,
            username,
            key=f"{row['thing']}.{row['month']}.{row['place']}.{number}",
            parent_key=key,
            day=day,
            **values,
        )


def projects(story: Story, places: Places) -> None:
    """Investment projects with plans, payments and milestones; clearance projects with cases and steps."""
    for row in tables.rows("projects"):
        story.row(
            PROJECT,
            "du_an",
            key=row["code"],
            unit=places.id(DEPARTMENTS["du_an"]),
            territory=places.id(_at_2023(row["place"])),
            code=row["code"],
            name=row["name"],
            investor="Ban Quản lý dự án đầu tư xây dựng",
            total_investment=int(row["total_million"]) * MILLION,
            day=dt.date(2022, 1, 4),
        )
        for year in ("2022", "2023"):
            story.row(
                CAPITAL_PLAN,
                "du_an",
                key=f"{row['code']}.KHV{year}",
                parent_key=row["code"],
                budget_year=int(year),
                assigner="Thành phố giao",
                version=1,
                decision=f"{year}/QĐ-UBND (số mẫu)",
                day=dt.date(int(year), 1, 5),
                amount=int(row[f"plan_{year}_million"]) * MILLION,
            )
    for row in tables.rows("disbursements"):
        chance = dice("disbursement", *row.values())
        day = working_day(tables.month_days(f"{row['year']}-{int(row['month']):02d}")[6:], chance)
        story.row(
            DISBURSEMENT,
            "du_an",
            key=f"{row['project']}.{row['year']}.{row['month']}",
            parent_key=row["project"],
            day=day,
            budget_year=int(row["year"]),
            kind=row["kind"],
            amount=int(row["million"]) * MILLION,
        )
    for row in tables.rows("milestones"):
        day = dt.date.fromisoformat(row["day"])
        story.row(
            MILESTONE,
            "du_an",
            key=f"{row['project']}.{row['kind']}.{row['day']}",
            parent_key=row["project"],
            day=day,
            kind=row["kind"],
            document="biên bản mẫu",
        )


def _at_2023(code: str) -> str:
    return place_on(code, dt.date(2023, 1, 1))


def clearance(story: Story, places: Places) -> None:
    """Each step of a case; the first step of a case founds it a week before."""
    unit = places.id(DEPARTMENTS["giai_phong"])
    open_cases: dict[tuple[str, str], list[str]] = {}
    for row in tables.rows("clearance_projects"):
        story.row(
            CLEARANCE_PROJECT,
            "giai_phong",
            key=row["key"],
            unit=unit,
            territory=places.id(_at_2023(row["place"])),
            name=row["name"],
            day=max(dt.date.fromisoformat(row["day"]), dt.date(2022, 1, 4)),
        )
    at = {row["key"]: row["place"] for row in tables.rows("clearance_projects")}
    for number, row in enumerate(tables.rows("clearance_steps")):
        chance = dice("clearance", number)
        first, last = dt.date.fromisoformat(row["first"]), dt.date.fromisoformat(row["last"])
        days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
        waiting = open_cases.get((row["project"], _BEFORE.get(row["kind"], "")), [])
        for n in range(int(row["count"])):
            key = waiting.pop(0) if waiting else f"{row['project']}.{number}.{n}"
            if key == f"{row['project']}.{number}.{n}":
                story.row(
                    CASE,
                    "giai_phong",
                    key=key,
                    unit=unit,
                    territory=places.id(_at_2023(at[row["project"]])),
                    project=row["project"],
                    day=max(first - dt.timedelta(days=7), dt.date(2022, 1, 4)),
                    subject=None,
                    plot=f"thửa mẫu {n + 1}",
                )
            day = working_day(days, chance)
            amount = chance.randint(80, 900) * MILLION if row["kind"] == "paid" else None
            story.row(
                STEP,
                "giai_phong",
                key=f"{key}.{row['kind']}",
                parent_key=key,
                day=day,
                kind=row["kind"],
                amount=amount,
                document="",
            )
            open_cases.setdefault((row["project"], row["kind"]), []).append(key)


_BEFORE = {
    "draft_publicised": "surveyed",
    "draft_passed": "draft_publicised",
    "approved": "draft_passed",
    "paid": "approved",
    "handed_over": "paid",
}


def incidents_and_defence(story: Story, places: Places) -> None:
    """Fires, accidents, inspection teams, recruits with their quotas."""
    police, army = places.id(DEPARTMENTS["cong_an"]), places.id(DEPARTMENTS["quan_su"])
    for row in tables.rows("incidents"):
        day = dt.date.fromisoformat(row["day"])
        story.row(
            INCIDENT,
            "cong_an",
            unit=police,
            territory=places.id(place_on(row["place"], day)),
            kind=row["kind"],
            day=day,
            place=row["where"],
            deaths=int(row["deaths"]),
            injured=int(row["injured"]),
            damage=int(row["damage_million"]) * MILLION if row["damage_million"] else None,
        )
    for key, first, last in (
        ("DKT1", "2022-01-10", ""),
        ("DKT2", "2022-03-01", ""),
        ("DKT3", "2022-05-10", "2022-12-20"),
    ):
        story.row(
            TEAM,
            "cong_an",
            key=key,
            unit=police,
            territory=places.id(DISTRICT),
            name=f"Đoàn kiểm tra liên ngành {key[-1]}",
            field="urban_order",
            day=dt.date.fromisoformat(first),
        )
        if last:
            story.row(TEAM_END, "cong_an", key=f"{key}.ket-thuc", parent_key=key, day=dt.date.fromisoformat(last))
    _recruits(story, places, army)


def _recruits(story: Story, places: Places, army: int) -> None:
    """Young people handed over, ward by ward, and the district's quota that they fill."""
    quotas: dict[tuple[int, str], int] = {}
    for row in tables.rows("recruits"):
        year, kind, ward = int(row["year"]), row["kind"], places.id(_at_2023(row["place"]))
        quotas[year, kind] = quotas.get((year, kind), 0) + int(row["count"])
        for number in range(int(row["count"])):
            story.row(
                RECRUIT,
                "quan_su",
                key=f"{kind}.{year}.{row['place']}.{number}",
                unit=army,
                territory=ward,
                kind=kind,
                day=dt.date(year, 2, 7 if year == 2023 else 15),
                subject=None,
            )
    for (year, kind), amount in quotas.items():
        story.row(
            QUOTA,
            "quan_su",
            key=f"CT.{kind}.{year}",
            unit=army,
            territory=places.id(DISTRICT),
            kind=kind,
            budget_year=year,
            assigner="Thành phố giao",
            decision=f"{year}/QĐ-BTL (số mẫu)",
            day=dt.date(year, 1, 6),
            version=1,
            amount=amount,
        )
