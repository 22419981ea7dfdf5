"""Notices, talk and calendars: one's own only; talk follows who may see the thing."""

from tests.permission.house import House

TABLE = """
#                                                    outsider other left  clerk before after office leader admin
GET  thong-bao/                               -       door  200   200   200   200   200   200   200   200
POST thong-bao/doc-het                        -       door  302+  302   302+  302+  302+  302   302   302
GET  thong-bao/<int:pk>/                      own     door  404   404   302+  404   404   404   404   404
POST thong-bao/<int:pk>/danh-dau              own     door  302   302   302+  302   302   302   302   302   | doc=1
GET  thong-bao/<int:pk>/                      foreign door  302+  404   404   404   404   404   404   404
POST thong-bao/<int:pk>/danh-dau              foreign door  302+  302   302   302   302   302   302   302   | doc=1
GET  thong-bao/<int:pk>/                      ended   door  404   404   404   302+  404+  404   404   404
POST thong-bao/<int:pk>/danh-dau              ended   door  302   302   302   302+  302+  302   302   302   | doc=1
GET  thong-bao/<int:pk>/                      outside door  404   404   404   404   404   404   404   404
POST thong-bao/<int:pk>/danh-dau              outside door  302   302   302   302   302   302   302   302   | doc=1
GET  thong-bao/tuy-chon/                      -       door  200   200   200   200   200   200   200   200
POST thong-bao/tuy-chon/                      -       door  302+  302+  302+  302+  302+  302+  302+  302+  | gio=7
POST thong-bao/tuy-chon/lich                  -       door  200+  200+  200+  200+  200+  200+  200+  200+  | ten=x
POST thong-bao/tuy-chon/lich/<int:pk>/thu-hoi own     door  302   302   302+  302   302   302   302   302
POST thong-bao/tuy-chon/lich/<int:pk>/thu-hoi foreign door  302+  302   302   302   302   302   302   302
POST thong-bao/tuy-chon/lich/<int:pk>/thu-hoi ended   door  302   302   302   302+  302+  302   302   302
POST thong-bao/tuy-chon/lich/<int:pk>/thu-hoi outside door  302   302   302   302   302   302   302   302
GET  trao-doi/                                own     door  404   404   200   404   404   200   200   200   | loai={thing_kind}&khoa={thing_key}
GET  trao-doi/                                foreign door  200   404   404   404   404   200   200   200   | loai={thing_kind}&khoa={thing_key}
GET  trao-doi/                                ended   door  404   404   404   200   404   200   200   200   | loai={thing_kind}&khoa={thing_key}
GET  trao-doi/                                outside door  404   404   404   404   404   404   404   404   | loai={thing_kind}&khoa={thing_key}
POST trao-doi/viet                            own     door  404   404   302+  404   404   302+  302+  302+  | ve={thing}&noi-dung=Nói+thử
POST trao-doi/viet                            foreign door  302+  404   404   404   404   302+  302+  302+  | ve={thing}&noi-dung=Nói+thử
POST trao-doi/viet                            ended   door  404   404   404   302+  404   302+  302+  302+  | ve={thing}&noi-dung=Nói+thử
POST trao-doi/viet                            outside door  404   404   404   404   404   404   404   404   | ve={thing}&noi-dung=Nói+thử
POST trao-doi/viet                            own     door  404   404   302+  404   404   302+  302+  302+  | luong={thread}&noi-dung=Nói+thử
POST trao-doi/viet                            foreign door  302+  404   404   404   404   302+  302+  302+  | luong={thread}&noi-dung=Nói+thử
POST trao-doi/viet                            ended   door  404   404   404   302+  404   302+  302+  302+  | luong={thread}&noi-dung=Nói+thử
POST trao-doi/viet                            outside door  404   404   404   404   404   404   404   404   | luong={thread}&noi-dung=Nói+thử
GET  trao-doi/<uuid:remark>/sua               own     door  404   404   200   404   404   403   403   403
POST trao-doi/<uuid:remark>/sua               own     door  404   404   302+  404   404   403   403   403   | noi-dung=Sửa+lời
GET  trao-doi/<uuid:remark>/sua               foreign door  200   404   404   404   404   403   403   403
POST trao-doi/<uuid:remark>/sua               foreign door  302+  404   404   404   404   403   403   403   | noi-dung=Sửa+lời
GET  trao-doi/<uuid:remark>/sua               ended   door  404   404   404   200   404   403   403   403
POST trao-doi/<uuid:remark>/sua               ended   door  404   404   404   302+  404   403   403   403   | noi-dung=Sửa+lời
GET  trao-doi/<uuid:remark>/sua               outside door  404   404   404   404   404   404   404   404
POST trao-doi/<uuid:remark>/sua               outside door  404   404   404   404   404   404   404   404   | noi-dung=Sửa+lời
POST trao-doi/<uuid:thread>/trang-thai        own     door  404   404   302+  404   404   302+  302+  302+  | xong=1
POST trao-doi/<uuid:thread>/trang-thai        foreign door  302+  404   404   404   404   302+  302+  302+  | xong=1
POST trao-doi/<uuid:thread>/trang-thai        ended   door  404   404   404   302+  404   302+  302+  302+  | xong=1
POST trao-doi/<uuid:thread>/trang-thai        outside door  404   404   404   404   404   404   404   404   | xong=1
GET  lich/<str:secret>.ics                    -       404   404   404   404   404   404   404   404   404
GET  lich/<str:secret>.ics                    own     200   200   200   200   200   200   200   200   200
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """Whose notice, link, remark or thread it is."""
    said = house.said.get(whose, {})
    number = said.get("calendar_pk" if "tuy-chon" in pattern else "notice", "")
    return {
        "pk": number,
        "remark": said.get("remark", ""),
        "thread": said.get("thread", ""),
        "secret": said.get("calendar", "khong-co"),
    }
