"""The small district under administration, and its people at their browsers."""

import datetime as dt

from django.test import Client
from django.utils import timezone

from giaoban.offices import actions
from giaoban.offices.models import Account, Appointment, Role
from tests.factories import District, small_district

SINCE = dt.date(2020, 1, 1)
WARD, DISTRICT = "00343@1997-01-01", "009@1997-01-01"


def administered() -> District:
    """The small district with an administrator of one ward, a second one, a former clerk and an outsider."""
    made = small_district()
    entries = [
        appointed(made, "quan_tri_phuong", "00343", Role.ADMINISTRATOR),
        appointed(made, "quan_tri_hai", "009", Role.ADMINISTRATOR),
        appointed(made, "nguoi_cu", "00343", Role.CLERK, last_day=dt.date(2021, 1, 1)),
        appointed(made, "pho_chu_tich", "009", Role.LEADER),
        appointed(made, "lanh_dao_phuong", "00343", Role.LEADER),
    ]
    made.accounts["nguoi_ngoai"] = Account.objects.create_user("nguoi_ngoai", "Người ngoài (tên giả)", "x" * 12)
    actions.set_up(entries, at=timezone.now(), basis="dữ liệu thử")
    return made


def appointed(
    made: District, username: str, unit: str, role: Role, last_day: dt.date | None = None, from_day: dt.date = SINCE
) -> Appointment:
    """An appointment of a new account."""
    made.accounts[username] = Account.objects.create_user(username, f"{username} (tên giả)", "mat-khau-thu-nghiem")
    return Appointment(
        account=made.accounts[username],
        unit=made.units[unit],
        role=role,
        post="Phó Chủ tịch" if role == Role.LEADER else "Cán bộ",
        from_day=from_day,
        last_day=last_day,
    )


def as_(district: District, username: str) -> Client:
    """A browser of somebody."""
    client = Client()
    client.force_login(district.accounts[username])
    return client


def post(district: District, who: str, path: str, /, **data: str):  # type: ignore[no-untyped-def]
    """Send a form of the administration."""
    return as_(district, who).post(f"/quan-tri/{path}", data)


def delegated(district: District, by: str = "quan_tri", **more: str):  # type: ignore[no-untyped-def]
    """Let the office act for the chair in November 2026."""
    data = {"giver": "chu_tich", "receiver": "van_phong", "unit": DISTRICT, "role": "leader", "kind": "TUQ."}
    data |= {"from_day": "01/11/2026", "last_day": "30/11/2026", "basis": "15/QĐ-UBND", **more}
    return post(district, by, "uy-quyen/ghi", **data)
