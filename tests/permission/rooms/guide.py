"""The guide: everybody's who is signed in."""

from tests.permission.house import House

TABLE = """
#                                   outsider other left  clerk before after office leader admin
GET  huong-dan/             -       door 200   200   200   200   200   200   200   200
GET  huong-dan/<str:topic>/ -       door 200   200   200   200   200   200   200   200
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """One topic."""
    return {"topic": "ghi-so"}
