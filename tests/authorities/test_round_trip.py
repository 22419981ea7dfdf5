"""Law 7 for both authorities: exported and loaded into an empty home, nothing that can be asked is different."""

import datetime as dt
from pathlib import Path

import pytest
from django.utils import timezone

from giaoban.budget.registers import REVENUE
from giaoban.indicators import queries as figures
from giaoban.offices.models import Account
from giaoban.registers import actions as registers
from giaoban.registers import queries as rows
from giaoban.reports import actions as reports
from giaoban.reports.appendix import actions as appendix
from giaoban.reports.models import EditionKind
from giaoban.reports.outline import actions as outline
from giaoban.reports.sections import actions as sections
from tests import databases
from tests.authorities import example, snapshot
from tests.authorities.example import giaoban

THANH_XUAN = (("009", "2022-12"), ("009", "2023-02"), ("009", "2023-03"), ("00343", "2023-03"), ("00364", "2026-07"))
BEN_TRAM = (*(("97001", session) for session in example.SESSIONS), ("97001.KT", "2026-03"))


def happen(unit: str, session: str, code: str, office: str) -> None:
    """A report is issued, a record behind it corrected, another voided, and the report restated."""
    by, at = Account.objects.get(username=office), timezone.now()
    prepare(unit, session, by, at)
    day, signer = dt.date(2026, 3, 9), "Người ký (tên giả)"
    reports.issue(unit, session, number=45, day=day, signer=signer, by=by, at=at)
    first, second = (one.key for one in figures.records_behind(unit, session, code).records[:2])
    line = rows.standing(REVENUE, first)
    registers.correct(REVENUE, line, {"amount": line.amount + 10**9}, by=by, at=at, reason="Bổ sung chứng từ")
    registers.correct(REVENUE, rows.standing(REVENUE, second), {}, by=by, at=at, reason="Ghi trùng", void=True)
    shared = {"number": 46, "day": day, "signer": signer, "by": by, "at": at}
    reports.restate(unit, session, kind=EditionKind.REPLACEMENT, **shared)


def prepare(unit: str, session: str, by: Account, at: dt.datetime) -> None:
    """The desk of the report is used: a section given and done, an appendix chosen, a sentence moved."""
    desk = outline.desk(unit, session, by, at)
    key, codes = desk.items[0][0], [one.indicator.code for one in desk.of.reader.catalogue.on(desk.of.session.end)]
    sections.give(desk, key, writer=desk.of.author, account=by, from_day=at.date(), last_day=None, at=at)
    sections.say_state(desk, key, "done", at=at)
    for one in desk.sections():
        sections.say_state(desk, one.section.key, "done", at=at)
    appendix.write_table(desk, indicators=codes[:3], columns=["value", "plan"], seen=None, at=at)
    outline.move_item(desk, key, 1, at=at)


def assert_comes_back(asked: snapshot.Asked, folder: Path) -> None:
    """Export the database in use, load it into an empty one, export that: the same files, the same answers."""
    giaoban("export", str(folder / "one"))
    seals = snapshot.some_seals(5)
    before = snapshot.of(asked, seals)
    empty = databases.create("come_back")
    try:
        with databases.using(empty):
            giaoban("load", str(folder / "one"))
            after = snapshot.of(asked, seals)
            giaoban("export", str(folder / "two"))
    finally:
        databases.drop(empty)
    assert list(snapshot.differences(before, after)) == []
    one, two = snapshot.files(folder / "one"), snapshot.files(folder / "two")
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []
    for unit, session in asked[:1]:
        assert any(before["figures"][f"{unit} {session} at {seal}"] for seal in seals)


@pytest.mark.slow
def test_the_second_authority_comes_back_whole(ben_tram_to_write: None, tmp_path: Path) -> None:
    happen("97001", "2026-03", "BT.THU", "vp_bentram")
    assert_comes_back(BEN_TRAM, tmp_path)


@pytest.mark.slow
def test_the_demo_comes_back_whole(demo_to_write: None, tmp_path: Path) -> None:
    happen("009", "2023-03", "NS.THU", "van_phong")
    assert_comes_back(THANH_XUAN, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_the_tables_alone_make_the_second_authority_again(
    ben_tram_to_write: None, tmp_path: Path, format_: str
) -> None:
    giaoban("export", str(tmp_path / "one"), "--format", format_)
    for path in sorted((tmp_path / "one" / "history").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (tmp_path / "one" / "history").rmdir()
    before = {session: example.figures(session) for session in example.SESSIONS}
    empty = databases.create("tables_alone")
    try:
        with databases.using(empty):
            giaoban("load", str(tmp_path / "one"))
            after = {session: example.figures(session) for session in example.SESSIONS}
    finally:
        databases.drop(empty)
    assert without_seals(after) == without_seals(before)


def without_seals(said: dict[str, dict[str, dict[str, object]]]) -> object:
    """New data has seals of its own."""
    return {session: {code: {**row, "seal": 0} for code, row in rows_.items()} for session, rows_ in said.items()}
