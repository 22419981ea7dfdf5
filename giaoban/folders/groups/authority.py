"""The table ``authority``, one row: whose folder it is, and which accounts load it."""

from collections.abc import Iterator, Sequence

from giaoban.folders.columns import Column, Values
from giaoban.folders.home import Home
from giaoban.folders.kinds import TEXT
from giaoban.folders.table import Line, Table
from giaoban.indicators.models import ReportingSession
from giaoban.offices.models import Appointment, Role
from giaoban.offices.rules.tree import UnitFacts
from giaoban.said import Said


def _authority(home: Home) -> Iterator[Values]:
    """Whose sessions these are (else the highest unit with an office), and who may load there."""
    unit = _unit(home)
    if unit is None:
        return
    office, administrator = _holder(home, unit, Role.OFFICE), _holder(home, unit, Role.ADMINISTRATOR)
    code = home.unit_code(unit.id, None)
    yield {"unit": code, "account": office, "administrator": administrator, "document": "xuất từ dữ liệu"}


def _unit(home: Home) -> UnitFacts | None:
    first = home.standing(ReportingSession).order_by("held_on", "code", "uuid").first()
    if first is not None:
        return home.tree[first.unit_id]
    held = home.standing(Appointment).filter(role=Role.OFFICE).values_list("unit_id", flat=True)
    offices = sorted(
        (home.tree[unit] for unit in set(held)), key=lambda one: (len(home.tree.ancestors(one.id)), one.code)
    )
    return offices[0] if offices else None


def _holder(home: Home, unit: UnitFacts, role: Role) -> str:
    held = home.standing(Appointment).filter(role=role, unit_id=unit.id)
    return str(held.order_by("from_day", "account__username").values_list("account__username", flat=True).first() or "")


def _taken_by_the_loader(home: Home, lines: Sequence[Line]) -> None:
    """Nothing is written: the loader reads the row for itself."""


AUTHORITY = Table(
    name="authority",
    title=Said("Cơ quan và tài khoản nạp (một dòng)"),
    columns=(
        Column(
            "unit", Said("mã đơn vị của cơ quan"), TEXT, required=True, help=Said("có ở bảng units"), example="00343"
        ),
        Column(
            "account",
            Said("tài khoản nạp"),
            TEXT,
            required=True,
            help=Said("có vai trò văn phòng (office) của cơ quan; mọi việc nạp ghi tên tài khoản này"),
            example="van_phong",
        ),
        Column(
            "administrator",
            Said("tài khoản quản trị"),
            TEXT,
            help=Said("có vai trò administrator; cần khi thêm đơn vị, người dùng, tham số. Trống là tài khoản nạp"),
            example="quan_tri",
            default="",
        ),
        Column("document", Said("văn bản làm căn cứ"), TEXT, example="12/QĐ-UBND", default="", max_length=200),
    ),
    key=("unit",),
    standing=_authority,
    add=_taken_by_the_loader,
)
