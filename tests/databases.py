"""Copies of the test database: a file beside it on SQLite, CREATE DATABASE … TEMPLATE on PostgreSQL."""

import contextlib
import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, models, transaction

from giaoban.trail import guards

CODE = {".py", ".csv", ".json", ".toml", ".yaml"}
_READ_ONLY = {"sqlite": "PRAGMA query_only = ON", "postgresql": "SET default_transaction_read_only = on"}


def copy(label: str, of: str | None = None) -> str:
    """Copy a database (the test database unless ``of`` names another); returns the copy's name."""
    source = of or str(connection.settings_dict["NAME"])
    connection.close()
    if connection.vendor == "sqlite":
        path = settings.HOME / label / "giaoban.sqlite3"
        path.parent.mkdir(exist_ok=True)
        name = str(shutil.copy(source, path))
    else:
        name = f"{connection.settings_dict['NAME']}_{label}"
        _administer(f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
    return name


def create(label: str) -> str:
    """A new database with the tables and nothing in them; returns its name."""
    if connection.vendor == "sqlite":
        path = settings.HOME / label / "giaoban.sqlite3"
        path.parent.mkdir(exist_ok=True)
        name = str(path)
    else:
        name = f"{settings.DATABASES['default']['TEST']['NAME']}_{label}"
        _administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}"')
    with using(name):
        call_command("migrate", verbosity=0)
    return name


def kept(label: str, fill: Callable[[], None], folder: Path) -> str:
    """A new database that ``fill`` has filled; returns its name.

    On SQLite it is filled once for the code as it stands and kept in ``folder``, for all workers and later runs.
    """
    if connection.vendor != "sqlite":
        return _filled(label, fill)
    file = folder / f"{label}-{_digest_of_the_code()}.sqlite3"
    with (folder / f"{label}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            for old in folder.glob(f"{label}-*.sqlite3"):
                old.unlink()
            made = _filled(label, fill)
            connection.close()
            shutil.copy(made, file.with_suffix(".part"))
            file.with_suffix(".part").rename(file)
            return made
    return copy(label, of=str(file))


def put_back(name: str, *, of: str) -> None:
    """Make a copy anew under its name; on SQLite also while a site serves it, between two requests."""
    connection.close()
    if connection.vendor == "sqlite":
        for beside in ("-wal", "-shm"):
            Path(f"{name}{beside}").unlink(missing_ok=True)
        shutil.copy(of, f"{name}.part")
        os.replace(f"{name}.part", name)
        return
    _administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}" TEMPLATE "{of}"')


def _filled(label: str, fill: Callable[[], None]) -> str:
    name = create(label)
    with using(name):
        fill()
    return name


def _digest_of_the_code() -> str:
    """What a filled database depends on: every file of the package but its tests, and the libraries."""
    root = Path(__file__).resolve().parent.parent
    whole_package = (one for one in (root / "giaoban").rglob("*") if one.suffix in CODE and one.is_file())
    files = [one for one in whole_package if "tests" not in one.relative_to(root).parts]
    whole = hashlib.sha256()
    for one in sorted([*files, root / "locks" / "dev.txt"]):
        whole.update(one.relative_to(root).as_posix().encode() + one.read_bytes())
    return whole.hexdigest()[:16]


def drop(name: str) -> None:
    """Remove a copy."""
    if connection.vendor == "sqlite":
        shutil.rmtree(Path(name).parent)
    else:
        _administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextlib.contextmanager
def using(name: str, *, read_only: bool = False) -> Iterator[None]:
    """Let the connections opened inside speak to that database."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        if read_only:
            with connection.cursor() as cursor:
                cursor.execute(_READ_ONLY[connection.vendor])
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def environment() -> dict[str, str]:
    """The variables that let another process work on the database in use."""
    used = connection.settings_dict
    if connection.vendor == "sqlite":
        return {**os.environ, "GIAOBAN_HOME": str(Path(used["NAME"]).parent)}
    url = f"postgresql://{used['USER']}:{used['PASSWORD']}@{used['HOST']}:{used['PORT']}/{used['NAME']}"
    return {**os.environ, "GIAOBAN_DATABASE_URL": url}


def _administer(*statements: str) -> None:
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def mark() -> dict[type[models.Model], int]:
    """How far each of our tables with numbered rows is filled."""
    rooms = [room for room in apps.get_app_config("giaoban").get_models() if _is_numbered(room)]
    return {room: room._base_manager.aggregate(last=models.Max("pk"))["last"] or 0 for room in rooms}


def rewind(to: dict[type[models.Model], int]) -> None:
    """Remove every row written since the mark."""
    written = {room._meta.db_table: f"{room._meta.pk.column} > {last}" for room, last in to.items()}
    _remove(written)


def empty() -> None:
    """Remove every row of every table."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    _remove(dict.fromkeys(tables, "1 = 1"))


def _remove(rows: Mapping[str, str]) -> None:
    """Remove the rows of tables for which a condition holds, touching only tables that have any."""
    asked = " UNION ALL ".join(f"SELECT '{one}' WHERE EXISTS (SELECT 1 FROM {one} WHERE {rows[one]})" for one in rows)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(asked)
        filled = [table for (table,) in cursor.fetchall()]
    if filled:
        with unguarded(filled), transaction.atomic(), connection.cursor() as cursor:
            for table in filled:
                cursor.execute(f"DELETE FROM {table} WHERE {rows[table]}")  # noqa: S608 — names and numbers of ours


@contextlib.contextmanager
def unguarded(tables: Collection[str] | None = None) -> Iterator[None]:
    """Rows of all tables, or of some, may be deleted inside: on PostgreSQL as a superuser, whom no guard stops."""
    if connection.vendor == "sqlite":
        with guards.lifted(tables):
            yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield


def _is_numbered(room: type[models.Model]) -> bool:
    key = room._meta.pk
    while isinstance(key, models.ForeignKey):
        key = key.target_field
    return isinstance(key, models.IntegerField)
