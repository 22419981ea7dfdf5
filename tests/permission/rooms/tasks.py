"""Tasks: of the giver, the lead and who coordinates; who may not see one is told that there is none."""

from tests.permission.house import House

TABLE = """
#                                                  outsider other left  clerk before after office leader admin
GET  nhiem-vu/                             -       door 302   302   302   302   302   302   302   302
GET  nhiem-vu/cua-toi/                     -       door 200   200   200   200   200   200   200   200
GET  nhiem-vu/don-vi/                      -       door 200   200   200   200   200   200   200   200
GET  nhiem-vu/tat-ca/                      -       door 200   200   200   200   200   200   200   200
GET  nhiem-vu/tat-ca/                      -       door 200   200   200   200   200   200   200   200 | dinh-dang=csv
GET  nhiem-vu/bang/                        -       door 200   200   200   200   200   200   200   200
GET  nhiem-vu/nguon-giao/                  -       door 200   200   200   200   200   200   200   200
GET  nhiem-vu/theo-don-vi/                 -       door 200   200   200   200   200   200   200   200
GET  nhiem-vu/dong-thoi-gian/              -       door 200   200   200   200   200   200   200   200
GET  nhiem-vu/giao/                        -       door 403   403   403   403   403   200   200   403
POST nhiem-vu/giao/                        -       door 403   403   403   403   403   422   422   403
POST nhiem-vu/giao/                        own     door 403   403   403   403   403   302+  302+  403 | text=Việc+mới&lead={unit_key}&way=none&priority=3&shift=after&assigned_on=01/7/2025
GET  nhiem-vu/hang-loat/                   -       door 405   405   405   405   405   405   405   405
POST nhiem-vu/hang-loat/                   -       door 302   302   302   302   302   302   302   302 | viec=don-doc
GET  nhiem-vu/chuyen-han/                  -       door 200   200   200   200   200   200   200   200
POST nhiem-vu/chuyen-han/                  -       door 200   200   200   200   200   200   200   200 | text=Nghỉ+bù
GET  nhiem-vu/<uuid:task>/                 own     door 404   404   200   404   404   200   200   200
GET  nhiem-vu/<uuid:task>/sua/             own     door 404   404   403   404   404   200   200   403
POST nhiem-vu/<uuid:task>/sua/             own     door 404   404   403   404   404   422   422   403
GET  nhiem-vu/<uuid:task>/chia/            own     door 404   404   200   404   404   200   200   403
POST nhiem-vu/<uuid:task>/chia/            own     door 404   404   302+  404   404   302+  302+  403 | text=Phần+việc&lead={unit_key}
GET  nhiem-vu/<uuid:task>/nguoi/           own     door 404   404   200   404   404   200   200   403
POST nhiem-vu/<uuid:task>/nguoi/           own     door 404   404   302+  404   404   302+  302+  403 | person=
GET  nhiem-vu/<uuid:task>/tep/<str:digest> own     door 404   404   200   404   404   200   200   200
GET  nhiem-vu/<uuid:task>/<slug:code>/     own     door 404   404   200   404   404   200   200   403
POST nhiem-vu/<uuid:task>/<slug:code>/     own     door 404   404   302+  404   404   302+  302+  403 | text=Đã+xong
POST nhiem-vu/hang-loat/                   own     door 302   302   403   302   302   302+  302+  403 | viec=don-doc&nv={task}&chac=1
GET  nhiem-vu/<uuid:task>/                 foreign door 200   404   404   404   404   200   200   200
GET  nhiem-vu/<uuid:task>/sua/             foreign door 403   404   404   404   404   200   200   403
POST nhiem-vu/<uuid:task>/sua/             foreign door 403   404   404   404   404   422   422   403
GET  nhiem-vu/<uuid:task>/chia/            foreign door 200   404   404   404   404   200   200   403
POST nhiem-vu/<uuid:task>/chia/            foreign door 302+  404   404   404   404   302+  302+  403 | text=Phần+việc&lead={unit_key}
GET  nhiem-vu/<uuid:task>/nguoi/           foreign door 200   404   404   404   404   200   200   403
POST nhiem-vu/<uuid:task>/nguoi/           foreign door 302+  404   404   404   404   302+  302+  403 | person=
GET  nhiem-vu/<uuid:task>/tep/<str:digest> foreign door 200   404   404   404   404   200   200   200
GET  nhiem-vu/<uuid:task>/<slug:code>/     foreign door 200   404   404   404   404   200   200   403
POST nhiem-vu/<uuid:task>/<slug:code>/     foreign door 302+  404   404   404   404   302+  302+  403 | text=Đã+xong
POST nhiem-vu/hang-loat/                   foreign door 403   302   302   302   302   302+  302+  403 | viec=don-doc&nv={task}&chac=1
GET  nhiem-vu/<uuid:task>/                 ended   door 404   404   404   200   404   200   200   200
GET  nhiem-vu/<uuid:task>/sua/             ended   door 404   404   404   403   404   200   200   403
POST nhiem-vu/<uuid:task>/sua/             ended   door 404   404   404   403   404   422   422   403
GET  nhiem-vu/<uuid:task>/chia/            ended   door 404   404   404   200   404   200   200   403
POST nhiem-vu/<uuid:task>/chia/            ended   door 404   404   404   302+  404   422   422   403 | text=Phần+việc&lead={unit_key}
GET  nhiem-vu/<uuid:task>/nguoi/           ended   door 404   404   404   200   404   200   200   403
POST nhiem-vu/<uuid:task>/nguoi/           ended   door 404   404   404   302+  404   302+  302+  403 | person=
GET  nhiem-vu/<uuid:task>/tep/<str:digest> ended   door 404   404   404   200   404   200   200   200
GET  nhiem-vu/<uuid:task>/<slug:code>/     ended   door 404   404   404   200   404   200   200   403
POST nhiem-vu/<uuid:task>/<slug:code>/     ended   door 404   404   404   302+  404   302+  302+  403 | text=Đã+xong
POST nhiem-vu/hang-loat/                   ended   door 302   302   302   403   302   302+  302+  403 | viec=don-doc&nv={task}&chac=1
GET  nhiem-vu/<uuid:task>/                 -       door 404   404   200   404   404   200   200   200
GET  nhiem-vu/<uuid:task>/sua/             -       door 404   404   403   404   404   200   200   403
GET  nhiem-vu/<uuid:task>/chia/            -       door 404   404   403   404   404   200   200   403
GET  nhiem-vu/<uuid:task>/nguoi/           -       door 404   404   403   404   404   200   200   403
GET  nhiem-vu/<uuid:task>/tep/<str:digest> -       door 404   404   404   404   404   404   404   404
GET  nhiem-vu/<uuid:task>/<slug:code>/     -       door 404   404   200   404   404   200   200   403
POST nhiem-vu/<uuid:task>/<slug:code>/     -       door 404   404   302+  404   404   302+  302+  403 | unit=00343@1997-01-01&text=Đã+gửi
GET  nhiem-vu/<uuid:task>/                 outside door 404   404   404   404   404   404   404   404
GET  nhiem-vu/<uuid:task>/sua/             outside door 404   404   404   404   404   404   404   404
POST nhiem-vu/<uuid:task>/sua/             outside door 404   404   404   404   404   404   404   404
POST nhiem-vu/<uuid:task>/chia/            outside door 404   404   404   404   404   404   404   404
POST nhiem-vu/<uuid:task>/nguoi/           outside door 404   404   404   404   404   404   404   404
GET  nhiem-vu/<uuid:task>/tep/<str:digest> outside door 404   404   404   404   404   404   404   404
GET  nhiem-vu/<uuid:task>/<slug:code>/     outside door 404   404   404   404   404   404   404   404
POST nhiem-vu/<uuid:task>/<slug:code>/     outside door 404   404   404   404   404   404   404   404 | text=Đã+xong
POST nhiem-vu/hang-loat/                   outside door 302   302   302   302   302   302   302   302 | viec=don-doc&nv={task}&chac=1
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """The task of whose it is; for ``-`` the one in which the clerk's ward only coordinates, and its answer."""
    said = house.said.get(whose, house.said["own"])
    shared = whose not in house.said
    return {
        "task": said["shared_task" if shared else "task"],
        "digest": said["evidence"],
        "code": "tra-loi" if shared else "bao-cao",
    }
