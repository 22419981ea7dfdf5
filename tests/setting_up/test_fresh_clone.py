"""A fresh clone sets itself up, loads the demo, writes the report, serves it, and its export comes back equal."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
PATIENCE_S = 900
ACCOUNTS = ("van_phong", "chu_tich")


def environment(home: Path) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("GIAOBAN_", "DJANGO_"))}
    return {**inherited, "GIAOBAN_HOME": str(home)}


def run(folder: Path, home: Path, *command: str) -> str:
    done = subprocess.run(
        command, cwd=folder, env=environment(home), capture_output=True, text=True, timeout=PATIENCE_S
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


@contextlib.contextmanager
def running(folder: Path, home: Path, log: Path, *command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A command that goes on until it is no longer wanted, with all that it started."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=folder, env=environment(home), stdout=out, stderr=out, start_new_session=True
        )
        try:
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait(30)


def sign_in_page(address: str, process: subprocess.Popen[bytes], log: Path) -> str:
    """The sign-in page as soon as it is served."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text(encoding="utf-8")[-3000:]
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/dang-nhap", timeout=5) as page:
            return str(page.read().decode())
        time.sleep(1)
    pytest.fail(f"nothing is served: {log.read_text(encoding='utf-8')[-3000:]}")


def test_a_fresh_clone_runs_and_its_export_loads_into_an_empty_home(tmp_path: Path):
    clone, one, two, out = (tmp_path / name for name in ("clone", "one", "two", "out"))
    run(ROOT, one, "git", "clone", "--quiet", str(ROOT), str(clone))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log"
    with running(clone, one, log, "make", "run", f"PORT={port}", f"OUT={out}") as process:
        page = sign_in_page(f"http://127.0.0.1:{port}", process, log)
    assert [name for name in ACCOUNTS if name not in page] == []
    assert {path.suffix for path in out.iterdir()} == {".docx", ".pdf", ".html", ".json"}
    said = log.read_text(encoding="utf-8")
    assert [str(path) for path in out.iterdir() if str(path) not in said] == []
    assert f"http://127.0.0.1:{port}" in said

    giaoban = str(clone / ".venv" / "bin" / "giaoban")
    assert "không thay đổi gì" in run(clone, one, giaoban, "demo")
    run(clone, one, giaoban, "export", str(tmp_path / "folder"), "--format", "csv")
    run(clone, two, giaoban, "load", str(tmp_path / "folder"))
    for session in ("2023-02", "2023-03"):
        command = (giaoban, "figures", "--unit", "009", "--session", session, "--json")
        mine, theirs = (json.loads(run(clone, home, *command)) for home in (one, two))
        assert len(mine) >= 60
        assert mine == theirs
    assert "Không thấy sai sót" in run(clone, two, giaoban, "check")
