"""The door and one's own account: whoever is signed in has their own and nobody else's."""

from tests.permission.house import House

TABLE = """
#                                 outsider other left  clerk before after office leader admin
GET  dang-nhap             -       200   302   302   302   302   302   302   302   302
POST dang-nhap             -       401+  302   302   302   302   302   302   302   302   | ten=ai&mat-khau=sai
GET  dang-nhap/lop-thu-hai -       door  door  door  door  door  door  door  door  door
POST dang-nhap/lop-thu-hai -       door  door  door  door  door  door  door  door  door  | ma=1
POST dang-xuat             -       door  door+ door+ door+ door+ door+ door+ door+ door+
GET  moi/<str:token>       -       422   422   422   422   422   422   422   422   422
POST moi/<str:token>       -       422   422   422   422   422   422   422   422   422   | mat-khau=x
GET  tai-khoan/            -       door  200   200   200   200   200   200   200   200
GET  tai-khoan/mat-khau    -       door  200   200   200   200   200   200   200   200
POST tai-khoan/mat-khau    -       door  422+  422+  422+  422+  422+  422+  422+  422+
GET  tai-khoan/ma-xac-thuc -       door  200   200   200   200   200   200   200   200
POST tai-khoan/ma-xac-thuc -       door  200   200   200   200   200   200   200   200
GET  tai-khoan/khoa        -       door  200   200   200   200   200   200   200   200
POST tai-khoan/khoa        -       door  422+  422+  422+  422+  422+  422+  422+  422+
GET  tai-khoan/ma-du-phong -       door  302   302   302   302   302   302   302   302
POST tai-khoan/ma-du-phong -       door  302   302   302   302   302   302   302   302
GET  tai-khoan/bo-lop      -       door  404   404   404   404   404   404   404   404
POST tai-khoan/bo-lop      -       door  404   404   404   404   404   404   404   404
POST tai-khoan/phien       own     door  302   302   302+  302   302   302   302   302   | phien={session_pk}
POST tai-khoan/phien       foreign door  302+  302   302   302   302   302   302   302   | phien={session_pk}
POST tai-khoan/phien       ended   door  302   302   302   302+  302+  302   302   302   | phien={session_pk}
POST tai-khoan/phien       outside door  302   302   302   302   302   302   302   302   | phien={session_pk}
POST tai-khoan/thiet-bi    -       door  302   302   302   302   302   302   302   302   | thiet-bi=1
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """Nothing is named but a token that nobody was given."""
    return {"token": "khong-co"}
