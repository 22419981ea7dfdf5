"""What pages are served out of npm packages (gói giao diện): the listed files, and nothing else of ``node_modules``.

The packages are installed at set-up and stand outside the repository. Where they are missing, pages go on with
our own stylesheets alone: everything that names a package file is left out with them.
"""

from pathlib import Path

FONT = "@fontsource/source-sans-3/files/source-sans-3-"
SERVED = (
    "bootstrap/dist/css/bootstrap.min.css",
    "bootstrap/dist/css/bootstrap.min.css.map",  # the stylesheet names it, so hashing must find it
    "htmx.org/dist/htmx.min.js",
    f"{FONT}latin-400-normal.woff2",
    f"{FONT}latin-600-normal.woff2",
    f"{FONT}vietnamese-400-normal.woff2",
    f"{FONT}vietnamese-600-normal.woff2",
)


def installed(folder: Path) -> bool:
    """Whether every served file is there: half a set of packages is none."""
    return all((folder / name).is_file() for name in SERVED)
