"""A throw-away PostgreSQL for one command: ``python tools/postgres.py -- pytest …``.

Starts a new cluster in a temporary folder on a free port of this machine, runs the command with
``GIAOBAN_DATABASE_URL`` set to it, stops the cluster and leaves with the command's exit status.
Without a command it prints the URL and waits for Ctrl-C. Where no PostgreSQL is installed it says so
and leaves with 0, or with 3 where ``GIAOBAN_REQUIRE_ALL=1``.
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

OPTIONS = {
    "fsync": "off",  # nothing here outlives the command
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
    "max_locks_per_transaction": "256",  # a test's flush truncates every table at once
    "listen_addresses": "127.0.0.1",
}
ADMINISTRATOR = "postgres"
LOCALE = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
NOT_FOUND = 3


def find_programs() -> Path | None:
    """The folder of initdb and pg_ctl: the newest version under /usr/lib/postgresql, else on PATH."""
    installed = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")]
    if installed:
        return max(installed, key=lambda folder: _version(folder.parent))
    found = shutil.which("pg_ctl")
    return Path(found).resolve().parent if found else None


@contextlib.contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """A running cluster; yields the URL of its first database."""
    with tempfile.TemporaryDirectory(prefix="giaoban-pg-") as name:
        folder = Path(name)
        _hand_to_owner(folder)
        port, data = _free_port(), folder / "data"
        options = " ".join(f"-c {key}={value}" for key, value in OPTIONS.items())
        control = (programs / "pg_ctl", "-D", data)
        words = ("-U", ADMINISTRATOR, "-A", "trust", "-E", "UTF8", f"--locale={LOCALE}")
        _run(programs / "initdb", "-D", data, *words)
        _run(*control, "-w", "-l", folder / "log", "-o", f"-p {port} -k {folder} {options}", "start")
        try:
            yield f"postgresql://{ADMINISTRATOR}@127.0.0.1:{port}/postgres"
        finally:
            _run(*control, "-m", "immediate", "stop")


def main(words: Sequence[str]) -> int:
    """Run the command that follows ``--``, or wait."""
    command = list(words[1:] if words[:1] == ["--"] else words)
    programs = find_programs()
    if programs is None:
        sys.stderr.write("Máy này không có PostgreSQL: bỏ qua phần chạy trên PostgreSQL.\n")
        return NOT_FOUND if os.environ.get("GIAOBAN_REQUIRE_ALL") == "1" else 0
    with cluster(programs) as url:
        if not command:
            sys.stdout.write(f"{url}\n")
            sys.stdout.flush()
            with contextlib.suppress(KeyboardInterrupt):
                signal.pause()
            return 0
        with _terminating():
            environment = {**os.environ, "GIAOBAN_DATABASE_URL": url}
            with subprocess.Popen(command, env=environment) as running:  # noqa: S603
                try:
                    return running.wait()
                except KeyboardInterrupt:
                    running.terminate()
                    return 128 + signal.SIGINT


@contextlib.contextmanager
def _terminating() -> Iterator[None]:
    """SIGTERM ends the command as Ctrl-C does, so that the cluster is stopped."""
    before = signal.signal(signal.SIGTERM, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _version(folder: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in folder.name.split(".") if part.isdigit())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _hand_to_owner(folder: Path) -> None:
    """PostgreSQL refuses to run as root; its package's own user then owns the folder."""
    if os.geteuid() == 0:
        owner = pwd.getpwnam(ADMINISTRATOR)
        os.chown(folder, owner.pw_uid, owner.pw_gid)


def _run(*command: object) -> None:
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", ADMINISTRATOR, "--", *words]
    done = subprocess.run(  # noqa: S603 — our own words
        words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{words}: {done.stderr.strip()}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
