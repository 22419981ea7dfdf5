"""The index follows what is sealed: recorded, corrected, voided, moved with its parent; failures are mended."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from giaoban.offices.models import UnitVersion
from giaoban.offices.permission import Permission
from giaoban.penalties.registers import DECISION, PAYMENT
from giaoban.registers import actions as registers
from giaoban.registers import queries as rows
from giaoban.search import keeping, queries
from giaoban.search.models import IndexedEntry
from giaoban.search.rules.wanted import wanted
from giaoban.subjects import actions as subjects
from giaoban.subjects.tests.people import MAI, SHOP
from giaoban.trail import failures
from giaoban.trail.queries import latest_seal
from giaoban.web import registry
from tests.pages import AT, World, world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def made() -> World:
    return world()


def found(made: World, text: str, username: str = "van_phong") -> list[str]:
    """The titles found, in their order."""
    question = queries.question(text, Permission(made.district.accounts[username], AT.date()))
    return [hit.title for hit in queries.best(question, most=50)] if question else []


def correct(made: World, void: bool = False, **changes: object) -> None:
    registers.correct(
        DECISION, rows.standing(DECISION, "QD-01"), changes, by=made.district.office, at=AT, reason="sai", void=void
    )


@pytest.mark.parametrize("text", ["bán hàng", "ban hang", "BAN HANG", "hàng bán", "lan chiem", "lấn chi"])
def test_words_are_found_with_and_without_tone_marks_in_any_order(made: World, text: str):
    assert found(made, text) == ["01/QĐ-XPHC"]


@pytest.mark.parametrize("text", ["duong le", "Đường Lê", "đuong lê"])
def test_the_letter_d_with_a_stroke_is_found_as_d(made: World, text: str):
    [entry] = IndexedEntry.objects.filter(words__contains="Đường Lê")
    assert found(made, text) == [entry.title]


def test_a_corrected_record_is_found_as_it_stands_now(made: World):
    correct(made, offence="đổ rác", number="02/QĐ-XPHC")
    assert found(made, "lấn chiếm") == found(made, "01/QĐ-XPHC") == []
    assert found(made, "đổ rác 02/QĐ-XPHC") == ["02/QĐ-XPHC"]
    assert found(made, "NP-01 02/QĐ-XPHC")  # what hangs on it is called by its new number


def test_a_voided_record_is_found_no_more_nor_what_hangs_on_it(made: World):
    assert (len(found(made, "01/QĐ-XPHC")), len(found(made, "NP-01"))) == (2, 1)
    correct(made, void=True)
    assert found(made, "01/QĐ-XPHC") == found(made, "NP-01") == []
    assert list(keeping.broken()) == []


def test_a_record_that_moves_to_another_unit_takes_along_who_finds_it(made: World):
    assert found(made, "NP-01", "nhan_chinh")
    correct(made, unit=made.district.units["00346"].pk)
    assert not found(made, "NP-01", "nhan_chinh")
    assert found(made, "NP-01", "thuong_dinh")


def test_a_renamed_unit_is_found_by_its_new_name_and_its_records_too(made: World):
    from giaoban.offices import actions as offices

    old = UnitVersion.objects.get(unit=made.district.units["00343"])
    new = UnitVersion(unit=old.unit, name="Phường Hoa Mai", level=old.level, parent=old.parent)
    new.record, new.corrects = old.record, old
    offices.change_units(
        [new], authority=made.district.unit.pk, by=made.district.accounts["quan_tri"], at=AT, basis="NQ mẫu"
    )
    assert found(made, "hoa mai")[0] == "Phường Hoa Mai"
    assert "01/QĐ-XPHC" in found(made, "xử phạt hoa mai")
    assert "Phường Nhân Chính" not in found(made, "nhân chính")


def test_a_whole_code_comes_first_then_titles_then_words_the_newest_first(made: World):
    ward = made.district.units["00343"].pk
    old = rows.values_of(DECISION, rows.standing(DECISION, "QD-01"))
    more = [
        {**old, "key": f"QD-{n}", "number": number, "offence": offence, "unit": ward, "day": AT.date().replace(day=n)}
        for n, number, offence in ((2, "5/XP", "theo 7/XP"), (3, "7/XP/A", "x"), (4, "7/XP", "x"), (5, "6/XP", "7 XP"))
    ]
    registers.record(DECISION, more, by=made.district.accounts["nhan_chinh"], at=AT)
    assert found(made, "7/XP") == ["7/XP", "7/XP/A", "5/XP"]
    assert found(made, "7 xp") == ["7/XP", "7/XP/A", "6/XP", "5/XP"]


def test_no_word_of_a_person_enters_the_index_before_or_after_erasure(made: World):
    ward, clerk = made.district.units["00343"].pk, made.district.accounts["nhan_chinh"]
    person, _ = subjects.record([MAI, SHOP], unit=ward, by=clerk, at=AT)
    correct(made, subject=person)

    def told() -> set[str]:
        text = "\n".join(f"{one.title} {one.words} {one.document}" for one in IndexedEntry.objects.all()).lower()
        return {
            word
            for one in (MAI, SHOP)
            for value in one.values().values()
            for word in [value, *value.split()]
            if value and (word == value or "thử" in word) and word.lower() in text
        }

    assert told() == set()
    assert found(made, MAI.identity_number) == found(made, "Maithử") == found(made, person.hex) == []
    subjects.erase(person, by=made.district.accounts["quan_tri"], at=AT, basis="đơn", reason="theo đơn")
    assert told() == set()
    assert found(made, "Maithử") == []
    assert list(keeping.broken()) == []


def test_a_source_that_fails_is_told_and_read_whole_by_the_next_pass(made: World, monkeypatch: pytest.MonkeyPatch):
    good = registry._search_sources[DECISION.code]

    def broken_entries(keys: set[str] | None) -> Iterator[registry.SearchEntry]:
        raise OSError("không đọc được")

    monkeypatch.setitem(registry._search_sources, DECISION.code, replace(good, entries=broken_entries))
    correct(made, offence="đổ rác")
    assert queries.behind() == [DECISION.title]
    assert found(made, "lấn chiếm")  # what was found before still is
    assert "Chỉ mục chưa theo kịp" in made.client("van_phong").get("/tim?q=x").content.decode()

    monkeypatch.setitem(registry._search_sources, DECISION.code, good)
    payment = {"key": "NP-02", "parent": rows.standing(DECISION, "QD-01").record, "day": AT.date(), "amount": 1}
    registers.record(PAYMENT, [payment], by=made.district.accounts["nhan_chinh"], at=AT)  # about something else
    assert queries.behind() == []
    assert len(found(made, "đổ rác")) == 1
    assert failures.failing(keeping.STEP, latest_seal()) == frozenset()
    assert list(keeping.broken()) == []


def test_check_tells_an_index_that_is_not_the_log_and_rebuild_mends_it(made: World, capsys: pytest.CaptureFixture[str]):
    assert list(keeping.broken()) == []
    IndexedEntry.objects.filter(source=DECISION.code).update(title="khác", document="khac")
    IndexedEntry.objects.create(
        source="units", key="ma", kind="x", deed="see", title="x", words="", href="/", document="x"
    )
    assert found(made, "khac") == ["khác"]
    said = " ".join(keeping.broken())
    assert "Sổ quyết định xử phạt" in said
    assert "«Đơn vị»: 0 mục khác sổ, 1 mục thừa" in said
    call_command("search", "rebuild")
    assert "Đã lập lại chỉ mục" in capsys.readouterr().out
    assert list(keeping.broken()) == []
    assert found(made, "khac") == []


def test_a_home_older_than_the_search_is_indexed_when_it_is_set_up(made: World):
    held = IndexedEntry.objects.count()
    IndexedEntry.objects.all().delete()
    keeping.fill_if_empty()
    assert IndexedEntry.objects.count() == held > 0
    assert list(keeping.broken()) == []


SYNTAX = (
    *('"', "' OR 1=1 --", "NEAR(a b)", "title:x", "a AND", "NOT", "*", "^a", "(((", "a:*B", "!x", "<->", "@1"),
    *(".giai", "=01", "~01", "\\", "\x00", "%_", "a" * 5000),
)


@pytest.mark.parametrize("text", SYNTAX)
def test_signs_of_the_databases_languages_are_only_signs(made: World, text: str):
    asked = wanted(text)
    titles = found(made, text)
    assert asked is not None or titles == []


def test_any_query_is_answered_by_what_holds_its_words(made: World):
    every = {(one.source, one.key): set(one.document.split()) for one in IndexedEntry.objects.all()}
    permission = Permission(made.district.office, AT.date())
    letters = st.text("aăâbđdeêioôơuưnmtx 019/-.\"'*:()&|!@=<>\\%", max_size=30)
    known = st.lists(st.sampled_from(["thu", "giá", "trị", "QĐ", "01", "xử", "NP-01", "nhân", "chính"]), max_size=3)

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(st.one_of(letters, st.text(max_size=30), known.map(" ".join)))
    def answered(text: str) -> None:
        question = queries.question(text, permission)
        if question is None:
            return
        hits = {(hit.source, hit.key) for hit in queries.best(question, most=1000)}
        assert hits == {key for key, words in every.items() if holds(question.asked, words)}

    answered()


def holds(asked: object, words: set[str]) -> bool:
    """By hand: every part by its words or its unit, or the whole code."""
    return asked.code in words or all(  # type: ignore[attr-defined]
        any(f"@{unit}" in words for unit in part.units)
        or all(any(w == t.word or (t.begins and w.startswith(t.word)) for w in words) for t in part.terms)
        for part in asked.parts  # type: ignore[attr-defined]
    )


def test_no_extension_is_asked_for(made: World):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT extname FROM pg_extension")
            assert {row[0] for row in cursor.fetchall()} == {"plpgsql"}
    assert found(made, "thue gia tri") is not None
