"""How an authority starts: once one stands, only its administrators and office go on."""

from tests.permission.house import House

TABLE = """
#                            outsider other left  clerk before after office leader admin
GET  bat-dau/         -       door  403   403   403   403   403   200   403   200
POST bat-dau/         -       door  403   403   403   403   403   200   403   200
GET  bat-dau/co-quan  -       302   302   302   302   302   302   302   302   302
POST bat-dau/co-quan  -       302   302   302   302   302   302   302   302   302
GET  bat-dau/lap      -       302   302   302   302   302   302   302   302   302
POST bat-dau/lap      -       302   302   302   302   302   302   302   302   302
GET  bat-dau/nap      -       302   302   302   302   302   302   302   302   302
POST bat-dau/nap      -       302   302   302   302   302   302   302   302   302
GET  bat-dau/nap/cho  -       302   302   302   302   302   302   302   302   302
GET  bat-dau/danh-muc -       door  403   403   403   403   403   200   403   403
POST bat-dau/danh-muc -       door  403   403   403   403   403   200   403   403
GET  bat-dau/tai-len  -       door  403   403   403   403   403   200   403   403
POST bat-dau/tai-len  -       door  403   403   403   403   403   422   403   403
GET  bat-dau/chi-tieu -       door  403   403   403   403   403   200   403   403
POST bat-dau/chi-tieu -       door  403   403   403   403   403   422   403   403
GET  bat-dau/ky       -       door  403   403   403   403   403   200   403   403
POST bat-dau/ky       -       door  403   403   403   403   403   422   403   403
GET  bat-dau/de-cuong -       door  403   403   403   403   403   200   403   403
POST bat-dau/de-cuong -       door  403   403   403   403   403   422   403   403
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """No address here has parts."""
    return {}
