"""A temporary home for one benchmark: importing this sets Django up in it; nothing of the user's is touched.

Must be imported before anything of giaoban that has models. A benchmark that needs PostgreSQL starts
itself again under ``tools/postgres.py`` with :func:`again_on_postgresql`.
"""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
THROW_AWAY = "--on-throw-away-postgresql"
if THROW_AWAY not in sys.argv:
    os.environ.pop("GIAOBAN_DATABASE_URL", None)  # the user's own database is nobody's test bench
HOME = Path(tempfile.mkdtemp(prefix="giaoban-bench-"))
os.environ["GIAOBAN_HOME"] = str(HOME)
os.environ.setdefault("GIAOBAN_SECRET_KEY", "only-for-benchmarks")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "giaoban.config.settings")
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
_WORK = "bench_work"
_owner = os.getpid()
django.setup()


@atexit.register
def _remove() -> None:
    if os.getpid() == _owner:  # not in a forked child
        shutil.rmtree(HOME, ignore_errors=True)


def migrate() -> None:
    """Make the tables."""
    call_command("migrate", verbosity=0)


def on_postgresql() -> bool:
    """Whether this process works on the throw-away PostgreSQL."""
    return connection.vendor == "postgresql"


def again_on_postgresql(script: str) -> int:
    """Run a script again under a throw-away PostgreSQL; its exit status, 0 where none is installed."""
    command = [sys.executable, str(ROOT / "tools" / "postgres.py"), "--", sys.executable, script, THROW_AWAY]
    return subprocess.run(command, check=False).returncode


def keep_copy(label: str) -> None:
    """Copy the database as it stands now."""
    if on_postgresql():
        _administer(f'CREATE DATABASE "{label}" TEMPLATE "{_leave()}"')
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(HOME / label)])


def put_back(label: str) -> None:
    """Begin again from a copy."""
    database = _leave()
    if on_postgresql():
        connection.settings_dict["NAME"] = _WORK
        _administer(f'DROP DATABASE IF EXISTS "{_WORK}" WITH (FORCE)', f'CREATE DATABASE "{_WORK}" TEMPLATE "{label}"')
        return
    for suffix in ("-wal", "-shm"):
        Path(f"{database}{suffix}").unlink(missing_ok=True)
    shutil.copy(HOME / label, database)


def _leave() -> str:
    connection.close()
    return str(connection.settings_dict["NAME"])


def _administer(*statements: str) -> None:
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
