"""Conclusions: who may see the authority reads them; office and leader enter, correct and give the tasks."""

from tests.permission.house import House

TABLE = """
#                                               outsider other left  clerk before after office leader admin
GET  ket-luan/                          -       door 200   200   200   200   200   200   200   200
GET  ket-luan/<uuid:record>/            -       door 403   403   403   403   403   200   200   200
POST ket-luan/<uuid:record>/            -       door 403   403   403   403   403   422   422   200 | ban=
GET  ket-luan/<uuid:record>/            outside door 403   403   403   403   403   403   403   403
POST ket-luan/<uuid:record>/            outside door 403   403   403   403   403   403   403   403
GET  ket-luan/<uuid:record>/sua         -       door 403   403   403   403   403   200   200   403
POST ket-luan/<uuid:record>/sua         -       door 403   403   403   403   403   302+  302+  403 | van-ban=1.+Các+phường+giữ+chợ.&ly-do=Sửa+chữ
GET  ket-luan/<uuid:record>/sua         outside door 403   403   403   403   403   403   403   403
POST ket-luan/<uuid:record>/sua         outside door 403   403   403   403   403   403   403   403 | van-ban=x&ly-do=y
GET  ket-luan/<str:unit>/<str:session>/ -       door 403   403   403   403   403   200   200   200
POST ket-luan/<str:unit>/<str:session>/ -       door 403   403   403   403   403   302+  302+  403 | van-ban=1.+Các+phường+giữ+chợ.
GET  ket-luan/<str:unit>/<str:session>/ own     door 403   403   404   403   403   404   404   404
GET  ket-luan/<str:unit>/<str:session>/ outside door 403   403   403   403   403   403   403   403
POST ket-luan/<str:unit>/<str:session>/ outside door 403   403   403   403   403   403   403   403 | van-ban=x
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """The conclusion of the authority: the district's of March, another district's of May."""
    said = house.said.get(whose, house.said["own"])
    unit = {"own": "00343", "outside": "010"}.get(whose, "009")
    session = "2023-05" if whose == "outside" else "2023-03"
    return {"record": said.get("conclusion", ""), "unit": unit, "session": session}
