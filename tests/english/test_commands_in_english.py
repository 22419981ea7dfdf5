"""The command line in English when asked, in Vietnamese otherwise."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from giaoban.management import cli
from tests.authorities import example
from tests.english.reading import VIETNAMESE


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIAOBAN_LANGUAGE", "en")


def refusal(*words: str) -> str:
    with pytest.raises(CommandError) as refused:
        call_command(*words, stdout=StringIO())
    assert refused.value.returncode == 2
    return str(refused.value)


@pytest.mark.django_db
def test_a_refusal_is_told_in_the_language_asked_for(english: None, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("figures", "--unit", "999", "--session", "2023-03")
    assert refusal(*words) == "There is no reporting session «2023-03». The sessions: no period yet."
    monkeypatch.setenv("GIAOBAN_LANGUAGE", "xx")
    assert refusal(*words) == "Không có kỳ giao ban «2023-03». Các kỳ: chưa có kỳ nào."


@pytest.mark.django_db
def test_a_parameter_of_law_is_explained_in_english(english: None) -> None:
    out = StringIO()
    call_command("law", "documents.number_padding", "--on", "2023-03-07", stdout=out)
    said = out.getvalue()
    assert "Valid: from 05/3/2020, still applied" in said
    assert "Legal basis:" in said
    assert "Did you mean: documents.layout" in refusal("law", "documents.layou")


@pytest.mark.django_db(transaction=True)
def test_a_folder_is_refused_in_english_at_the_place_of_its_mistake(english: None, tmp_path: Path) -> None:
    for file in example.FOLDER.glob("*.csv"):
        text = file.read_text(encoding="utf-8-sig").replace(",7500000,", ",-7500000,", 1)
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    said = refusal("load", str(tmp_path))
    assert "penalties.decision.csv, row 3, column fine: Fine must not be negative" in said
    assert said.endswith("1 error; nothing was loaded.")


def test_the_help_is_in_english(english: None) -> None:
    said = cli.usage()
    assert said.startswith(
        "giaoban COMMAND [options] — the commands:\n  demo       load the sample district Thanh Xuân"
    )
    assert not VIETNAMESE.search(said.replace("Thanh Xuân", ""))


def test_the_help_of_a_command_and_an_unknown_one_are_in_english(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("giaoban")
    environment = {**os.environ, "GIAOBAN_LANGUAGE": "en", "GIAOBAN_HOME": str(tmp_path)}
    environment |= {"DJANGO_SETTINGS_MODULE": "giaoban.config.settings"}
    said = subprocess.run([command, "correct", "--help"], env=environment, capture_output=True, text=True)
    assert "Correct a record (or void it with --void)" in " ".join(said.stdout.split())
    assert not VIETNAMESE.search(said.stdout)
    said = subprocess.run([command, "figures", "--unit", "009"], env=environment, capture_output=True, text=True)
    assert (said.returncode, VIETNAMESE.search(said.stderr)) == (2, None)
    said = subprocess.run([command, "sum"], env=environment, capture_output=True, text=True)
    assert (said.returncode, said.stderr) == (2, "There is no command «sum»; «giaoban help» lists them.\n")
