"""Law and calendar: read by everybody signed in, the authority's own entries are the office's."""

from tests.permission.house import House

TABLE = """
#                                      outsider other left  clerk before after office leader admin
GET  tham-so/                   -       door  200   200   200   200   200   200   200   200
GET  tham-so/lich/<int:number>/ -       door  200   200   200   200   200   200   200   200
POST tham-so/lich/<int:number>/ -       door  403   403   403   403   403   403   403   422
GET  tham-so/<str:name>/        -       door  200   200   200   200   200   200   200   200
POST tham-so/<str:name>/        -       door  403   403   403   403   403   403   403   422
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """A parameter that an authority may set."""
    return {"name": "reporting.submission_term", "number": "2025"}
