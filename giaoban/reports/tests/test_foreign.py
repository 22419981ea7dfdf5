"""Parts of a report that a room above writes: named by the outline, never by this room."""

import pytest

from giaoban.registers.rules.finding import Refused
from giaoban.reports import actions, foreign
from giaoban.reports.compose import CannotWrite, compose
from giaoban.reports.foreign import ForeignItem, ForeignSection, add_section
from giaoban.reports.models import OutlineItem
from giaoban.reports.queries import untied
from giaoban.reports.rules.pieces import Piece
from giaoban.reports.tests.desk import PAGE, draft, mended, report_world, upload
from giaoban.trail import follower
from tests.pages import AT, body, words

pytestmark = pytest.mark.django_db(transaction=True)
HEADING = ForeignItem("heading", (Piece("III. VIỆC KỲ TRƯỚC", exempt=True),))
TOLD = ForeignItem(
    "paragraph", (Piece("Đã xong ", exempt=True), Piece("05", exempt=True, opens="/viec/"), Piece(" việc."))
)


@pytest.fixture
def said(monkeypatch):
    """What the part says, which a test may change."""
    monkeypatch.setattr(foreign, "_sections", {})
    told = [HEADING, TOLD]
    add_section(ForeignSection("thu.viec", "Việc kỳ trước", lambda reader, unit, session: told))
    return told


@pytest.fixture
def made(said):
    world = report_world()
    write(world, "thu.viec")
    return world


def write(world, code):
    unit = world.district.unit
    item = OutlineItem(unit=unit, key="viec", order=65, kind="section", template=code)
    actions.write_outline([item], unit=unit.pk, by=world.district.office, at=AT)
    follower.run_pass()


def test_its_items_stand_in_the_report_with_what_their_numbers_open(made):
    content = compose("009", "2023-03")
    rows = [one for one in content["items"] if one.get("by") == "thu.viec"]
    assert [(one["key"], one["kind"]) for one in rows] == [("viec.1", "heading"), ("viec.2", "paragraph")]
    assert not [one for one in untied(content) if one[0].startswith("viec")]
    office = made.client("van_phong")
    assert 'href="/viec/"' in body(office.get(PAGE))
    assert "Đã xong 05 việc." in words(office.get(f"{PAGE}de-cuong/")).replace(" 05 ", " 05 ")


def test_where_it_says_nothing_not_even_its_heading_stands(made, said):
    said.clear()
    assert not [one for one in compose("009", "2023-03")["items"] if one["key"].startswith("viec")]
    assert "kỳ này chưa có gì để viết" in words(made.client("van_phong").get(f"{PAGE}de-cuong/"))


def test_a_part_that_nobody_writes_is_refused_by_name(said, monkeypatch):
    world = report_world()
    with pytest.raises(Refused, match=r"khong\.co"):
        write(world, "khong.co")
    write(world, "thu.viec")
    monkeypatch.setattr(foreign, "_sections", {})
    with pytest.raises(CannotWrite, match="viec"):
        compose("009", "2023-03")


def test_what_word_changed_in_it_is_shown_as_standing_outside_the_sentences(made):
    office = made.client("van_phong")
    file = draft(office)
    assert "không khác dự thảo chỗ nào" in words(upload(office, file))
    page = words(upload(office, mended(file, lambda text: text.replace(" việc.", " việc lớn."))))
    assert "việc lớn" in page
