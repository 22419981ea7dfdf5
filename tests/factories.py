"""A small authority for tests: quận Thanh Xuân with three of its wards, departments and officials.

Built only through actions; every name and code here is public or marked as invented.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from giaoban.budget import actions as budget
from giaoban.budget.models import BudgetCode, Side
from giaoban.indicators import actions as indicators
from giaoban.indicators.models import IndicatorVersion
from giaoban.offices import actions as offices
from giaoban.offices.models import Account, Appointment, Level, Role, Unit, UnitVersion

FOUNDED = dt.date(1997, 1, 1)
SET_UP_AT = dt.datetime(2022, 1, 1, 8, tzinfo=dt.UTC)
WARDS = {"00343": "Phường Nhân Chính", "00346": "Phường Thượng Đình", "00358": "Phường Phương Liệt"}
DEPARTMENTS = {"009.TCKH": "Phòng Tài chính - Kế hoạch", "009.THUE": "Chi cục Thuế"}


@dataclass
class District:
    """The small district: units and accounts by code."""

    units: dict[str, Unit] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)

    @property
    def unit(self) -> Unit:
        """Quận Thanh Xuân."""
        return self.units["009"]

    @property
    def office(self) -> Account:
        """The district's office (văn phòng)."""
        return self.accounts["van_phong"]

    @property
    def chair(self) -> Account:
        """The chair (chủ tịch)."""
        return self.accounts["chu_tich"]


def small_district() -> District:
    """Set the district up in an empty database."""
    made = District()
    entries: list[UnitVersion | Appointment] = []
    entries.append(_unit(made, "01", "Thành phố Hà Nội", Level.PROVINCE, None))
    entries.append(_unit(made, "009", "Quận Thanh Xuân", Level.DISTRICT, "01"))
    entries += [_unit(made, code, name, Level.COMMUNE, "009") for code, name in WARDS.items()]
    entries += [_unit(made, code, name, Level.OFFICE, "009") for code, name in DEPARTMENTS.items()]
    entries += [
        _official(made, "van_phong", "009", Role.OFFICE, "Chánh Văn phòng"),
        _official(made, "chu_tich", "009", Role.LEADER, "Chủ tịch"),
        _official(made, "van_thu", "009", Role.REGISTRY, "Văn thư"),
        _official(made, "quan_tri", "009", Role.ADMINISTRATOR, "Quản trị"),
        _official(made, "nhan_chinh", "00343", Role.CLERK, "Cán bộ tổng hợp"),
        _official(made, "thuong_dinh", "00346", Role.CLERK, "Cán bộ tổng hợp"),
        _official(made, "thue", "009.THUE", Role.CLERK, "Cán bộ tổng hợp"),
    ]
    offices.set_up(entries, at=SET_UP_AT, basis="dữ liệu thử")
    budget.add_codes(
        [
            BudgetCode(code=code, name=name, side=side, valid_from=dt.date(2017, 1, 1), document="TT 324/2016/TT-BTC")
            for code, name, side in (
                ("1701", "Thuế giá trị gia tăng", Side.REVENUE),
                ("2801", "Lệ phí trước bạ nhà đất", Side.REVENUE),
                ("6001", "Tiền lương", Side.EXPENDITURE),
            )
        ],
        unit=made.unit.pk,
        by=made.office,
        at=SET_UP_AT,
    )
    return made


def task_indicator(code: str, spec: dict[str, Any], **more: Any) -> IndicatorVersion:
    """A definition that counts tasks of a month, or those open at its end (a code that begins with «MO» or «NV.MO»)."""
    is_stock = code.removeprefix("NV.").startswith("MO")
    said = {
        "valid_from": dt.date(2014, 1, 1), "name": code, "measured_in": "nhiệm vụ", "sector": "tasks",
        "nature": "stock" if is_stock else "flow", "reads": "month", "source_kind": "register", "spec": spec,
    }  # fmt: skip
    return IndicatorVersion(indicator=indicators.indicator(code), **{**said, **more})


def _unit(made: District, code: str, name: str, level: Level, parent: str | None) -> UnitVersion:
    made.units[code] = offices.unit(code, FOUNDED)
    return UnitVersion(unit=made.units[code], name=name, level=level, parent=made.units[parent] if parent else None)


def _official(made: District, username: str, unit: str, role: Role, post: str) -> Appointment:
    made.accounts[username] = Account.objects.create_user(username, f"{post} (tên giả)", "mat-khau-thu-nghiem")
    return Appointment(
        account=made.accounts[username],
        unit=made.units[unit],
        role=role,
        post=post,
        from_day=dt.date(2020, 1, 1),
    )
