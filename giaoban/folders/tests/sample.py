"""A small authority that nobody has: a ward of an invented province in 2026, as rows of its folder."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from giaoban.folders import tables
from giaoban.folders.sheets.folder import write_table

AT = dt.datetime(2026, 3, 5, 9, tzinfo=dt.UTC)
Rows = dict[str, list[dict[str, str]]]


def rows() -> Rows:
    """Every row of the sample, names and numbers invented."""
    return {
        "authority": [
            {"unit": "99001", "account": "vp", "administrator": "qt", "document": "01/QĐ-UBND (bịa)"},
        ],
        "units": [
            _unit("99", "2025-07-01", "Tỉnh Sông Xanh (bịa)", "province", ""),
            _unit("98001", "1990-01-01", "Xã Lúa Cũ (bịa)", "commune", "", last_day="2025-06-30"),
            _unit("99001", "2025-07-01", "Phường Lúa Vàng (bịa)", "commune", "99"),
            _unit("99001.KT", "2025-07-01", "Phòng Kinh tế (bịa)", "office", "99001"),
        ],
        "successions": [
            {
                "old": "98001",
                "new": "99001",
                "on": "2025-07-01",
                "share": "1000000",
                "basis": "whole",
                "source": "NQ bịa",
            }
        ],
        "people": [
            {"username": "vp", "name": "Người A (tên giả)"},
            {"username": "qt", "name": "Người B (tên giả)"},
            {"username": "kt", "name": "Người C (tên giả)"},
            {"username": "vt", "name": "Người D (tên giả)"},
        ],
        "posts": [
            _post("vp", "99001", "office", "Chánh Văn phòng"),
            _post("qt", "99001", "administrator", "Quản trị"),
            _post("kt", "99001.KT", "clerk", "Chuyên viên"),
            _post("vt", "99001", "registry", "Văn thư"),
        ],
        "norms": [
            {
                "name": "calendar.day_override",
                "value": '{"working": false}',
                "since": "2026-02-20",
                "until": "2026-02-20",
                "document": "12/TB-UBND",
                "document_day": "2026-02-10",
            }
        ],
        "sectors": [
            {
                "authority": "99001",
                "sector": "Ngân sách",
                "unit": "99001.KT",
                "part": "lead",
                "words": "thu ngân sách | chi ngân sách",
                "from_day": "2026-01-01",
                "document": "15/QĐ bịa",
            }
        ],
        "budget_codes": [
            {"code": "1701", "name": "Thuế GTGT", "side": "revenue", "valid_from": "2017-01-01", "document": "TT 324"},
            {"code": "6001", "name": "Lương", "side": "expenditure", "valid_from": "2017-01-01", "document": "TT 324"},
        ],
        "indicators": _indicators(),
        "plans": [
            {
                "indicator": "NS.THU",
                "unit": "99001",
                "year": "2026",
                "assigner": "Tỉnh giao",
                "decision": "77/QĐ-UBND",
                "decision_day": "2025-12-20",
                "in_force_from": "2026-01-01",
                "value": "4 tỷ",
                "phasing": "01=1 tỷ; 02=500 triệu",
            }
        ],
        "sessions": [
            {"unit": "99001", "code": "2026-02", "held_on": "2026-02-10", "start": "2026-01-01", "end": "2026-01-31"},
            {"unit": "99001", "code": "2026-03", "held_on": "2026-03-10", "start": "2026-02-01", "end": "2026-02-28"},
        ],
        "cutoffs": [
            {"unit": "99001", "session": "2026-03", "scope": "budget", "start": "2026-01-01", "end": "2026-03-04"}
        ],
        "budget.revenue": [line(n) for n in range(12)],
        "investment.project": [
            {
                "key": "da-1",
                "unit": "99001.KT",
                "code": "DA1",
                "name": "Đường bịa",
                "investor": "Ban bịa",
                "total_investment": "9 tỷ",
                "day": "2025-08-01",
            }
        ],
        "investment.disbursement": [],
        "penalties.decision": [
            {
                "key": "xp-1",
                "unit": "99001",
                "field": "construction",
                "number": "01/QĐ-XPHC (bịa)",
                "day": "2026-01-20",
                "offence": "xây sai phép",
                "offender_kind": "individual",
                "fine": "7,5 triệu",
                "minutes_day": "2026-01-18",
            }
        ],
        "nil_returns": [
            {"register": "incidents.incident", "unit": "99001", "start": "2026-01-01", "end": "2026-01-31", "about": ""}
        ],
        "submissions": [
            {
                "key": "kt-01",
                "unit": "99001.KT",
                "start": "2026-01-01",
                "end": "2026-01-31",
                "state": "official",
                "outcome": "accepted",
            }
        ],
        "submission_lines": [{"submission": "kt-01", "indicator": "VH.TYLE", "value": "22,4", "text": ""}],
        "statements": [
            {
                "key": "st-1",
                "indicator": "NS.THU",
                "unit": "99001",
                "day": "2026-01-31",
                "value": "1,2 tỷ",
                "value_style_step": "100000000",
                "is_plan": "không",
                "source": "Thuế cơ sở (bịa)",
            }
        ],
        "closes": [{"unit": "99001", "session": "2026-02", "decided_by": "Chủ tịch (bịa)", "decided_on": "2026-02-09"}],
        "report_outline": [
            {"unit": "99001", "key": "i", "order": "10", "kind": "heading", "template": "I. KINH TẾ"},
            {"unit": "99001", "key": "thu", "order": "20", "kind": "paragraph", "template": 'Thu {{ so("NS.THU") }}.'},
        ],
    }


def write(folder: Path, given: Mapping[str, list[dict[str, str]]], format_: str = "csv") -> Path:
    """The rows as a folder under its two headings; data begin in row 3."""
    folder.mkdir(parents=True, exist_ok=True)
    known = tables.by_name()
    for name, rows_ in given.items():
        table = known[name]
        cells = ([row.get(column.name) for column in table.columns] for row in rows_)
        write_table(folder, table, cells, format_)
    return folder


def _unit(code: str, since: str, name: str, level: str, parent: str, last_day: str = "") -> dict[str, str]:
    return {"code": code, "valid_from": since, "name": name, "level": level, "parent": parent, "last_day": last_day}


def _post(account: str, unit: str, role: str, post: str) -> dict[str, str]:
    return {"account": account, "unit": unit, "role": role, "post": post, "from_day": "2025-07-01"}


def _indicators() -> list[dict[str, str]]:
    shared = {"valid_from": "2020-01-01", "reads": "ytd", "nature": "flow", "sector": "budget"}
    return [
        {
            **shared,
            "code": "NS.THU",
            "name": "Thu ngân sách",
            "measured_in": "VND",
            "source_kind": "register",
            "source": "budget.revenue",
            "measure": "net",
            "plan_by": "Tỉnh giao",
            "aliases": "tổng thu | thu NSNN",
        },
        {
            **shared,
            "code": "NS.THU.HO",
            "name": "Thu của hộ",
            "measured_in": "VND",
            "source_kind": "register",
            "source": "budget.revenue",
            "measure": "net",
            "where": "payer=household",
        },
        {
            **shared,
            "code": "NS.TYTRONG",
            "name": "Tỷ trọng",
            "measured_in": "%",
            "source_kind": "formula",
            "formula": "NS.THU.HO / NS.THU",
        },
        {
            **shared,
            "code": "VH.TYLE",
            "name": "Tỷ lệ bịa",
            "measured_in": "%",
            "decimals": "1",
            "sector": "culture",
            "reads": "month",
            "source_kind": "form",
            "enters": "period",
        },
    ]


def line(number: int) -> dict[str, str]:
    """One line of the revenue ledger."""
    return {
        "key": f"thu-{number:03d}",
        "unit": "99001.KT" if number % 2 else "99001",
        "day": (dt.date(2026, 1, 3) + dt.timedelta(days=5 * number)).isoformat(),
        "budget_year": "2026",
        "code": "1701",
        "kind": "refunded" if number == 5 else "collected",
        "payer": ("enterprise", "household")[number % 2],
        "amount": str(100_000_000 + number),
        "note": "",
    }
