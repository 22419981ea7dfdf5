"""Law 7: export, load into an empty home: equal figures now and as known on past days, equal hashes, equal bytes."""

import datetime as dt
import json
import shutil
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from giaoban.documents import actions as documents
from giaoban.documents.models import DocumentFile
from giaoban.folders import actions, export
from giaoban.folders.history.identities import unlisted
from giaoban.folders.tests import sample
from giaoban.indicators import queries as figures
from giaoban.indicators.as_json import figure_row
from giaoban.indicators.models import FigureVersion
from giaoban.notices.remarks import actions as talk
from giaoban.notices.remarks.models import RemarkVersion
from giaoban.offices.models import Account
from giaoban.registers import actions as registers
from giaoban.registers import queries as rows
from giaoban.registers import registry
from giaoban.registers.things import RECORD, record_key
from giaoban.subjects import actions as subjects
from giaoban.subjects.checking import broken as broken_subjects
from giaoban.subjects.rules.details import Details
from giaoban.trail import checking
from giaoban.trail.models import Seal

LATER = dt.datetime(2026, 3, 6, 9, tzinfo=dt.UTC)
NOW = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)


SCAN = b"%PDF-1.7, not really"


@pytest.fixture(autouse=True)
def _own_files(tmp_path: Path, settings: Any) -> None:
    settings.HOME = tmp_path / "home"


def fill(folder: Path) -> None:
    """The sample, then a correction in a closed month and a voided line, each at its own seal."""
    assert not actions.load(sample.write(folder, sample.rows()), at=sample.AT).findings
    revenue, by = registry.get("budget.revenue"), Account.objects.get(username="vp")
    registers.correct(revenue, rows.standing(revenue, "thu-001"), {"amount": 7}, by=by, at=LATER, reason="nhầm")
    line = rows.standing(revenue, "thu-003")
    registers.correct(revenue, line, {}, by=by, at=LATER, reason="ghi trùng", void=True)

    place, registry_clerk = line.territory_id, Account.objects.get(username="vt")
    documents.keep_file(uuid.UUID(int=7), place, "quet.pdf", SCAN, by=registry_clerk, at=LATER)
    person = Details("Người D (tên giả)", identity_number="000000000000")
    subjects.record([person], unit=place, by=by, at=LATER)
    thread = talk.open_thread(RECORD, record_key(revenue, line.record), "Ghi trùng à?", by=by, at=LATER)
    talk.turn(thread, resolved=True, by=by, at=LATER)


def known() -> list[object]:
    """Every figure at every seal, without its row ids."""
    return [
        [figure_row(one) for one in figures.figures_of_session("99001", session, seal=seal.number)]
        for seal in Seal.objects.order_by("number")
        for session in ("2026-02", "2026-03")
    ]


def empty() -> None:
    call_command("flush", interactive=False, verbosity=0)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_an_export_comes_back_whole(tmp_path: Path, format_: str) -> None:
    fill(tmp_path / "a")
    export.export(tmp_path / "one", format_=format_)
    seals = list(Seal.objects.order_by("number").values_list("number", "at", "hash"))
    before, closed = known(), FigureVersion.objects.count()
    empty()
    shutil.rmtree(tmp_path / "home")
    outcome = actions.load(tmp_path / "one", at=NOW)
    assert outcome.findings == []
    assert outcome.loaded["seals"] == len(seals) == 5
    assert list(Seal.objects.order_by("number").values_list("number", "at", "hash")) == seals
    assert known() == before
    assert FigureVersion.objects.count() == closed > 0
    assert checking.first_broken() is None
    assert next(broken_subjects(), None) is None
    kept = DocumentFile.objects.get()
    assert (tmp_path / "home" / "files" / kept.sha256).read_bytes() == SCAN
    assert not Account.objects.get(username="vp").has_usable_password()
    assert list(RemarkVersion.objects.values_list("text", "account")) == [("Ghi trùng à?", "vp")]
    export.export(tmp_path / "two", format_=format_)
    one, two = files(tmp_path / "one"), files(tmp_path / "two")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


@pytest.mark.django_db(transaction=True)
def test_the_tables_of_an_export_load_as_new_data_without_the_history(tmp_path: Path) -> None:
    fill(tmp_path / "a")
    export.export(tmp_path / "one")
    now = known()[-2:]
    empty()
    for path in sorted((tmp_path / "one" / "history").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (tmp_path / "one" / "history").rmdir()
    outcome = actions.load(tmp_path / "one", at=LATER)
    assert outcome.findings == []

    def plain(found: list[object]) -> str:
        return json.dumps([[{**row, "seal": 0} for row in one] for one in found], sort_keys=True)

    assert plain(known()[-2:]) == plain(now)


@pytest.mark.django_db(transaction=True)
def test_an_export_is_refused_where_it_was_edited_or_the_home_has_data_or_the_clock_is_behind(tmp_path: Path) -> None:
    fill(tmp_path / "a")
    folder = tmp_path / "one"
    export.export(folder)
    full = actions.load(folder, at=NOW)
    assert [one.rule for one in full.findings] == ["home_not_empty"]
    empty()
    early = actions.load(folder, at=sample.AT - dt.timedelta(days=1))
    assert {one.rule for one in early.findings} == {"future"}
    plans = folder / "plans.csv"
    plans.write_text(plans.read_text(encoding="utf-8").replace("4000000000", "5000000000"), encoding="utf-8")
    edited = actions.load(folder, at=NOW)
    assert [(one.rule, one.file) for one in edited.findings] == [("export_changed", "plans.csv")]
    assert "xóa thư mục history" in edited.findings[0].message
    assert not Seal.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_entry_that_was_forged_with_its_digest_in_the_list_is_still_found(tmp_path: Path) -> None:
    fill(tmp_path / "a")
    folder = tmp_path / "one"
    export.export(folder)
    lines = folder / "history" / "entries" / "budget.revenue.jsonl"
    lines.write_text(lines.read_text(encoding="utf-8").replace('"amount":7,', '"amount":8,'), encoding="utf-8")
    listed = folder / "history" / "manifest.json"
    said = json.loads(listed.read_text(encoding="utf-8"))
    from giaoban.folders.history.manifest import digest

    said["files"]["history/entries/budget.revenue.jsonl"] = digest(lines)
    listed.write_text(json.dumps(said), encoding="utf-8")
    empty()
    outcome = actions.load(folder, at=NOW)
    assert [one.rule for one in outcome.findings] == ["export_broken"]
    assert not Seal.objects.exists()
    assert not Account.objects.exists()


def test_every_row_that_an_entry_points_to_is_kept() -> None:
    assert unlisted() == set()
