"""How Django finds the served files of npm packages: ``packages/<package>/<path>``."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

from giaoban.web.packages import SERVED, installed

PREFIX = "packages"


class PackageStorage(FileSystemStorage):
    """The folder of the packages; gathering reads from ``prefix`` where its files go."""

    prefix = PREFIX


class PackageFiles(BaseFinder):
    """The listed files of the packages, nothing where the packages are not installed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = PackageStorage(location=settings.NODE_MODULES)
        self.served = SERVED if installed(settings.NODE_MODULES) else ()

    def find(self, path: str, find_all: bool = False, **_old: Any) -> Any:
        """Where a served file lies on disk, nothing for any other."""
        name = path.removeprefix(f"{PREFIX}/")
        found = [self.storage.path(name)] if name != path and name in self.served else []
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        """The served files, for gathering."""
        for name in self.served:
            if not matches_patterns(name, ignore_patterns or []):
                yield name, self.storage
