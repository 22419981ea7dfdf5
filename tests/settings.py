"""Settings of tests: the real ones in a home of their own, with a password hasher that costs nothing."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_home = Path(tempfile.mkdtemp(prefix="giaoban-test-"))
_owner = os.getpid()
os.environ["GIAOBAN_HOME"] = str(_home)
os.environ.setdefault("GIAOBAN_SECRET_KEY", "only-for-tests")

from giaoban.config.settings import *  # noqa: E402, F403 — the home must be named before the settings are read
from giaoban.config.settings import DATABASES, STORAGES  # noqa: E402

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
_database = DATABASES["default"]
if _database["ENGINE"].endswith("sqlite3"):  # a file, for tests with threads and processes
    _database["TEST"] = {"NAME": str(_home / "giaoban.sqlite3")}
else:
    _database["TEST"] = {"NAME": f"test_giaoban_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"}


@atexit.register
def _remove_home() -> None:
    if os.getpid() == _owner:  # not in a forked child
        shutil.rmtree(_home, ignore_errors=True)
