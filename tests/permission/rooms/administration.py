"""Administration: administrators, and of their own units and people only."""

from tests.permission.house import House

TABLE = """
#                                                           outsider other left  clerk before after office leader admin
GET  quan-tri/                                       -       door  403   403   403   403   403   403   403   200
GET  quan-tri/nguoi/                                 -       door  403   403   403   403   403   403   403   200
GET  quan-tri/nguoi/them                             -       door  403   403   403   403   403   403   403   200
POST quan-tri/nguoi/them                             -       door  403   403   403   403   403   403   403   422   | username=moi&unit=00343
GET  quan-tri/nguoi/<str:username>/                  own     door  403   403   403   403   403   403   403   200
GET  quan-tri/nguoi/<str:username>/vai-tro           own     door  403   403   403   403   403   403   403   200
POST quan-tri/nguoi/<str:username>/vai-tro           own     door  403   403   403   403   403   403   403   422
GET  quan-tri/nguoi/<str:username>/ten               own     door  403   403   403   403   403   403   403   200
POST quan-tri/nguoi/<str:username>/ten               own     door  403   403   403   403   403   403   403   422
GET  quan-tri/nguoi/<str:username>/vai-tro/<str:key> own     door  403   403   403   403   403   403   403   200
POST quan-tri/nguoi/<str:username>/vai-tro/<str:key> own     door  403   403   403   403   403   403   403   422
GET  quan-tri/nguoi/<str:username>/viec/<str:what>   own     door  403   403   403   403   403   403   403   200
POST quan-tri/nguoi/<str:username>/viec/<str:what>   own     door  403   403   403   403   403   403   403   200+  | reason=thử
POST quan-tri/nguoi/<str:username>/moi               own     door  403   403   403   403   403   403   403   302
POST quan-tri/nguoi/<str:username>/gui-thu           own     door  403   403   403   403   403   403   403   302
GET  quan-tri/nguoi/<str:username>/                  foreign door  403   403   403   403   403   403   403   200
GET  quan-tri/nguoi/<str:username>/viec/<str:what>   foreign door  403   403   403   403   403   403   403   200
POST quan-tri/nguoi/<str:username>/viec/<str:what>   foreign door  403   403   403   403   403   403   403   200+  | reason=thử
GET  quan-tri/nguoi/<str:username>/                  ended   door  403   403   403   403   403   403   403   200
GET  quan-tri/nguoi/<str:username>/viec/<str:what>   ended   door  403   403   403   403   403   403   403   200
POST quan-tri/nguoi/<str:username>/viec/<str:what>   ended   door  403   403   403   403   403   403   403   200+  | reason=thử
GET  quan-tri/nguoi/<str:username>/                  outside door  403   403   403   403   403   403   403   403
GET  quan-tri/nguoi/<str:username>/vai-tro           outside door  403   403   403   403   403   403   403   200
POST quan-tri/nguoi/<str:username>/vai-tro           outside door  403   403   403   403   403   403   403   422
GET  quan-tri/nguoi/<str:username>/ten               outside door  403   403   403   403   403   403   403   403
POST quan-tri/nguoi/<str:username>/ten               outside door  403   403   403   403   403   403   403   403
GET  quan-tri/nguoi/<str:username>/vai-tro/<str:key> outside door  403   403   403   403   403   403   403   403
POST quan-tri/nguoi/<str:username>/vai-tro/<str:key> outside door  403   403   403   403   403   403   403   403
GET  quan-tri/nguoi/<str:username>/viec/<str:what>   outside door  403   403   403   403   403   403   403   403
POST quan-tri/nguoi/<str:username>/viec/<str:what>   outside door  403   403   403   403   403   403   403   403   | reason=thử
POST quan-tri/nguoi/<str:username>/moi               outside door  403   403   403   403   403   403   403   403
POST quan-tri/nguoi/<str:username>/gui-thu           outside door  403   403   403   403   403   403   403   403
POST quan-tri/xac-nhan/<str:key>                     -       door  403   403   403   403   403   403   403   200+
GET  quan-tri/uy-quyen/                              -       door  403   403   403   403   403   403   403   200
GET  quan-tri/uy-quyen/ghi                           -       door  403   403   403   403   403   403   403   200
POST quan-tri/uy-quyen/ghi                           -       door  403   403   403   403   403   403   403   422
GET  quan-tri/uy-quyen/<str:key>                     -       door  403   403   403   403   403   403   403   200
POST quan-tri/uy-quyen/<str:key>                     -       door  403   403   403   403   403   403   403   422
GET  quan-tri/ban-giao/                              -       door  403   403   403   403   403   403   403   200
POST quan-tri/ban-giao/                              -       door  403   403   403   403   403   403   403   200
GET  quan-tri/don-vi/                                -       door  403   403   403   403   403   403   403   200
GET  quan-tri/don-vi/lap                             -       door  403   403   403   403   403   403   403   200
POST quan-tri/don-vi/lap                             -       door  403   403   403   403   403   403   403   422
GET  quan-tri/don-vi/<str:key>/                      own     door  403   403   403   403   403   403   403   200
GET  quan-tri/don-vi/<str:key>/ket-thuc              own     door  403   403   403   403   403   403   403   200
POST quan-tri/don-vi/<str:key>/ket-thuc              own     door  403   403   403   403   403   403   403   422
GET  quan-tri/don-vi/<str:key>/ten                   own     door  403   403   403   403   403   403   403   200
POST quan-tri/don-vi/<str:key>/ten                   own     door  403   403   403   403   403   403   403   302+  | name=Tên+mới&reason=thử
GET  quan-tri/don-vi/<str:key>/                      foreign door  403   403   403   403   403   403   403   200
GET  quan-tri/don-vi/<str:key>/ten                   foreign door  403   403   403   403   403   403   403   200
POST quan-tri/don-vi/<str:key>/ten                   foreign door  403   403   403   403   403   403   403   302+  | name=Tên+mới&reason=thử
GET  quan-tri/don-vi/<str:key>/                      ended   door  403   403   403   403   403   403   403   200
GET  quan-tri/don-vi/<str:key>/ten                   ended   door  403   403   403   403   403   403   403   200
POST quan-tri/don-vi/<str:key>/ten                   ended   door  403   403   403   403   403   403   403   302+  | name=Tên+mới&reason=thử
GET  quan-tri/don-vi/<str:key>/                      outside door  403   403   403   403   403   403   403   404
GET  quan-tri/don-vi/<str:key>/ket-thuc              outside door  403   403   403   403   403   403   403   404
POST quan-tri/don-vi/<str:key>/ket-thuc              outside door  403   403   403   403   403   403   403   404
GET  quan-tri/don-vi/<str:key>/ten                   outside door  403   403   403   403   403   403   403   404
POST quan-tri/don-vi/<str:key>/ten                   outside door  403   403   403   403   403   403   403   404   | name=Tên+mới&reason=thử
GET  quan-tri/cua/                                   -       door  403   403   403   403   403   403   403   200
POST quan-tri/cua/phien                              own     door  403   403   403   403   403   403   403   302+  | phien={session_pk}
POST quan-tri/cua/phien                              outside door  403   403   403   403   403   403   403   403   | phien={session_pk}
POST quan-tri/cua/mo-chan                            own     door  403   403   403   403   403   403   403   302+  | ai={username}
POST quan-tri/cua/mo-chan                            outside door  403   403   403   403   403   403   403   403   | ai={username}
GET  quan-tri/tham-so/                               -       door  403   403   403   403   403   403   403   200
GET  quan-tri/tham-so/<str:name>                     -       door  403   403   403   403   403   403   403   200
POST quan-tri/tham-so/<str:name>                     -       door  403   403   403   403   403   403   403   422
GET  quan-tri/nhat-ky-truy-cap/                      -       door  403   403   403   403   403   403   403   200
GET  quan-tri/nhat-ky-truy-cap/                      -       door  403   403   403   403   403   403   403   200   | dinh-dang=csv
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """Whose person, unit and role it is; the delegation and the measure are of the district."""
    said = house.said.get(whose, house.said["own"])
    kept = {"don-vi/": "unit_key", "uy-quyen/": "delegation", "xac-nhan/": "measure"}
    key = next((name for part, name in kept.items() if part in pattern), "role")
    return {
        "username": said["username"], "key": said[key], "what": "password", "name": "signin.remembered_device_days",
    }  # fmt: skip
