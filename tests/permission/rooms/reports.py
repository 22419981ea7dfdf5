"""The report of a district: who may see the district reads it; the office writes; each step has its role."""

from tests.permission.house import House

TABLE = """
#                                                                            outsider other left  clerk before after office leader admin
GET  bao-cao/                                                         -       door  200   200   200   200   200   200   200   200
GET  bao-cao/<str:unit>/<str:session>/                                -       door  403   403   403   403   403   200   200   200
GET  bao-cao/<str:unit>/<str:session>/                                own     door  403   403   200   403   403   200   200   200
GET  bao-cao/<str:unit>/<str:session>/                                outside door  404   404   404   404   404   404   404   404
GET  bao-cao/<str:unit>/<str:session>/de-cuong/                       -       door  403   403   403   403   403   200   200   200
GET  bao-cao/<str:unit>/<str:session>/de-cuong/                       own     door  403   403   200   403   403   200   200   200
GET  bao-cao/<str:unit>/<str:session>/de-cuong/                       outside door  404   404   404   404   404   404   404   404
GET  bao-cao/<str:unit>/<str:session>/de-cuong/them                   -       door  403   403   403   403   403   200   403   403
POST bao-cao/<str:unit>/<str:session>/de-cuong/them                   -       door  403   403   403   403   403   302+  403   403   | viec=luu&mau-cau=Có+năm+việc.&loai=sentence
GET  bao-cao/<str:unit>/<str:session>/de-cuong/them                   own     door  403   403   403   403   403   200   403   403
GET  bao-cao/<str:unit>/<str:session>/de-cuong/cau/<path:key>/        -       door  403   403   403   403   403   200   403   403
POST bao-cao/<str:unit>/<str:session>/de-cuong/cau/<path:key>/        -       door  403   403   403   403   403   302+  403   403   | viec=luu&mau-cau=Có+năm+việc.&loai=paragraph
GET  bao-cao/<str:unit>/<str:session>/de-cuong/cau/<path:key>/        own     door  403   403   403   403   403   200   403   403
GET  bao-cao/<str:unit>/<str:session>/de-cuong/phan-cong              -       door  403   403   403   403   403   200   403   403
POST bao-cao/<str:unit>/<str:session>/de-cuong/phan-cong              -       door  403   403   403   403   403   422   403   403
GET  bao-cao/<str:unit>/<str:session>/de-cuong/phu-luc                -       door  403   403   403   403   403   200   403   403
POST bao-cao/<str:unit>/<str:session>/de-cuong/phu-luc                -       door  403   403   403   403   403   422   403   403
GET  bao-cao/<str:unit>/<str:session>/de-cuong/phan-dau               -       door  403   403   403   403   403   200   403   403
POST bao-cao/<str:unit>/<str:session>/de-cuong/phan-dau               -       door  403   403   403   403   403   422   403   403
GET  bao-cao/<str:unit>/<str:session>/kiem/                           -       door  403   403   403   403   403   200   200   200
GET  bao-cao/<str:unit>/<str:session>/kiem/                           own     door  403   403   200   403   403   200   200   200
GET  bao-cao/<str:unit>/<str:session>/ban-sua/                        -       door  403   403   403   403   403   200   403   403
POST bao-cao/<str:unit>/<str:session>/ban-sua/                        -       door  403   403   403   403   403   422   403   403
GET  bao-cao/<str:unit>/<str:session>/ban-sua/                        own     door  403   403   403   403   403   200   403   403
GET  bao-cao/<str:unit>/<str:session>/doi/                            -       door  403   403   403   403   403   200   200   200
GET  bao-cao/<str:unit>/<str:session>/doi/                            own     door  403   403   200   403   403   200   200   200
POST bao-cao/<str:unit>/<str:session>/de-cuong/xep/<path:key>/        -       door  403   403   403   403   403   302+  403   403   | viec=len
POST bao-cao/<str:unit>/<str:session>/de-cuong/tinh-trang/<path:key>/ -       door  403   403   403   403   403   302+  403   403   | tinh-trang=done
POST bao-cao/<str:unit>/<str:session>/kiem/xu-ly                      -       door  403   403   403   403   403   302+  403   403   | muc=dot&thu=0&so=3
GET  bao-cao/<str:unit>/<str:session>/ban-sua/<int:number>/           -       door  403   403   403   403   403   404   403   403
POST bao-cao/<str:unit>/<str:session>/ban-sua/<int:number>/           -       door  403   403   403   403   403   404   403   403
POST bao-cao/<str:unit>/<str:session>/buoc                            -       door  403   403   403   403   403   302+  403   403   | buoc=submitted
POST bao-cao/<str:unit>/<str:session>/sua-lai                         -       door  403   403   403   403   403   302   403   403   | loai=correction&ly-do=x
POST bao-cao/<str:unit>/<str:session>/ban-ky                          -       door  403   403   403   403   403   403   403   403
GET  bao-cao/<str:unit>/<str:session>/ban-ky/<str:digest>             -       door  403   403   403   403   403   200   200   200
GET  bao-cao/<str:unit>/<str:session>/tep.<str:form>                  -       door  403   403   403   403   403   200   200   200
POST bao-cao/<str:unit>/<str:session>/buoc                            own     door  403   403   403   403   403   302+  403   403   | buoc=submitted
GET  bao-cao/<str:unit>/<str:session>/ban-ky/<str:digest>             own     door  403   403   404   403   403   404   404   404
GET  bao-cao/<str:unit>/<str:session>/tep.<str:form>                  own     door  403   403   200   403   403   200   200   200
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """The unit of whose it is; the district's draft of April for ``-``."""
    said = house.said.get(whose, house.said["own"])
    unit = said["unit"] if whose in house.said else "009"
    session = "2023-03" if "/ban-ky" in pattern else "2023-04"
    return {"unit": unit, "session": session, "key": "dot", "number": "1", "digest": said["copy"], "form": "json"}
