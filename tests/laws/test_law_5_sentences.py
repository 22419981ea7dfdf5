"""Law 5, last clause: the sentences listed for a record are those that contain it."""

import uuid
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.indicators.figures import Asked, Figures
from giaoban.indicators.queries import Lineage, lineage
from giaoban.indicators.sessions import Session, sessions_at
from giaoban.registers.description import Register
from giaoban.registers.registry import get
from giaoban.reports.counted_in import sentences_of
from giaoban.reports.models import Edition
from giaoban.trail.queries import latest_seal
from tests.laws.conftest import NewOffice
from tests.laws.office import REGISTERS, Act, examples, stories
from tests.laws.test_law_3_issued import SENTENCES, SESSION, VERBS, Publishing

NAMED = {"thu": ["THU"], "phat": ["PHAT", "DOAN"], "ty_le": ["TYLE"]}


def every_record() -> Iterator[tuple[Register, uuid.UUID]]:
    """Every record that any register ever held."""
    for register in REGISTERS:
        for record in register.model._default_manager.values_list("record", flat=True).distinct():
            yield register, record


def behind(found: Lineage, reader: Figures, unit: int, asked: Asked) -> set[tuple[str, str]]:
    """The records of a figure, those of its operands included."""
    records = {(one.register, one.record) for one in found.records}
    for operand in found.operands:
        part = Asked(operand.definition, asked.start, asked.end)
        records |= behind(lineage(reader, unit, part), reader, unit, part)
    return records


def contained(reader: Figures, unit: int, session: Session) -> dict[str, set[tuple[str, str]]]:
    """By sentence, every record behind any figure that it shows."""
    found: dict[str, set[tuple[str, str]]] = {}
    for key, codes in NAMED.items():
        for code in codes:
            definition = reader.catalogue.definition(code, session.end)
            asked = Asked(definition, *session.interval_of(definition))
            found.setdefault(key, set()).update(behind(lineage(reader, unit, asked), reader, unit, asked))
    return found


@pytest.mark.django_db(transaction=True)
def test_the_sentences_of_a_record_are_those_that_contain_it(
    new_office: NewOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SENTENCES, "ty_le", 'Bình quân mỗi vụ nộp {{ so("TYLE") }}.')

    @examples(0.2)
    @given(stories(verbs=VERBS, length=12), st.booleans())
    def law(story: list[Act], issue: bool) -> None:
        office = Publishing(new_office())
        office.tell([("issue", 0, 0, 0, 0), *story] if issue else story)
        unit, seal = office.district.unit.pk, latest_seal()
        edition = Edition.objects.order_by("pk").last()
        reader = Figures(edition.frozen_at if edition else seal)
        [session] = [one for one in sessions_at(seal) if one.code == SESSION]
        expected = contained(reader, unit, session)
        for register, record in every_record():
            listed = sentences_of(register, record, [unit])
            of_session = {one.key for one in listed if one.session.code == SESSION}
            assert of_session == {key for key, held in expected.items() if (register.code, record.hex) in held}
            assert all(one.issued == (edition is not None) for one in listed if one.session.code == SESSION)

    law()


@pytest.mark.django_db(transaction=True)
def test_no_sentence_of_a_report_that_may_not_be_seen(new_office: NewOffice) -> None:
    office = Publishing(new_office())
    ward = office.district.units["00343"].pk
    assert {one.key for register, record in every_record() for one in sentences_of(register, record, [ward])} == set()
    assert get("penalties.decision") in {register for register, _ in every_record()}
