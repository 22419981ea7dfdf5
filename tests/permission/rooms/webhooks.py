"""Webhooks: of who administers the unit that a subscription is of; to everybody else they are not there."""

from tests.permission.house import House

TABLE = """
#                                                        outsider other left  clerk before after office leader admin
GET  quan-tri/bao-he-thong/                      -       door  403   403   403   403   403   403   403   200
GET  quan-tri/bao-he-thong/them                  -       door  403   403   403   403   403   403   403   200
POST quan-tri/bao-he-thong/them                  -       door  403   403   403   403   403   403   403   422
POST quan-tri/bao-he-thong/them                  own     door  403   403   403   403   403   403   403   200+ | name=A&unit={unit_key}&url=https://a.example.vn/&topics=tasks
POST quan-tri/bao-he-thong/them                  outside door  403   403   403   403   403   403   403   422  | name=A&unit={unit_key}&url=https://a.example.vn/&topics=tasks
GET  quan-tri/bao-he-thong/<int:pk>/             own     door  403   403   403   403   403   403   403   200
POST quan-tri/bao-he-thong/<int:pk>/dung         own     door  403   403   403   403   403   403   403   302+
POST quan-tri/bao-he-thong/<int:pk>/gui-thu      own     door  403   403   403   403   403   403   403   302+
GET  quan-tri/bao-he-thong/tin/<int:pk>/         own     door  403   403   403   403   403   403   403   200
POST quan-tri/bao-he-thong/tin/<int:pk>/gui-lai  own     door  403   403   403   403   403   403   403   302+
GET  quan-tri/bao-he-thong/<int:pk>/             outside door  403   403   403   403   403   403   403   404
POST quan-tri/bao-he-thong/<int:pk>/dung         outside door  403   403   403   403   403   403   403   404
POST quan-tri/bao-he-thong/<int:pk>/gui-thu      outside door  403   403   403   403   403   403   403   404
GET  quan-tri/bao-he-thong/tin/<int:pk>/         outside door  403   403   403   403   403   403   403   404
POST quan-tri/bao-he-thong/tin/<int:pk>/gui-lai  outside door  403   403   403   403   403   403   403   404
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """The subscription of whose unit it is, or the first message of it."""
    said = house.said.get(whose, house.said["own"])
    return {"pk": said["webhook_message" if "/tin/" in pattern else "webhook"]}
