"""Registers: lists, rows, batches, people. Only whose row it is may see it; only its clerk opens the person."""

from tests.permission.house import House

CODE = "penalties.decision"
TABLE = """
#                                                 outsider other left  clerk before after office leader admin
GET  so/                                   -       door  200   200   200   200   200   200   200   200
GET  so/ban-nhap                           -       door  200   200   200   200   200   200   200   200
GET  so/<str:code>/                        -       door  200   200   200   200   200   200   200   200
GET  so/<str:code>/                        -       door  200   200   200   200   200   200   200   200   | dinh-dang=csv
GET  so/<str:code>/                        -       door  200   200   200   200   200   200   200   200   | dinh-dang=xlsx
GET  so/<str:code>/                        own     door  200   200   200   200   200   200   200   200   | ngan={record}
GET  so/<str:code>/                        foreign door  200   200   200   200   200   200   200   200   | ngan={record}
GET  so/<str:code>/                        ended   door  200   200   200   200   200   200   200   200   | ngan={record}
GET  so/<str:code>/                        outside door  200   200   200   200   200   200   200   200   | ngan={record}
GET  so/<str:code>/them                    -       door  200   403   200   200   200   200   403   403
POST so/<str:code>/them                    -       door  422   403   422   422   422   422   403   403   | unit=00343
GET  so/<str:code>/hieu                    -       door  200   200   200   200   200   200   200   200   | fine=5
GET  so/<str:code>/dan                     -       door  200   403   200   200   200   200   403   403
POST so/<str:code>/dan                     -       door  422+  403   422+  422+  422+  422+  403   403   | bang=x
POST so/<str:code>/bo-loc                  -       door  302+  302+  302+  302+  302+  302+  302+  302+  | ten=Thử
POST so/<str:code>/bo-loc/<int:pk>/bo      own     door  403   403   302+  403   403   403   403   302+
POST so/<str:code>/bo-loc/<int:pk>/bo      foreign door  302+  403   403   403   403   403   403   302+
POST so/<str:code>/bo-loc/<int:pk>/bo      ended   door  403   403   403   302+  302+  403   403   302+
POST so/<str:code>/bo-loc/<int:pk>/bo      outside door  403   403   403   403   403   403   403   403
POST so/<str:code>/ban-nhap/<str:form>/bo  own     door  302   302   302+  302   302   302   302   302
POST so/<str:code>/ban-nhap/<str:form>/bo  foreign door  302+  302   302   302   302   302   302   302
POST so/<str:code>/ban-nhap/<str:form>/bo  ended   door  302   302   302   302+  302+  302   302   302
POST so/<str:code>/ban-nhap/<str:form>/bo  outside door  302   302   302   302   302   302   302   302
GET  so/<str:code>/huy-nhieu               own     door  403   403   200+  403   403   200+  403   403   | dong={record}
GET  so/<str:code>/huy-nhieu               foreign door  200+  403   403   403   403   200+  403   403   | dong={record}
GET  so/<str:code>/huy-nhieu               ended   door  403   403   403   200+  403   200+  403   403   | dong={record}
GET  so/<str:code>/huy-nhieu               outside door  403   403   403   403   403   403   403   403   | dong={record}
POST so/<str:code>/huy-nhieu               -       door  302   302   302   302   302   302   302   302   | reason=thử
GET  so/<str:code>/dot/<uuid:act>/         own     door  403   403   200   403   403   200   200   200
GET  so/<str:code>/dot/<uuid:act>/         foreign door  200   403   403   403   403   200   200   200
GET  so/<str:code>/dot/<uuid:act>/         ended   door  403   403   403   200   403   200   200   200
GET  so/<str:code>/dot/<uuid:act>/         outside door  403   403   403   403   403   403   403   403
GET  so/<str:code>/dot/<uuid:act>/hoan-tac own     door  403   403   200+  403   403   200+  403   403
POST so/<str:code>/dot/<uuid:act>/hoan-tac own     door  403   403   302+  403   403   302+  403   403   | reason=thử
GET  so/<str:code>/dot/<uuid:act>/hoan-tac foreign door  200+  403   403   403   403   200+  403   403
POST so/<str:code>/dot/<uuid:act>/hoan-tac foreign door  302+  403   403   403   403   302+  403   403   | reason=thử
GET  so/<str:code>/dot/<uuid:act>/hoan-tac ended   door  403   403   403   200+  403   200+  403   403
POST so/<str:code>/dot/<uuid:act>/hoan-tac ended   door  403   403   403   302+  403   302+  403   403   | reason=thử
POST so/<str:code>/dot/<uuid:act>/hoan-tac outside door  403   403   403   403   403   403   403   403   | reason=thử
GET  so/<str:code>/<str:key>/              own     door  403   403   200   403   403   200   200   200
GET  so/<str:code>/<str:key>/              foreign door  200   403   403   403   403   200   200   200
GET  so/<str:code>/<str:key>/              ended   door  403   403   403   200   403   200   200   200
GET  so/<str:code>/<str:key>/              outside door  403   403   403   403   403   403   403   403
GET  so/<str:code>/<str:key>/sua           own     door  403   403   200   403   403   200   403   403
POST so/<str:code>/<str:key>/sua           own     door  403   403   422   403   403   422   403   403   | ban={version}&reason=thử
GET  so/<str:code>/<str:key>/sua           foreign door  200   403   403   403   403   200   403   403
POST so/<str:code>/<str:key>/sua           foreign door  422   403   403   403   403   422   403   403   | ban={version}&reason=thử
GET  so/<str:code>/<str:key>/sua           ended   door  403   403   403   200   403   200   403   403
POST so/<str:code>/<str:key>/sua           ended   door  403   403   403   422   403   422   403   403   | ban={version}&reason=thử
POST so/<str:code>/<str:key>/sua           outside door  403   403   403   403   403   403   403   403   | ban={version}&reason=thử
GET  so/<str:code>/<str:key>/huy           own     door  403   403   200   403   403   200   403   403
POST so/<str:code>/<str:key>/huy           own     door  403   403   302+  403   403   302+  403   403   | ban={version}&reason=thử
GET  so/<str:code>/<str:key>/huy           foreign door  200   403   403   403   403   200   403   403
POST so/<str:code>/<str:key>/huy           foreign door  302+  403   403   403   403   302+  403   403   | ban={version}&reason=thử
GET  so/<str:code>/<str:key>/huy           ended   door  403   403   403   200   403   200   403   403
POST so/<str:code>/<str:key>/huy           ended   door  403   403   403   302+  403   302+  403   403   | ban={version}&reason=thử
POST so/<str:code>/<str:key>/huy           outside door  403   403   403   403   403   403   403   403   | ban={version}&reason=thử
POST so/<str:code>/<str:key>/nguoi         own     door  403   403   200+  403   403   403   403   403   | cot=subject&ly-do=Đối+chiếu+đơn+12
POST so/<str:code>/<str:key>/nguoi         foreign door  200+  403   403   403   403   403   403   403   | cot=subject&ly-do=Đối+chiếu+đơn+12
POST so/<str:code>/<str:key>/nguoi         ended   door  403   403   403   200+  403   403   403   403   | cot=subject&ly-do=Đối+chiếu+đơn+12
POST so/<str:code>/<str:key>/nguoi         outside door  403   403   403   403   403   403   403   403   | cot=subject&ly-do=Đối+chiếu+đơn+12
POST so/<str:code>/<str:key>/xoa-nguoi     own     door  403   403   403   403   403   403   403   302+  | cot=subject&can-cu=91/2025/QH15&ly-do=Theo+đơn+12
POST so/<str:code>/<str:key>/xoa-nguoi     foreign door  403   403   403   403   403   403   403   302+  | cot=subject&can-cu=91/2025/QH15&ly-do=Theo+đơn+12
POST so/<str:code>/<str:key>/xoa-nguoi     ended   door  403   403   403   403   403   403   403   302+  | cot=subject&can-cu=91/2025/QH15&ly-do=Theo+đơn+12
POST so/<str:code>/<str:key>/xoa-nguoi     outside door  403   403   403   403   403   403   403   403   | cot=subject&can-cu=91/2025/QH15&ly-do=Theo+đơn+12
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """The register of penalty decisions and the record of whose it is."""
    said = house.said.get(whose, {})
    return {
        "code": CODE,
        "key": said.get("record", ""),
        "pk": said.get("saved", ""),
        "form": said.get("draft", ""),
        "act": said.get("act", ""),
    }
