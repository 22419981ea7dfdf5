"""A unit's month: its clerk sends, the office above takes in."""

from tests.permission.house import House

TABLE = """
#                                                           outsider other left  clerk before after office leader admin
GET  nhap-so-lieu/                                   -       door  302   403   302   302   403   302   403   403
GET  nhap-so-lieu/cac-don-vi                         -       door  403   403   403   403   403   302   403   403
GET  nhap-so-lieu/<str:unit>/<str:period>/           -       door  403   403   403   403   403   200   200   200
POST nhap-so-lieu/<str:unit>/<str:period>/           -       door  403   403   403   403   403   422   403   403   | viec=gui&loai=official
GET  nhap-so-lieu/<str:unit>/<str:period>/           own     door  403   403   200   403   403   200   200   200
POST nhap-so-lieu/<str:unit>/<str:period>/           own     door  403   403   422   403   403   422   403   403   | viec=gui&loai=official
GET  nhap-so-lieu/<str:unit>/<str:period>/           foreign door  200   403   403   403   403   200   200   200
POST nhap-so-lieu/<str:unit>/<str:period>/           foreign door  422   403   403   403   403   422   403   403   | viec=gui&loai=official
GET  nhap-so-lieu/<str:unit>/<str:period>/           ended   door  403   403   403   200   403   200   200   200
POST nhap-so-lieu/<str:unit>/<str:period>/           ended   door  403   403   403   422   403   422   403   403   | viec=gui&loai=official
GET  nhap-so-lieu/<str:unit>/<str:period>/           outside door  403   403   403   403   403   403   403   403
POST nhap-so-lieu/<str:unit>/<str:period>/           outside door  403   403   403   403   403   403   403   403   | viec=gui&loai=official
GET  nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh -       door  403   403   403   403   403   200   200   200
POST nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh -       door  403   403   403   403   403   422   403   403   | lam=khong-phat-sinh
GET  nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh own     door  403   403   200   403   403   200   200   200
POST nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh own     door  403   403   422   403   403   422   403   403   | lam=khong-phat-sinh
POST nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh own     door  403   403   403   403   403   422   403   403   | lam=chot
GET  nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh foreign door  200   403   403   403   403   200   200   200
POST nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh foreign door  422   403   403   403   403   422   403   403   | lam=khong-phat-sinh
GET  nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh ended   door  403   403   403   200   403   200   200   200
POST nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh ended   door  403   403   403   422   403   422   403   403   | lam=khong-phat-sinh
GET  nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh outside door  403   403   403   403   403   403   403   403
POST nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh outside door  403   403   403   403   403   403   403   403   | lam=khong-phat-sinh
GET  nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh/<uuid:nil>/rut own     door  403   403   200+  403   403   200+  403   403
POST nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh/<uuid:nil>/rut own     door  403   403   422+  403   403   422+  403   403  | reason=
POST nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh/<uuid:nil>/rut own     door  403   403   302+  403   403   302+  403   403  | reason=nhầm
GET  nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh/<uuid:nil>/rut foreign door  200+  403   403   403   403   200+  403   403
POST nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh/<uuid:nil>/rut foreign door  302+  403   403   403   403   302+  403   403  | reason=nhầm
GET  nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh/<uuid:nil>/rut ended   door  403   403   403   200+  403   200+  403   403
POST nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh/<uuid:nil>/rut ended   door  403   403   403   302+  403   302+  403   403  | reason=nhầm
GET  nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh/<uuid:nil>/rut outside door  403   403   403   403   403   403   403   403
POST nhap-so-lieu/<str:unit>/<str:period>/khong-phat-sinh/<uuid:nil>/rut outside door  403   403   403   403   403   403   403   403  | reason=nhầm
GET  nhap-so-lieu/<str:unit>/<str:period>/cac-don-vi -       door  403   403   403   403   403   200   200   200
POST nhap-so-lieu/<str:unit>/<str:period>/cac-don-vi -       door  403   403   403   403   403   302   403   403   | nhan=009
GET  nhap-so-lieu/<str:unit>/<str:period>/cac-don-vi own     door  403   403   200   403   403   200   200   200
POST nhap-so-lieu/<str:unit>/<str:period>/cac-don-vi own     door  403   403   403   403   403   302   403   403   | nhan=009
GET  nhap-so-lieu/<str:unit>/<str:period>/cac-don-vi foreign door  200   403   403   403   403   200   200   200
POST nhap-so-lieu/<str:unit>/<str:period>/cac-don-vi foreign door  403   403   403   403   403   302   403   403   | nhan=009
GET  nhap-so-lieu/<str:unit>/<str:period>/cac-don-vi ended   door  403   403   403   200   403   200   200   200
POST nhap-so-lieu/<str:unit>/<str:period>/cac-don-vi ended   door  403   403   403   403   403   302   403   403   | nhan=009
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """The unit of whose it is, the district for ``-``, February 2023, and what was said to be nothing then."""
    said = house.said.get(whose, {})
    return {"unit": said.get("unit", "009"), "period": "2023-02", "nil": said.get("nil", "")}
