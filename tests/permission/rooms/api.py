"""The API: the rights of the token's owner, today; without a token nothing but the description."""

from tests.permission.house import House

TABLE = """
#                                                              outsider other left  clerk before after office leader admin
GET  api/                                               -       door  200   200   200   200   200   200   200   200
GET  tai-khoan/ma-truy-cap-api/                         -       door  200   200   200   200   200   200   200   200
POST tai-khoan/ma-truy-cap-api/                         -       door  422   422   422   422   422   422   422   422
POST tai-khoan/ma-truy-cap-api/<int:pk>/thu-hoi         own     door  302   302   302+  302   302   302   302   302
POST tai-khoan/ma-truy-cap-api/<int:pk>/thu-hoi         foreign door  302+  302   302   302   302   302   302   302
GET  api/v1/openapi.json                                -       200   200   200   200   200   200   200   200   200
GET  api/v1/                                            -       404   404   404   404   404   404   404   404   404
GET  api/v1/<path:rest>                                 -       404   404   404   404   404   404   404   404   404
GET  api/v1/indicators                                  -       401   200   403   200   200   200   200   200   200
GET  api/v1/indicators/<code>                           -       401   200   403   200   200   200   200   200   200
GET  api/v1/units                                       -       401   200   403   200   200   200   200   200   200
GET  api/v1/successions                                 -       401   200   403   200   200   200   200   200   200
GET  api/v1/sessions                                    -       401   403   403   403   403   403   200   200   200   | unit=009
GET  api/v1/plans                                       -       401   403   403   403   403   403   200   200   200   | unit=009&year=2023
GET  api/v1/figures                                     -       401   403   403   403   403   403   200   200   200   | unit=009&session=2023-03
GET  api/v1/figures/<indicator>/records                 -       401   403   403   403   403   403   200   200   200   | unit=009&session=2023-03
GET  api/v1/reports                                     -       401   403   403   403   403   403   200   200   200   | unit=009
GET  api/v1/reports/<unit>/<session>                    -       401   403   403   403   403   403   200   200   200
GET  api/v1/reports/<unit>/<session>/editions           -       401   403   403   403   403   403   200   200   200
GET  api/v1/reports/<unit>/<session>/editions/<edition> -       401   403   403   403   403   403   200   200   200
GET  api/v1/sessions                                    own     401   403   403   200   403   403   200   200   200   | unit={unit}
GET  api/v1/plans                                       own     401   403   403   200   403   403   200   200   200   | unit={unit}&year=2023
GET  api/v1/figures                                     own     401   403   403   200   403   403   200   200   200   | unit={unit}&session=2023-03
GET  api/v1/figures/<indicator>/records                 own     401   403   403   200   403   403   200   200   200   | unit={unit}&session=2023-03
GET  api/v1/reports                                     own     401   403   403   200   403   403   200   200   200   | unit={unit}
GET  api/v1/reports/<unit>/<session>                    own     401   403   403   200   403   403   200   200   200
GET  api/v1/reports/<unit>/<session>/editions           own     401   403   403   200   403   403   200   200   200
GET  api/v1/reports/<unit>/<session>/editions/<edition> own     401   403   403   404   403   403   404   404   404
GET  api/v1/plans                                       foreign 401   200   403   403   403   403   200   200   200   | unit={unit}&year=2023
GET  api/v1/figures                                     foreign 401   200   403   403   403   403   200   200   200   | unit={unit}&session=2023-03
GET  api/v1/figures/<indicator>/records                 foreign 401   200   403   403   403   403   200   200   200   | unit={unit}&session=2023-03
GET  api/v1/reports                                     foreign 401   200   403   403   403   403   200   200   200   | unit={unit}
GET  api/v1/reports/<unit>/<session>                    foreign 401   200   403   403   403   403   200   200   200
GET  api/v1/reports/<unit>/<session>/editions           foreign 401   200   403   403   403   403   200   200   200
GET  api/v1/reports/<unit>/<session>/editions/<edition> foreign 401   404   403   403   403   403   404   404   404
GET  api/v1/plans                                       ended   401   403   403   403   200   403   200   200   200   | unit={unit}&year=2023
GET  api/v1/figures                                     ended   401   403   403   403   200   403   200   200   200   | unit={unit}&session=2023-03
GET  api/v1/figures/<indicator>/records                 ended   401   403   403   403   200   403   200   200   200   | unit={unit}&session=2023-03
GET  api/v1/reports                                     ended   401   403   403   403   200   403   200   200   200   | unit={unit}
GET  api/v1/reports/<unit>/<session>                    ended   401   403   403   403   200   403   200   200   200
GET  api/v1/plans                                       outside 401   403   403   403   403   403   403   403   403   | unit={unit}&year=2023
GET  api/v1/figures                                     outside 401   404   403   404   404   404   404   404   404   | unit={unit}&session=2023-03
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """The unit of whose it is, the district for ``-``."""
    said = house.said.get(whose, house.said["own"])
    unit = said["unit"] if whose in house.said else "009"
    return {
        "unit": unit,
        "session": "2023-03",
        "code": "NS.THU",
        "indicator": "NS.THU",
        "edition": said["edition"],
        "rest": "khong-co",
        "pk": said["token"],
    }
