"""What belongs to no room: the language, the look, the living page of the design."""

from tests.permission.house import House

TABLE = """
#                       outsider other left  clerk before after office leader admin
GET  ngon-ngu    -       302   302   302   302   302   302   302   302   302
POST ngon-ngu    -       302   302   302   302   302   302   302   302   302   | language=en
POST giao-dien   -       302   302   302   302   302   302   302   302   302   | nen=toi
GET  he-thiet-ke -       door  403   403   403   403   403   403   403   200
POST he-thiet-ke -       door  405   405   405   405   405   405   405   405
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """No address here has parts."""
    return {}
