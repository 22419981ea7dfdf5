"""``giaoban conclude``: what it prints, from which files, and how it refuses."""

import datetime as dt
import json
from io import StringIO

import docx
import pytest
from django.core.management.base import CommandError

from giaoban.indicators import actions as indicators
from giaoban.indicators.models import IndicatorVersion, ReportingSession
from giaoban.management.commands.conclude import Command
from giaoban.offices import actions as offices
from giaoban.offices.models import Part, SectorDuty
from giaoban.trail import follower
from tests.factories import SET_UP_AT, small_district

AT = dt.datetime(2023, 3, 8, 9, tzinfo=dt.UTC)
TEXT = """Kết luận phiên họp, Chủ tịch UBND quận yêu cầu các đơn vị thuộc quận và UBND 3 phường:

Đẩy mạnh thu ngân sách, phấn đấu thu ngân sách quý I năm 2023 đạt 30% kế hoạch, xong trước ngày 31/3.

Giao Chi cục Thuế rà soát nợ đọng."""


@pytest.fixture
def district(db):
    made = small_district()
    lead = SectorDuty(
        authority=made.unit,
        sector="Ngân sách",
        unit=made.units["009.TCKH"],
        part=Part.LEAD,
        words=["thu ngân sách"],
        from_day=dt.date(2022, 1, 1),
    )
    offices.assign_sectors([lead], by=made.office, at=SET_UP_AT)
    definition = IndicatorVersion(
        indicator=indicators.indicator("NS.THU"),
        valid_from=dt.date(2014, 1, 1),
        name="Thu ngân sách trên địa bàn",
        aliases=["thu ngân sách"],
        measured_in="VND",
        nature="flow",
        sector="budget",
        source_kind="form",
        spec={"enters": "period"},
        plan_by="Thành phố giao",
    )
    indicators.define([definition], unit=made.unit.pk, by=made.office, at=SET_UP_AT)
    february = {"start": dt.date(2023, 2, 1), "end": dt.date(2023, 2, 28)}
    session = ReportingSession(unit=made.unit, code="2023-03", held_on=dt.date(2023, 3, 10), **february)
    indicators.open_session(session, {}, by=made.office, at=AT)
    follower.run_pass()
    return made


def run(*arguments):
    command = Command(stdout=StringIO(), no_color=True)
    options = vars(command.create_parser("giaoban", "conclude").parse_args(arguments))
    command.handle(**options)
    return command.stdout.getvalue()


def test_it_proposes_tasks_with_the_offices_units_sectors_and_indicators(district, tmp_path):
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    said = json.loads(run(str(tmp_path / "c.txt"), "--unit", "009", "--session", "2023-03", "--json"))
    first, second = said["tasks"]
    assert TEXT[first["start"] : first["end"]] == first["text"]
    assert (first["lead"], first["proposed_from"]["lead"]) == ("Phòng Tài chính - Kế hoạch", "table")
    assert (first["indicator"], first["target"], first["measured_to"]) == (
        "NS.THU",
        {"ratio_to_plan": 0.3},
        "2023-03-31",
    )
    assert (first["due"], len(first["children"]), first["period"]) == ("2023-03-31", 3, "2023-03")
    assert (second["lead"], second["proposed_from"]["lead"], second["children"]) == ("Chi cục Thuế", "text", [])


def test_it_reads_word_and_says_whom_and_by_when_in_words(district, tmp_path):
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save(tmp_path / "c.docx")
    said = run(str(tmp_path / "c.docx"), "--unit", "009", "--session", "2023-03")
    assert "Chủ trì: Phòng Tài chính - Kế hoạch" in said
    assert "Thời hạn: 31/03/2023" in said


def test_what_it_cannot_take_is_told(district, tmp_path):
    with pytest.raises(ValueError, match="Không mở được tệp khong-co"):
        run(str(tmp_path / "khong-co.txt"), "--unit", "009", "--session", "2023-03")
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(LookupError, match="kỳ giao ban"):
        run(str(tmp_path / "c.txt"), "--unit", "009", "--session", "1999-01")
    with pytest.raises(CommandError):
        run(str(tmp_path / "c.txt"), "--unit", "009", "--session", "2023-03", "--apply")
