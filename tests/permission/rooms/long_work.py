"""Long works: one's own only; a file of one, while its owner may see what it tells of."""

from django.utils import timezone

from giaoban.offices.long_work import running, store
from giaoban.offices.long_work.store import Came, Work
from giaoban.penalties.registers import DECISION
from giaoban.said import Said
from tests.permission.house import House

TABLE = """
#                                           outsider other left  clerk before after office leader admin
GET  viec-dang-chay/               -        door  200   200   200   200   200   200   200   200
GET  viec-dang-chay/<str:key>/     own      door  404   404   200   404   404   404   404   404
GET  viec-dang-chay/<str:key>/     foreign  door  200   404   404   404   404   404   404   404
GET  viec-dang-chay/<str:key>/tep  own      door  404   404   200   404   404   404   404   404
GET  viec-dang-chay/<str:key>/tep  outside  door  404   404   403   404   404   404   404   404
"""
OWNERS = {"own": "nhan_chinh", "foreign": "thuong_dinh", "outside": "nhan_chinh"}


def values(house: House, whose: str, pattern: str) -> dict[str, str]:
    """A sheet of one's own unit; ``outside``: of a unit that its owner may no longer see."""
    owner = running.owner_of(house.accounts[OWNERS.get(whose, "nhan_chinh")])
    unit = house.units["009" if whose == "outside" else "00343"].pk
    return {"key": exported(owner, [unit]).key}


def exported(owner: str, units: list[int]) -> Work:
    """A sheet that is written."""
    work = store.new(
        owner, Said("Xuất %(register)s ra Excel", register=DECISION.title), back="/so/", at=timezone.now(), units=units
    )
    (work.folder / "so.xlsx").write_bytes(b"x")
    done = Came(done=True, words=Said("Đã xuất %(count)s dòng.", count=1), file="so.xlsx")
    ended = Work(**{**vars(work), "state": store.DONE, "came": done})
    store.write(ended)
    return ended
