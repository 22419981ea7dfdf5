"""Opinion sheets: of who asks and of the members asked, as persons; an administrator is neither."""

from tests.permission.house import House

TABLE = """
#                                             outsider other left  clerk before after office leader admin
GET  phien-hop/phieu/                 -       door 200   200   200   200   200   200   200   200
GET  phien-hop/phieu/them             -       door 403   403   403   403   403   200   200   403
POST phien-hop/phieu/them             -       door 403   403   403   403   403   422   422   403
GET  phien-hop/phieu/<str:sheet>/     own     door 404   404   200   404   404   200   200   404
POST phien-hop/phieu/<str:sheet>/     own     door 404   404   302+  404   404   403   403   404 | member={username}&choice=agree
POST phien-hop/phieu/<str:sheet>/chot own     door 404   404   403   404   404   302+  302+  404
GET  phien-hop/phieu/<str:sheet>/     foreign door 200   404   404   404   404   200   200   404
POST phien-hop/phieu/<str:sheet>/     foreign door 302+  404   404   404   404   403   403   404 | member={username}&choice=agree
POST phien-hop/phieu/<str:sheet>/chot foreign door 403   404   404   404   404   302+  302+  404
GET  phien-hop/phieu/<str:sheet>/     ended   door 404   404   404   200   200   200   200   404
POST phien-hop/phieu/<str:sheet>/     ended   door 404   404   404   302+  302+  403   403   404 | member={username}&choice=agree
POST phien-hop/phieu/<str:sheet>/chot ended   door 404   404   404   403   403   302+  302+  404
GET  phien-hop/phieu/<str:sheet>/     outside door 404   404   404   404   404   404   404   404
POST phien-hop/phieu/<str:sheet>/     outside door 404   404   404   404   404   404   404   404 | member={username}&choice=agree
POST phien-hop/phieu/<str:sheet>/chot outside door 404   404   404   404   404   404   404   404
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """The sheet that asks the clerk of whose it is; to close, one whose time is over."""
    said = house.said.get(whose, house.said["own"])
    return {"sheet": said["over_sheet" if pattern.endswith("chot") else "sheet"]}
