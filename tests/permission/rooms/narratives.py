"""Narrative reports: who may see the unit reads them; who sends for the unit gives and decides them."""

from tests.permission.house import House

TABLE = """
#                                                           outsider other left  clerk before after office leader admin
GET  doc-bao-cao/                                   -       door 302   403   302   302   403   302   403   403
GET  doc-bao-cao/<str:unit>/<str:period>/           -       door 403   403   403   403   403   200   200   200
GET  doc-bao-cao/<str:unit>/<str:period>/cac-don-vi -       door 403   403   403   403   403   200   200   200
POST doc-bao-cao/<str:unit>/<str:period>/cac-don-vi -       door 403   403   403   403   403   422   403   403
GET  doc-bao-cao/<str:unit>/<str:period>/           own     door 403   403   200   403   403   200   200   200
POST doc-bao-cao/<str:unit>/<str:period>/           own     door 403   403   302+  403   403   302+  403   403 | van-ban=Khám+bệnh+12+lượt.
POST doc-bao-cao/<str:unit>/<str:period>/           own     door 403   403   422   403   403   422   403   403 | ngay=hôm+qua
GET  doc-bao-cao/<str:unit>/<str:period>/cac-don-vi own     door 403   403   200   403   403   200   200   200
POST doc-bao-cao/<str:unit>/<str:period>/cac-don-vi own     door 403   403   403   403   403   422   403   403
GET  doc-bao-cao/nhap/<int:narrative_draft>/        own     door 403   403   200   403   403   200   200   200
POST doc-bao-cao/nhap/<int:narrative_draft>/        own     door 403   403   302+  403   403   302+  403   403 | viec=bo-van-ban
GET  doc-bao-cao/van-ban/<str:narrative>/           own     door 403   403   200   403   403   200   200   200
GET  doc-bao-cao/van-ban/<str:narrative>/tep        own     door 403   403   200   403   403   200   200   200
GET  doc-bao-cao/<str:unit>/<str:period>/           foreign door 200   403   403   403   403   200   200   200
POST doc-bao-cao/<str:unit>/<str:period>/           foreign door 302+  403   403   403   403   302+  403   403 | van-ban=Khám+bệnh+12+lượt.
POST doc-bao-cao/<str:unit>/<str:period>/           foreign door 422   403   403   403   403   422   403   403 | ngay=hôm+qua
GET  doc-bao-cao/<str:unit>/<str:period>/cac-don-vi foreign door 200   403   403   403   403   200   200   200
POST doc-bao-cao/<str:unit>/<str:period>/cac-don-vi foreign door 403   403   403   403   403   422   403   403
GET  doc-bao-cao/nhap/<int:narrative_draft>/        foreign door 200   403   403   403   403   200   200   200
POST doc-bao-cao/nhap/<int:narrative_draft>/        foreign door 302+  403   403   403   403   302+  403   403 | viec=bo-van-ban
GET  doc-bao-cao/van-ban/<str:narrative>/           foreign door 200   403   403   403   403   200   200   200
GET  doc-bao-cao/van-ban/<str:narrative>/tep        foreign door 200   403   403   403   403   200   200   200
GET  doc-bao-cao/<str:unit>/<str:period>/           ended   door 403   403   403   200   403   200   200   200
POST doc-bao-cao/<str:unit>/<str:period>/           ended   door 403   403   403   302+  403   302+  403   403 | van-ban=Khám+bệnh+12+lượt.
POST doc-bao-cao/<str:unit>/<str:period>/           ended   door 403   403   403   422   403   422   403   403 | ngay=hôm+qua
GET  doc-bao-cao/<str:unit>/<str:period>/cac-don-vi ended   door 403   403   403   200   403   200   200   200
POST doc-bao-cao/<str:unit>/<str:period>/cac-don-vi ended   door 403   403   403   403   403   422   403   403
GET  doc-bao-cao/nhap/<int:narrative_draft>/        ended   door 403   403   403   200   403   200   200   200
POST doc-bao-cao/nhap/<int:narrative_draft>/        ended   door 403   403   403   302+  403   302+  403   403 | viec=bo-van-ban
GET  doc-bao-cao/van-ban/<str:narrative>/           ended   door 403   403   403   200   403   200   200   200
GET  doc-bao-cao/van-ban/<str:narrative>/tep        ended   door 403   403   403   200   403   200   200   200
GET  doc-bao-cao/<str:unit>/<str:period>/           outside door 403   403   403   403   403   403   403   403
POST doc-bao-cao/<str:unit>/<str:period>/           outside door 403   403   403   403   403   403   403   403 | ngay=hôm+qua
GET  doc-bao-cao/<str:unit>/<str:period>/cac-don-vi outside door 403   403   403   403   403   403   403   403
POST doc-bao-cao/<str:unit>/<str:period>/cac-don-vi outside door 403   403   403   403   403   403   403   403
GET  doc-bao-cao/nhap/<int:narrative_draft>/        outside door 403   403   403   403   403   403   403   403
POST doc-bao-cao/nhap/<int:narrative_draft>/        outside door 403   403   403   403   403   403   403   403 | viec=bo-van-ban
GET  doc-bao-cao/van-ban/<str:narrative>/           outside door 403   403   403   403   403   403   403   403
GET  doc-bao-cao/van-ban/<str:narrative>/tep        outside door 403   403   403   403   403   403   403   403
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """The report of February of whose it is, taken in and waiting; the district's month for ``-``."""
    said = house.said.get(whose, house.said["own"])
    unit = said["unit"] if whose in house.said else "009"
    texts = {"narrative": said["narrative"], "narrative_draft": said["narrative_draft"]}
    return {"unit": unit, "period": "2023-02", **texts}
