"""What the papers of the house say of it is true: paths, links, versions, locks."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).parents[2]
PAPERS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "decisions").rglob("*.md")]
HOST = re.compile(r"https?://")


def test_every_place_that_where_names_is_there():
    named = re.findall(r"`([^`]+)`", "\n".join(re.findall(r"^\|[^|]+\|(.+)\|$", _text("WHERE.md"), re.M)))
    assert len(named) > 30
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_of_a_paper_lead_somewhere(paper: Path):
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", paper.read_text(encoding="utf-8"))
    inner = [link for link in links if not HOST.match(link) and not link.startswith("mailto:")]
    assert [link for link in inner if not (paper.parent / link).exists()] == []


def test_every_room_is_named_in_the_plan_of_the_house():
    rooms = {path.parent.name for path in (ROOT / "giaoban").glob("*/__init__.py")} - {"migrations"}
    plan = _text("ARCHITECTURE.md")
    assert sorted(room for room in rooms if not re.search(rf"\b{room}\b", plan)) == []


def test_the_version_is_one_everywhere():
    version = re.escape(tomllib.loads(_text("pyproject.toml"))["project"]["version"])
    assert re.search(rf"^## {version} — \d{{4}}-\d\d-\d\d$", _text("CHANGELOG.md"), re.M)
    assert re.search(rf"^softwareVersion: {version}$", _text("publiccode.yml"), re.M)


@pytest.mark.parametrize("lock", sorted((ROOT / "locks").glob("*.txt")), ids=lambda path: path.name)
def test_a_lock_names_hashes_and_no_host(lock: Path):
    text = lock.read_text(encoding="utf-8")
    pinned = re.findall(r"^[a-z0-9][^\s=]*==", text, re.M)
    assert pinned
    assert text.count("--hash=sha256:") >= len(pinned)
    assert not HOST.search(text)


def test_the_lock_of_page_packages_names_hashes_and_no_host():
    packages = json.loads(_text("package-lock.json"))["packages"]
    assert [name for name, one in packages.items() if name and not one["integrity"].startswith("sha512-")] == []
    assert not HOST.search(_text("package-lock.json") + _text(".npmrc"))


@pytest.mark.django_db
def test_the_tables_are_those_of_the_models():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")
