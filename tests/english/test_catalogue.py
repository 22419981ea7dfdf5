"""The English catalogue: every sentence is in it with its values, and nothing that nobody says any more."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from django.utils import translation

from giaoban.said import Said, at_start, joined
from giaoban.web.writing import told
from tests.english.reading import VIETNAMESE
from tools import catalogues, messages

VALUE = re.compile(r"%\((\w+)\)s")
ROOMS = sorted(path.parent.name for path in messages.PACKAGE.glob("*/__init__.py") if path.parent.name != "migrations")


@pytest.mark.parametrize("path", catalogues.catalogues(), ids=catalogues.language_of)
def test_every_sentence_is_translated_and_no_old_one_is_left(path: Path) -> None:
    kept = {one.id for one in catalogues.read(path) if one.id}
    said = set(messages.said())
    assert said - kept == set(), "run «make messages» and translate what is new"
    assert kept - said == set(), "run «make messages»: nobody says these any more"
    assert [one.id for one in catalogues.read(path) if one.id and not all(messages.strings_of(one))] == []


@pytest.mark.parametrize("path", catalogues.catalogues(), ids=catalogues.language_of)
def test_a_translation_has_the_values_of_its_sentence(path: Path) -> None:
    wrong = []
    for one in catalogues.read(path):
        sentence = one.id if isinstance(one.id, str) else one.id[0]
        wrong += [sentence for text in messages.strings_of(one) if not _fits(sentence, text)]
    assert wrong == []


@pytest.mark.parametrize("path", catalogues.catalogues(), ids=catalogues.language_of)
def test_a_catalogue_is_kept_as_the_tool_writes_it(path: Path) -> None:
    assert path.read_bytes() == messages.written(messages.renewed(path)), "run «make messages»"


def test_a_count_has_its_plural() -> None:
    with translation.override("en"):
        said = [told(Said("%(count)s dòng", count=count)) for count in ("1", 2, "1.234")]
    assert said == ["1 row", "2 rows", "1.234 rows"]


def test_a_sentence_inside_another_is_told_in_the_same_language() -> None:
    refusal = at_start(Said("thiếu %(missing)s", missing=Said("mã chỉ tiêu")))
    with translation.override("en"):
        assert told(refusal) == "Code of the indicator is missing"
        assert told(joined("; ", [refusal, Said("Không được âm")])) == (
            "Code of the indicator is missing; Must not be negative"
        )
    assert told(refusal) == refusal == "Thiếu mã chỉ tiêu"


@pytest.mark.parametrize("room", ROOMS)
def test_what_a_command_or_page_refuses_with_can_be_translated(room: str) -> None:
    """No sentence of an exception or finding is a bare Vietnamese text."""
    found = []
    for path in sorted((messages.PACKAGE / room).rglob("*.py")):
        if "tests" not in path.parts:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found += [f"{path.name}:{line}" for line in _bare(tree)]
    assert found == []


def _fits(sentence: str, text: str) -> bool:
    """The same values, and a per cent sign doubled where there are some."""
    values = VALUE.findall(sentence)
    if values and sentence:
        text % dict.fromkeys(values, "")
    return not sentence or Counter(VALUE.findall(text)) == Counter(values)


def _bare(tree: ast.AST) -> list[int]:
    """Lines where something is raised or found with Vietnamese outside ``Said``."""
    found = []
    for node in ast.walk(tree):
        call = node.exc if isinstance(node, ast.Raise) else node
        if isinstance(call, ast.Call) and (isinstance(node, ast.Raise) or _tells(call.func)):
            found += [one.lineno for arg in call.args for one in _texts(arg)]
    return found


def _tells(function: ast.expr) -> bool:
    """Whether a call says something to people: a finding, a command's answer or refusal."""
    if ast.unparse(function) in {"self.stdout.write", "self.stderr.write", "sys.stdout.write", "sys.stderr.write"}:
        return True
    return _name(function) in {"Finding", "CheckFinding", "fail", "say", "warn"}


def _texts(node: ast.AST) -> list[ast.Constant]:
    if isinstance(node, ast.Call) and _name(node.func) in {"Said", "_", "gettext"}:
        return []
    if isinstance(node, ast.Constant):
        return [node] if isinstance(node.value, str) and VIETNAMESE.search(node.value) else []
    return [text for child in ast.iter_child_nodes(node) for text in _texts(child)]


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
