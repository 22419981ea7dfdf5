import uuid

import pytest

from giaoban.registers.description import ColumnKind
from giaoban.registers.rules.cells import CellError, read_subject
from giaoban.welfare.registers import DOSSIER, RESULT


def kinds(register):
    return {column.name: column.kind for column in register.columns}


def test_a_subject_column_holds_the_key_of_a_subject():
    assert kinds(DOSSIER)["subject"] is ColumnKind.SUBJECT


def test_the_record_an_event_hangs_on_is_no_subject():
    assert kinds(RESULT)["parent"] is ColumnKind.PARENT


@pytest.mark.parametrize("text", ["5f1c7a90-3a58-4d4b-9b83-6a3ff6a2c111", "5f1c7a903a584d4b9b836a3ff6a2c111"])
def test_a_subject_key_is_read_with_and_without_dashes(text):
    assert read_subject(text) == uuid.UUID("5f1c7a903a584d4b9b836a3ff6a2c111")


def test_a_name_is_no_subject_key():
    with pytest.raises(CellError, match="không phải khóa"):
        read_subject("Nguyễn Văn A")
