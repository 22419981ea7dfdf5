"""Figure → sentence → agenda item → conclusion → task → figure, followed both ways by the links of the pages."""

import re
from urllib.parse import urlsplit

import pytest

from giaoban.reports import actions as reports
from giaoban.reports.models import Letterhead, OutlineItem
from giaoban.sessions.agenda import queries as agenda
from giaoban.sessions.agenda import sitting
from giaoban.sessions.conclusions import actions as conclusions
from giaoban.sessions.conclusions import queries
from giaoban.sessions.conclusions.proposing import proposed
from giaoban.sessions.conclusions.tests.conftest import enter, pages  # noqa: F401 — the world of the walk
from giaoban.sessions.meetings.tests import room
from giaoban.tasks.models import Task
from giaoban.trail import follower
from giaoban.trail.queries import current, latest_seal
from tests.pages import AT, World, body

pytestmark = pytest.mark.django_db
SPOKEN = "Tăng cường thu ngân sách, phấn đấu thu ngân sách quý I năm 2023 đạt 30% kế hoạch Thành phố giao."


def chain(made: World) -> list[str]:
    """The pages of the five links, after the session was held and its conclusion given."""
    district, office = made.district, made.district.office
    outline = [
        Letterhead(unit=district.unit, agency="UBND QUẬN", symbol="BC-UBND", place="Thanh Xuân", subject="Báo cáo"),
        OutlineItem(unit=district.unit, key="thu", order=1, kind="paragraph", template='Thu đạt {{ so("NS.THU") }}.'),
    ]
    reports.write_outline(outline, unit=district.unit.pk, by=office, at=AT)
    meeting = room.held(district)
    item = next(one for one in agenda.items_of(meeting.record) if one.kind == "report")
    sitting.conclude(meeting, item, "agreed", f"Thống nhất.\n{SPOKEN}", by=office, at=room.BEGINS)
    concluded = enter(made)
    drafts = proposed(concluded.text, "009", "2023-03", latest_seal()).drafts
    conclusions.confirm(concluded.record, drafts, by=office, at=room.BEGINS)
    follower.run_pass()
    revenue = queries.given_tasks(concluded.record)[0].task
    return [
        "/so-lieu/009/2023-03/NS.THU/",
        "/bao-cao/009/2023-03/",
        f"/phien-hop/{meeting.record.hex}/noi-dung/{item.record.hex}/",
        f"/ket-luan/{concluded.record}/",
        f"/nhiem-vu/{revenue.record}/",
    ]


def test_every_link_leads_to_the_one_before_it_and_the_one_after(pages: World) -> None:  # noqa: F811
    reader, places = pages.client("van_phong"), chain(pages)
    leads = {one: set(re.findall(r'href="([^"]+)"', body(reader.get(one)))) for one in places}
    paths = {one: {urlsplit(href).path for href in found} for one, found in leads.items()}
    for one, following in zip(places, [*places[1:], places[0]], strict=True):
        assert following in paths[one], f"{one} does not lead on to {following}"
        assert one in paths[following], f"{following} does not lead back to {one}"

    figure, report, item, conclusion, _ = places
    assert f"{report}#thu" in leads[figure], "a figure opens the very sentence"
    words = f"noi-dung-{item.rstrip('/').rpartition('/')[2]}"
    assert f"{conclusion}#{words}" in leads[item], "an item opens its own words of the conclusion"
    assert f'id="{words}"' in body(reader.get(conclusion))


def test_a_ward_is_led_to_its_own_part_and_not_to_the_conclusion(pages: World) -> None:  # noqa: F811
    _, _, item, conclusion, task = chain(pages)
    [part] = current(Task).filter(parent=task.split("/")[2], lead=pages.district.units["00343"])
    ward = pages.client("nhan_chinh")
    page = body(ward.get(item))
    assert f"/nhiem-vu/{part.record}/" in page
    assert conclusion not in page
    assert task not in page
    assert conclusion not in body(ward.get(f"/nhiem-vu/{part.record}/"))
