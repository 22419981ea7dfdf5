"""A fresh clone sets itself up, loads the demo, writes the report, and its export comes back equal."""

import json
import os
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]


def environment(home: Path) -> dict[str, str]:
    home.mkdir(parents=True, exist_ok=True)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("GIAOBAN_", "DJANGO_"))}
    return {**inherited, "GIAOBAN_HOME": str(home)}


def run(folder: Path, home: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, env=environment(home), capture_output=True, text=True, timeout=1200)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


def test_a_fresh_clone_sets_up_and_its_export_loads_into_an_empty_home(tmp_path: Path):
    clone, one, two = tmp_path / "clone", tmp_path / "one", tmp_path / "two"
    run(ROOT, one, "git", "clone", "--quiet", str(ROOT), str(clone))
    run(clone, one, "make", "setup")
    giaoban = str(clone / ".venv" / "bin" / "giaoban")
    run(clone, one, giaoban, "demo")
    assert "không thay đổi gì" in run(clone, one, giaoban, "demo")
    run(clone, one, giaoban, "report", "--unit", "009", "--session", "2023-03", "--out", str(tmp_path / "out"))
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".docx", ".pdf", ".html", ".json"}
    run(clone, one, giaoban, "export", str(tmp_path / "folder"), "--format", "csv")
    run(clone, two, giaoban, "load", str(tmp_path / "folder"))
    for session in ("2023-02", "2023-03"):
        command = (giaoban, "figures", "--unit", "009", "--session", session, "--json")
        mine, theirs = (json.loads(run(clone, home, *command)) for home in (one, two))
        assert len(mine) >= 60
        assert mine == theirs
    assert "Không thấy sai sót" in run(clone, two, giaoban, "check")
