"""The wheel carries its catalogues compiled; everything else of the build is in pyproject.toml."""

import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

sys.path.insert(0, str(Path(__file__).parent / "tools"))


class BuildWithCatalogues(build_py):
    """Compiles the catalogues before the package's files are gathered."""

    def run(self) -> None:
        """Compile, then build as ever."""
        from catalogues import compile_all  # only now: it needs Babel

        compile_all()
        super().run()


setup(cmdclass={"build_py": BuildWithCatalogues})
