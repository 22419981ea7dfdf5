"""What is served out of packages, and what pages do where there are none."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from giaoban.web import packages, sheets
from giaoban.web.package_files import PackageFiles

PARTS = Path(sheets.__file__).parent / "static" / "web"


def test_only_listed_files_of_packages_are_served(tmp_path: Path, settings) -> None:  # type: ignore[no-untyped-def]
    for name in (*packages.SERVED, "bootstrap/package.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    settings.NODE_MODULES = tmp_path
    finder = PackageFiles()
    assert [name for name, _ in finder.list([])] == list(packages.SERVED)
    assert finder.find(f"packages/{packages.SERVED[0]}") == str(tmp_path / packages.SERVED[0])
    assert not finder.find("packages/bootstrap/package.json")
    assert not finder.find(packages.SERVED[0])


def test_half_a_set_of_packages_is_none(tmp_path: Path) -> None:
    (tmp_path / packages.SERVED[0]).parent.mkdir(parents=True)
    (tmp_path / packages.SERVED[0]).touch()
    assert not packages.installed(tmp_path)


def test_without_packages_pages_name_only_our_own_files(tmp_path: Path, settings) -> None:  # type: ignore[no-untyped-def]
    settings.NODE_MODULES = tmp_path
    sheets.stylesheets.cache_clear()
    sheets.scripts.cache_clear()
    try:
        named = [*sheets.stylesheets(), *sheets.scripts()]
        assert [name for name in named if not (PARTS.parent / name).is_file()] == []
        assert named[0] == "web/tokens.css"
    finally:
        sheets.stylesheets.cache_clear()
        sheets.scripts.cache_clear()


def test_every_stylesheet_and_script_of_ours_is_on_every_page() -> None:
    on_disk = {f"web/{path.name}" for kind in ("css", "js") for path in PARTS.glob(f"*.{kind}")}
    assert on_disk - {"web/living.css", "web/desk.js", "web/passkey.js", "web/reading.js"} <= {
        *sheets.stylesheets(),
        *sheets.scripts(),
    }


@pytest.mark.django_db
def test_a_page_names_files_that_are_there() -> None:
    page = Client().get("/khong-co-trang-nay").content.decode()
    named = [part.split('"')[0] for part in page.split("/static/")[1:]]
    assert len(named) > len(sheets.PARTS)
    assert [name for name in named if finders.find(name) is None] == []
