"""Meetings: a draft is of those who hold it; those asked see it with its papers; of others it is not there (404)."""

from tests.permission.house import House

TABLE = """
#                                                                          outsider other left  clerk before after office leader admin
GET  phien-hop/                                                    -       door 200   200   200   200   200   200   200   200
GET  phien-hop/lich                                                -       door 200   200   200   200   200   200   200   200
GET  phien-hop/giu-tai-lieu.js                                      -       200  200   200   200   200   200   200   200   200
GET  phien-hop/them                                                -       door 403   403   403   403   403   200   200   403
POST phien-hop/them                                                -       door 403   403   403   403   403   422   422   403
GET  phien-hop/loat/them                                           -       door 403   403   403   403   403   200   200   403
POST phien-hop/loat/them                                           -       door 403   403   403   403   403   422   422   403
POST phien-hop/loat/<str:series>/tiep                              -       door 404   404   404   404   404   302+  302+  404
POST phien-hop/loat/<str:series>/tiep                              outside door 404   404   404   404   404   404   404   404
GET  phien-hop/<str:meeting>/                                      -       door 404   404   404   404   404   200   200   404
GET  phien-hop/<str:meeting>/sua                                   -       door 404   404   404   404   404   200   200   404
POST phien-hop/<str:meeting>/chuyen                                -       door 404   404   404   404   404   302+  302+  404 | state=invited
GET  phien-hop/<str:meeting>/thanh-phan/                           -       door 404   404   404   404   404   200   200   404
GET  phien-hop/<str:meeting>/noi-dung/<str:item>/                  -       door 404   404   404   404   404   404   404   404
GET  phien-hop/<str:meeting>/giay-moi.<str:form>                   -       door 404   404   404   404   404   200   200   404
GET  phien-hop/<str:meeting>/tai-lieu/                             -       door 404   404   404   404   404   200   200   404
GET  phien-hop/<str:meeting>/ket-luan/                             -       door 404   404   404   404   404   404   404   404
GET  phien-hop/<str:meeting>/                                      own     door 404   404   200   404   404   200   200   200
GET  phien-hop/<str:meeting>/sua                                   own     door 404   404   403   404   404   200   200   403
POST phien-hop/<str:meeting>/sua                                   own     door 404   404   403   404   404   422   422   403 | title=
POST phien-hop/<str:meeting>/chuyen                                own     door 404   404   403   404   404   302+  302+  403 | state=cancelled&reason=Bão
GET  phien-hop/<str:meeting>/thanh-phan/                           own     door 404   404   200   404   404   200   200   200
POST phien-hop/<str:meeting>/thanh-phan/moi                        own     door 404   404   403   404   404   302+  302+  403 | part=guest&unit=009.THUE@1997-01-01
POST phien-hop/<str:meeting>/thanh-phan/bo                         own     door 404   404   403   404   404   302+  302+  403 | invitation={invitation}
POST phien-hop/<str:meeting>/thanh-phan/co-mat                     own     door 404   404   403   404   404   302+  302+  403 | present=
GET  phien-hop/<str:meeting>/thanh-phan/<str:invitation>/          own     door 404   404   200   404   404   200   200   404
POST phien-hop/<str:meeting>/thanh-phan/<str:invitation>/          own     door 404   404   302+  404   404   302+  302+  404 | answer=comes&substitute=
GET  phien-hop/<str:meeting>/noi-dung/them                         own     door 404   404   403   404   404   200   200   403
POST phien-hop/<str:meeting>/noi-dung/them                         own     door 404   404   403   404   404   422   422   403
POST phien-hop/<str:meeting>/noi-dung/lap                          own     door 404   404   403   404   404   302+  302+  403 | do=keep&name=Mẫu
GET  phien-hop/<str:meeting>/noi-dung/<str:item>/                  own     door 404   404   200   404   404   200   200   200
GET  phien-hop/<str:meeting>/noi-dung/<str:item>/sua               own     door 404   404   403   404   404   200   200   403
POST phien-hop/<str:meeting>/noi-dung/<str:item>/sua               own     door 404   404   403   404   404   422   422   403 | title=
POST phien-hop/<str:meeting>/noi-dung/<str:item>/xep               own     door 404   404   403   404   404   302+  302+  403 | do=remove
POST phien-hop/<str:meeting>/noi-dung/<str:item>/ket-luan          own     door 404   404   403   404   404   302+  302+  403 | result=noted
GET  phien-hop/<str:meeting>/noi-dung/<str:item>/tai-lieu          own     door 404   404   403   404   404   200   200   403
POST phien-hop/<str:meeting>/noi-dung/<str:item>/tai-lieu          own     door 404   404   403   404   404   422   422   403
GET  phien-hop/<str:meeting>/giay-moi.<str:form>                   own     door 404   404   200   404   404   200   200   403
GET  phien-hop/<str:meeting>/tai-lieu/                             own     door 404   404   200   404   404   200   200   403
GET  phien-hop/<str:meeting>/tai-lieu/<str:paper>/                 own     door 404   404   200   404   404   200   200   403
GET  phien-hop/<str:meeting>/tai-lieu/<str:paper>/ban-moi          own     door 404   404   403   404   404   200   200   403
POST phien-hop/<str:meeting>/tai-lieu/<str:paper>/ban-moi          own     door 404   404   403   404   404   422   422   403
GET  phien-hop/<str:meeting>/tai-lieu/<str:paper>/tep/<str:digest> own     door 404   404   200+  404   404   200+  200+  403
GET  phien-hop/<str:meeting>/dang-hop/                             own     door 404   404   200   404   404   200   200   403
POST phien-hop/<str:meeting>/dang-hop/chuyen                       own     door 404   404   403   404   404   302+  302+  403 | item={item}
POST phien-hop/<str:meeting>/dang-hop/y-kien                       own     door 404   404   302+  404   404   302+  302+  403 | speaker=Ông+A&words=Đồng+ý
POST phien-hop/<str:meeting>/dang-hop/ghi-chu                      own     door 404   404   302+  404   404   302+  302+  403 | note=Nhớ
GET  phien-hop/<str:meeting>/ket-luan/                             own     door 404   404   200   404   404   200   200   200
POST phien-hop/<str:meeting>/ket-luan/                             own     door 404   404   403   404   404   302+  403   403 | symbol=TB&subject=Kết+luận&text=Sửa&recipients=
POST phien-hop/<str:meeting>/ket-luan/buoc                         own     door 404   404   404   404   404   302+  403   403 | buoc=submitted
GET  phien-hop/<str:meeting>/ket-luan/thong-bao.<str:form>         own     door 404   404   404   404   404   200   200   200
GET  phien-hop/<str:meeting>/ket-luan/bien-ban.<str:form>          own     door 404   404   200   404   404   200   200   403
GET  phien-hop/<str:meeting>/                                      foreign door 200   404   404   404   404   200   200   200
GET  phien-hop/<str:meeting>/sua                                   foreign door 403   404   404   404   404   200   200   403
POST phien-hop/<str:meeting>/sua                                   foreign door 403   404   404   404   404   422   422   403 | title=
POST phien-hop/<str:meeting>/chuyen                                foreign door 403   404   404   404   404   302+  302+  403 | state=cancelled&reason=Bão
GET  phien-hop/<str:meeting>/thanh-phan/                           foreign door 200   404   404   404   404   200   200   200
POST phien-hop/<str:meeting>/thanh-phan/moi                        foreign door 403   404   404   404   404   302+  302+  403 | part=guest&unit=009.THUE@1997-01-01
POST phien-hop/<str:meeting>/thanh-phan/bo                         foreign door 403   404   404   404   404   302+  302+  403 | invitation={invitation}
POST phien-hop/<str:meeting>/thanh-phan/co-mat                     foreign door 403   404   404   404   404   302+  302+  403 | present=
GET  phien-hop/<str:meeting>/thanh-phan/<str:invitation>/          foreign door 200   404   404   404   404   200   200   404
POST phien-hop/<str:meeting>/thanh-phan/<str:invitation>/          foreign door 302+  404   404   404   404   302+  302+  404 | answer=comes&substitute=
GET  phien-hop/<str:meeting>/noi-dung/them                         foreign door 403   404   404   404   404   200   200   403
POST phien-hop/<str:meeting>/noi-dung/them                         foreign door 403   404   404   404   404   422   422   403
POST phien-hop/<str:meeting>/noi-dung/lap                          foreign door 403   404   404   404   404   302+  302+  403 | do=keep&name=Mẫu
GET  phien-hop/<str:meeting>/noi-dung/<str:item>/                  foreign door 200   404   404   404   404   200   200   200
GET  phien-hop/<str:meeting>/noi-dung/<str:item>/sua               foreign door 403   404   404   404   404   200   200   403
POST phien-hop/<str:meeting>/noi-dung/<str:item>/sua               foreign door 403   404   404   404   404   422   422   403 | title=
POST phien-hop/<str:meeting>/noi-dung/<str:item>/xep               foreign door 403   404   404   404   404   302+  302+  403 | do=remove
POST phien-hop/<str:meeting>/noi-dung/<str:item>/ket-luan          foreign door 403   404   404   404   404   302+  302+  403 | result=noted
GET  phien-hop/<str:meeting>/noi-dung/<str:item>/tai-lieu          foreign door 403   404   404   404   404   200   200   403
POST phien-hop/<str:meeting>/noi-dung/<str:item>/tai-lieu          foreign door 403   404   404   404   404   422   422   403
GET  phien-hop/<str:meeting>/giay-moi.<str:form>                   foreign door 200   404   404   404   404   200   200   403
GET  phien-hop/<str:meeting>/tai-lieu/                             foreign door 200   404   404   404   404   200   200   403
GET  phien-hop/<str:meeting>/tai-lieu/<str:paper>/                 foreign door 200   404   404   404   404   200   200   403
GET  phien-hop/<str:meeting>/tai-lieu/<str:paper>/ban-moi          foreign door 403   404   404   404   404   200   200   403
POST phien-hop/<str:meeting>/tai-lieu/<str:paper>/ban-moi          foreign door 403   404   404   404   404   422   422   403
GET  phien-hop/<str:meeting>/tai-lieu/<str:paper>/tep/<str:digest> foreign door 200+  404   404   404   404   200+  200+  403
GET  phien-hop/<str:meeting>/dang-hop/                             foreign door 200   404   404   404   404   200   200   403
POST phien-hop/<str:meeting>/dang-hop/chuyen                       foreign door 403   404   404   404   404   302+  302+  403 | item={item}
POST phien-hop/<str:meeting>/dang-hop/y-kien                       foreign door 302+  404   404   404   404   302+  302+  403 | speaker=Ông+A&words=Đồng+ý
POST phien-hop/<str:meeting>/dang-hop/ghi-chu                      foreign door 302+  404   404   404   404   302+  302+  403 | note=Nhớ
GET  phien-hop/<str:meeting>/ket-luan/                             foreign door 200   404   404   404   404   200   200   200
POST phien-hop/<str:meeting>/ket-luan/                             foreign door 403   404   404   404   404   302+  403   403 | symbol=TB&subject=Kết+luận&text=Sửa&recipients=
POST phien-hop/<str:meeting>/ket-luan/buoc                         foreign door 404   404   404   404   404   302+  403   403 | buoc=submitted
GET  phien-hop/<str:meeting>/ket-luan/thong-bao.<str:form>         foreign door 404   404   404   404   404   200   200   200
GET  phien-hop/<str:meeting>/ket-luan/bien-ban.<str:form>          foreign door 200   404   404   404   404   200   200   403
GET  phien-hop/<str:meeting>/                                      ended   door 404   404   404   200   404   200   200   200
GET  phien-hop/<str:meeting>/sua                                   ended   door 404   404   404   403   404   200   200   403
POST phien-hop/<str:meeting>/sua                                   ended   door 404   404   404   403   404   422   422   403 | title=
POST phien-hop/<str:meeting>/chuyen                                ended   door 404   404   404   403   404   302+  302+  403 | state=cancelled&reason=Bão
GET  phien-hop/<str:meeting>/thanh-phan/                           ended   door 404   404   404   200   404   200   200   200
POST phien-hop/<str:meeting>/thanh-phan/moi                        ended   door 404   404   404   403   404   302+  302+  403 | part=guest&unit=009.THUE@1997-01-01
POST phien-hop/<str:meeting>/thanh-phan/bo                         ended   door 404   404   404   403   404   302+  302+  403 | invitation={invitation}
POST phien-hop/<str:meeting>/thanh-phan/co-mat                     ended   door 404   404   404   403   404   302+  302+  403 | present=
GET  phien-hop/<str:meeting>/thanh-phan/<str:invitation>/          ended   door 404   404   404   200   404   200   200   404
POST phien-hop/<str:meeting>/thanh-phan/<str:invitation>/          ended   door 404   404   404   302+  404   302+  302+  404 | answer=comes&substitute=
GET  phien-hop/<str:meeting>/noi-dung/them                         ended   door 404   404   404   403   404   200   200   403
POST phien-hop/<str:meeting>/noi-dung/them                         ended   door 404   404   404   403   404   422   422   403
POST phien-hop/<str:meeting>/noi-dung/lap                          ended   door 404   404   404   403   404   302+  302+  403 | do=keep&name=Mẫu
GET  phien-hop/<str:meeting>/noi-dung/<str:item>/                  ended   door 404   404   404   200   404   200   200   200
GET  phien-hop/<str:meeting>/noi-dung/<str:item>/sua               ended   door 404   404   404   403   404   200   200   403
POST phien-hop/<str:meeting>/noi-dung/<str:item>/sua               ended   door 404   404   404   403   404   422   422   403 | title=
POST phien-hop/<str:meeting>/noi-dung/<str:item>/xep               ended   door 404   404   404   403   404   302+  302+  403 | do=remove
POST phien-hop/<str:meeting>/noi-dung/<str:item>/ket-luan          ended   door 404   404   404   403   404   302+  302+  403 | result=noted
GET  phien-hop/<str:meeting>/noi-dung/<str:item>/tai-lieu          ended   door 404   404   404   403   404   200   200   403
POST phien-hop/<str:meeting>/noi-dung/<str:item>/tai-lieu          ended   door 404   404   404   403   404   422   422   403
GET  phien-hop/<str:meeting>/giay-moi.<str:form>                   ended   door 404   404   404   200   404   200   200   403
GET  phien-hop/<str:meeting>/tai-lieu/                             ended   door 404   404   404   200   404   200   200   403
GET  phien-hop/<str:meeting>/tai-lieu/<str:paper>/                 ended   door 404   404   404   200   404   200   200   403
GET  phien-hop/<str:meeting>/tai-lieu/<str:paper>/ban-moi          ended   door 404   404   404   403   404   200   200   403
POST phien-hop/<str:meeting>/tai-lieu/<str:paper>/ban-moi          ended   door 404   404   404   403   404   422   422   403
GET  phien-hop/<str:meeting>/tai-lieu/<str:paper>/tep/<str:digest> ended   door 404   404   404   200+  404   200+  200+  403
GET  phien-hop/<str:meeting>/dang-hop/                             ended   door 404   404   404   200   404   200   200   403
POST phien-hop/<str:meeting>/dang-hop/chuyen                       ended   door 404   404   404   403   404   302+  302+  403 | item={item}
POST phien-hop/<str:meeting>/dang-hop/y-kien                       ended   door 404   404   404   302+  404   302+  302+  403 | speaker=Ông+A&words=Đồng+ý
POST phien-hop/<str:meeting>/dang-hop/ghi-chu                      ended   door 404   404   404   302+  404   302+  302+  403 | note=Nhớ
GET  phien-hop/<str:meeting>/ket-luan/                             ended   door 404   404   404   200   404   200   200   200
POST phien-hop/<str:meeting>/ket-luan/                             ended   door 404   404   404   403   404   302+  403   403 | symbol=TB&subject=Kết+luận&text=Sửa&recipients=
POST phien-hop/<str:meeting>/ket-luan/buoc                         ended   door 404   404   404   404   404   302+  403   403 | buoc=submitted
GET  phien-hop/<str:meeting>/ket-luan/thong-bao.<str:form>         ended   door 404   404   404   404   404   200   200   200
GET  phien-hop/<str:meeting>/ket-luan/bien-ban.<str:form>          ended   door 404   404   404   200   404   200   200   403
GET  phien-hop/<str:meeting>/sua                                   outside door 404   404   404   404   404   404   404   404
POST phien-hop/<str:meeting>/sua                                   outside door 404   404   404   404   404   404   404   404
POST phien-hop/<str:meeting>/chuyen                                outside door 404   404   404   404   404   404   404   404
GET  phien-hop/<str:meeting>/thanh-phan/                           outside door 404   404   404   404   404   404   404   404
POST phien-hop/<str:meeting>/thanh-phan/moi                        outside door 404   404   404   404   404   404   404   404
POST phien-hop/<str:meeting>/thanh-phan/bo                         outside door 404   404   404   404   404   404   404   404
POST phien-hop/<str:meeting>/thanh-phan/co-mat                     outside door 404   404   404   404   404   404   404   404
GET  phien-hop/<str:meeting>/thanh-phan/<str:invitation>/          outside door 404   404   404   404   404   404   404   404
POST phien-hop/<str:meeting>/noi-dung/them                         outside door 404   404   404   404   404   404   404   404
POST phien-hop/<str:meeting>/noi-dung/lap                          outside door 404   404   404   404   404   404   404   404
GET  phien-hop/<str:meeting>/noi-dung/<str:item>/                  outside door 404   404   404   404   404   404   404   404
POST phien-hop/<str:meeting>/noi-dung/<str:item>/sua               outside door 404   404   404   404   404   404   404   404
POST phien-hop/<str:meeting>/noi-dung/<str:item>/xep               outside door 404   404   404   404   404   404   404   404
POST phien-hop/<str:meeting>/noi-dung/<str:item>/ket-luan          outside door 404   404   404   404   404   404   404   404
POST phien-hop/<str:meeting>/noi-dung/<str:item>/tai-lieu          outside door 404   404   404   404   404   404   404   404
GET  phien-hop/<str:meeting>/giay-moi.<str:form>                   outside door 404   404   404   404   404   404   404   404
GET  phien-hop/<str:meeting>/tai-lieu/                             outside door 404   404   404   404   404   404   404   404
GET  phien-hop/<str:meeting>/tai-lieu/<str:paper>/                 outside door 404   404   404   404   404   404   404   404
POST phien-hop/<str:meeting>/tai-lieu/<str:paper>/ban-moi          outside door 404   404   404   404   404   404   404   404
GET  phien-hop/<str:meeting>/tai-lieu/<str:paper>/tep/<str:digest> outside door 404   404   404   404   404   404   404   404
GET  phien-hop/<str:meeting>/dang-hop/                             outside door 404   404   404   404   404   404   404   404
POST phien-hop/<str:meeting>/dang-hop/chuyen                       outside door 404   404   404   404   404   404   404   404
POST phien-hop/<str:meeting>/dang-hop/y-kien                       outside door 404   404   404   404   404   404   404   404
POST phien-hop/<str:meeting>/dang-hop/ghi-chu                      outside door 404   404   404   404   404   404   404   404
GET  phien-hop/<str:meeting>/ket-luan/                             outside door 404   404   404   404   404   404   404   404
POST phien-hop/<str:meeting>/ket-luan/                             outside door 404   404   404   404   404   404   404   404
POST phien-hop/<str:meeting>/ket-luan/buoc                         outside door 404   404   404   404   404   404   404   404
GET  phien-hop/<str:meeting>/ket-luan/thong-bao.<str:form>         outside door 404   404   404   404   404   404   404   404
GET  phien-hop/<str:meeting>/ket-luan/bien-ban.<str:form>          outside door 404   404   404   404   404   404   404   404
GET  phien-hop/<str:meeting>/                                      outside door 404   404   404   404   404   404   404   404
"""


PLANNED = ("/sua", "/chuyen", "/thanh-phan/bo", "/thanh-phan/<str:invitation>/")
"""What is done with a meeting before it sits."""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """The meeting to which the ward of whose it is was asked; a draft of the district for ``-``."""
    said = house.said.get(whose, house.said["own"])
    planned = pattern.endswith(PLANNED) and "noi-dung" not in pattern and "dang-hop" not in pattern
    meeting = "draft_meeting" if whose not in house.said else "asked_meeting" if planned else "meeting"
    return {
        "meeting": said[meeting],
        "series": said.get("series", ""),
        "invitation": said["invitation"],
        "item": said["item"],
        "paper": said["paper"],
        "digest": said["paper_copy"],
        "form": "html",
    }
