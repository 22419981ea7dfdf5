"""A small district with a session of March 2023, its sectors and a conclusion to read."""

import datetime as dt

import pytest

from giaoban.offices import actions as offices
from giaoban.offices.models import Part, SectorDuty
from giaoban.sessions.conclusions import actions
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.trail import follower
from tests.pages import World, world

AT = dt.datetime(2023, 3, 10, 9, tzinfo=dt.UTC)
HELD_ON = dt.date(2023, 3, 10)
TEXT = """Phát biểu chỉ đạo tại phiên họp, Chủ tịch UBND quận yêu cầu các đơn vị thuộc quận và UBND 3 phường tập trung
thực hiện các nhiệm vụ trọng tâm tháng 3/2023, trong đó:

(1) Tăng cường thu ngân sách, phấn đấu thu ngân sách quý I năm 2023 đạt 30% kế hoạch Thành phố giao.

Chủ tịch UBND quận phát biểu tại phiên họp

(3) Giao Chi cục Thuế rà soát hộ kinh doanh, báo cáo trước ngày 25/3.

Chủ tịch UBND quận cảm ơn các đồng chí.
"""


@pytest.fixture
def pages(db: None) -> World:
    """The world of pages with its session, and the table of who answers for which sector."""
    made = world()
    units = made.district.units
    rows = [(Part.LEAD, "009.TCKH", ["thu ngân sách"]), (Part.COORDINATE, "009.THUE", [])]
    duties = [
        SectorDuty(
            authority=made.district.unit, sector="Ngân sách", unit=units[code], part=part, words=words,
            from_day=dt.date(2020, 1, 1),
        )
        for part, code, words in rows
    ]  # fmt: skip
    offices.assign_sectors(duties, by=made.district.office, at=AT, basis="dữ liệu thử")
    follower.run_pass()
    return made


@pytest.fixture
def entered(pages: World) -> Conclusion:
    """The conclusion of the session, entered by the office."""
    return enter(pages)


def enter(pages: World, **more: object) -> Conclusion:
    """Enter a conclusion of the session of March 2023."""
    from giaoban.indicators.sessions import sessions_at
    from giaoban.trail.queries import latest_seal

    [session] = [one for one in sessions_at(latest_seal()) if one.code == "2023-03"]
    said = {"text": TEXT, "document_number": "35/TB-VP", "document_day": HELD_ON, "signer": "Chủ tịch UBND quận"}
    made = Conclusion(session=session.record, unit=pages.district.unit, **{**said, **more})  # type: ignore[misc]
    actions.enter(made, by=pages.district.office, at=AT)
    follower.run_pass()
    return made
