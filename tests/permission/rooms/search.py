"""Search: the pages are everybody's; what is found is in ``test_other_doors``."""

from tests.permission.house import House

TABLE = """
#                     outsider other left  clerk before after office leader admin
GET  tim       -       door  200   200   200   200   200   200   200   200   | q=vỉa+hè
GET  tim/goi-y -       door  200   200   200   200   200   200   200   200   | q=vỉa+hè
"""


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """No address here has parts."""
    return {}
