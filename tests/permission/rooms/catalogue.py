"""The catalogue is for everybody signed in; plans are for who may see the unit."""

from tests.permission.house import House

TABLE = """
#                                                        outsider other left  clerk before after office leader admin
GET  danh-muc/chi-tieu/                          -       door  200   200   200   200   200   200   200   200
GET  danh-muc/chi-tieu/                          -       door  200   200   200   200   200   200   200   200   | dinh-dang=csv
GET  danh-muc/chi-tieu-moi                       -       door  403   403   403   403   403   200   403   403
POST danh-muc/chi-tieu-moi                       -       door  403   403   403   403   403   422   403   403   | name=
GET  danh-muc/chi-tieu/<str:code>/               -       door  200   200   200   200   200   200   200   200
GET  danh-muc/chi-tieu/<str:code>/dinh-nghia-moi -       door  403   403   403   403   403   200   403   403
POST danh-muc/chi-tieu/<str:code>/dinh-nghia-moi -       door  403   403   403   403   403   422   403   403 | name=
GET  danh-muc/chi-tieu/<str:code>/sua-dinh-nghia -       door  403   403   403   403   403   200   403   403
POST danh-muc/chi-tieu/<str:code>/sua-dinh-nghia -       door  403   403   403   403   403   422   403   403 | name=
GET  danh-muc/giao/                              -       door  302   404   302   302   302   302   302   302
GET  danh-muc/giao/<str:unit>/<int:year>/        -       door  403   403   403   403   403   200   200   200
POST danh-muc/giao/<str:unit>/<int:year>/        -       door  403   403   403   403   403   422   403   403
GET  danh-muc/giao/<str:unit>/<int:year>/        own     door  403   403   200   403   403   200   200   200
POST danh-muc/giao/<str:unit>/<int:year>/        own     door  403   403   403   403   403   422   403   403
GET  danh-muc/giao/<str:unit>/<int:year>/        foreign door  200   403   403   403   403   200   200   200
POST danh-muc/giao/<str:unit>/<int:year>/        foreign door  403   403   403   403   403   422   403   403
GET  danh-muc/giao/<str:unit>/<int:year>/        ended   door  403   403   403   200   403   200   200   200
POST danh-muc/giao/<str:unit>/<int:year>/        ended   door  403   403   403   403   403   422   403   403
GET  danh-muc/giao/<str:unit>/<int:year>/        outside door  403   403   403   403   403   403   403   403
POST danh-muc/giao/<str:unit>/<int:year>/        outside door  403   403   403   403   403   403   403   403
GET  danh-muc/giao/<str:unit>/<int:year>/<uuid:plan>/rut own     door  403   403   403   403   403   200   403   403
POST danh-muc/giao/<str:unit>/<int:year>/<uuid:plan>/rut own     door  403   403   403   403   403   422   403   403  | reason=
GET  danh-muc/giao/<str:unit>/<int:year>/<uuid:plan>/rut foreign door  403   403   403   403   403   200   403   403
POST danh-muc/giao/<str:unit>/<int:year>/<uuid:plan>/rut foreign door  403   403   403   403   403   422   403   403  | reason=
GET  danh-muc/giao/<str:unit>/<int:year>/<uuid:plan>/rut ended   door  403   403   403   403   403   200   403   403
POST danh-muc/giao/<str:unit>/<int:year>/<uuid:plan>/rut ended   door  403   403   403   403   403   422   403   403  | reason=
POST danh-muc/giao/<str:unit>/<int:year>/<uuid:plan>/rut own     door  403   403   403   403   403   302+  403   403  | reason=nhầm
GET  danh-muc/giao/<str:unit>/<int:year>/<uuid:plan>/rut outside door  403   403   403   403   403   403   403   403
POST danh-muc/giao/<str:unit>/<int:year>/<uuid:plan>/rut outside door  403   403   403   403   403   403   403   403  | reason=nhầm
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """The unit of whose it is, the district for ``-``, and what was assigned to it for 2023."""
    said = house.said.get(whose, {})
    return {"unit": said.get("unit", "009"), "year": "2023", "code": "NS.THU", "plan": said.get("plan", "")}
