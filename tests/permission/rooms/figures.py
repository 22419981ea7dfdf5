"""Figures and the month: a unit's numbers are for who may see the unit; ``-`` is the district."""

from tests.permission.house import House

TABLE = """
#                                                                      outsider other left  clerk before after office leader admin
GET  /                                                          -       door  302   200   302   302   200   302   302   302
GET  so-lieu/                                                   -       door  302   200   302   302   200   302   302   302
GET  so-lieu/chi-tieu/<str:code>                                -       door  302   200   302   302   200   302   302   302
GET  thang/                                                     own     door  404   404   302   404   404   302   302   302   | don-vi={unit}&ky=2023-03
GET  thang/                                                     foreign door  302   404   404   404   404   302   302   302   | don-vi={unit}&ky=2023-03
GET  thang/                                                     ended   door  404   404   404   302   404   302   302   302   | don-vi={unit}&ky=2023-03
GET  thang/                                                     outside door  404   404   404   404   404   404   404   404   | don-vi={unit}&ky=2023-03
GET  thang/                                                     -       door  404   404   404   404   404   302   302   302   | don-vi=009&ky=2023-03
GET  thang/<str:unit>/<str:session>/                            -       door  403   403   403   403   403   200   200   200
GET  thang/<str:unit>/<str:session>/                            own     door  403   403   200   403   403   200   200   200
GET  thang/<str:unit>/<str:session>/                            foreign door  200   403   403   403   403   200   200   200
GET  thang/<str:unit>/<str:session>/                            ended   door  403   403   403   200   403   200   200   200
GET  thang/<str:unit>/<str:session>/                            outside door  404   404   404   404   404   404   404   404
GET  so-lieu/<str:unit>/<str:session>/                          -       door  403   403   403   403   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/                          own     door  403   403   200   403   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/                          foreign door  200   403   403   403   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/                          ended   door  403   403   403   200   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/                          outside door  404   404   404   404   404   404   404   404
GET  so-lieu/<str:unit>/<str:session>/                          -       door  403   403   403   403   403   200   200   200   | dinh-dang=csv
GET  so-lieu/<str:unit>/<str:session>/                          own     door  403   403   200   403   403   200   200   200   | dinh-dang=csv
GET  so-lieu/<str:unit>/<str:session>/                          foreign door  200   403   403   403   403   200   200   200   | dinh-dang=csv
GET  so-lieu/<str:unit>/<str:session>/                          ended   door  403   403   403   200   403   200   200   200   | dinh-dang=csv
GET  so-lieu/<str:unit>/<str:session>/                          own     door  403   403   200   403   403   200   200   200   | dinh-dang=xlsx
GET  so-lieu/<str:unit>/<str:session>/                          foreign door  200   403   403   403   403   200   200   200   | dinh-dang=xlsx
GET  so-lieu/<str:unit>/<str:session>/                          ended   door  403   403   403   200   403   200   200   200   | dinh-dang=xlsx
GET  so-lieu/<str:unit>/<str:session>/<str:code>/               -       door  403   403   403   403   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/<str:code>/               own     door  403   403   200   403   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/<str:code>/               foreign door  200   403   403   403   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/<str:code>/               ended   door  403   403   403   200   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/<str:code>/               outside door  404   404   404   404   404   404   404   404
GET  so-lieu/<str:unit>/<str:session>/<str:code>/               -       door  403   403   403   403   403   200   200   200   | dinh-dang=csv
GET  so-lieu/<str:unit>/<str:session>/<str:code>/               own     door  403   403   200   403   403   200   200   200   | dinh-dang=csv
GET  so-lieu/<str:unit>/<str:session>/<str:code>/               foreign door  200   403   403   403   403   200   200   200   | dinh-dang=csv
GET  so-lieu/<str:unit>/<str:session>/<str:code>/               ended   door  403   403   403   200   403   200   200   200   | dinh-dang=csv
GET  so-lieu/<str:unit>/<str:session>/<str:code>/bieu-do.svg    -       door  403   403   403   403   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/<str:code>/bieu-do.svg    own     door  403   403   200   403   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/<str:code>/bieu-do.svg    foreign door  200   403   403   403   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/<str:code>/bieu-do.svg    ended   door  403   403   403   200   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/<str:code>/bieu-do.png    -       door  403   403   403   403   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/<str:code>/bieu-do.png    own     door  403   403   200   403   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/<str:code>/bieu-do.png    foreign door  200   403   403   403   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/<str:code>/bieu-do.png    ended   door  403   403   403   200   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/<str:code>/tung-thang.csv -       door  403   403   403   403   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/<str:code>/tung-thang.csv own     door  403   403   200   403   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/<str:code>/tung-thang.csv foreign door  200   403   403   403   403   200   200   200
GET  so-lieu/<str:unit>/<str:session>/<str:code>/tung-thang.csv ended   door  403   403   403   200   403   200   200   200
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """The unit of whose it is, the district for ``-``, in the session of March 2023."""
    return {"unit": house.said[whose]["unit"] if whose in house.said else "009", "session": "2023-03", "code": "NS.THU"}
