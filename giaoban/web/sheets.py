"""The stylesheets and scripts of every page, in their order; each part holds one idea."""

from functools import cache

from django.conf import settings

from giaoban.web import packages

PARTS = (
    "tokens",
    "plain",
    "frame",
    "controls",
    "tables",
    "states",
    "figures",
    "records",
    "overlays",
    "report",
    "desk",
    "reading",
    "calendar",
    "entry",
    "search",
    "notices",
    "guide",
    "print",
)
"""Files ``web/static/web/<part>.css``; a later part may lean on an earlier one."""

OVER_PACKAGES = ("fonts", "base")
"""Files of ``web/static_packages/web/`` that name package files: left out where packages are missing."""

SCRIPTS = ("overlays", "keys", "search", "drafts", "offline", "keeping")
"""Files ``web/static/web/<script>.js``: they make quicker what works without them."""


@cache
def stylesheets() -> tuple[str, ...]:
    """Static names of the stylesheets, the one that sets the order of layers first."""
    over = OVER_PACKAGES if packages.installed(settings.NODE_MODULES) else ()
    return tuple(f"web/{part}.css" for part in (PARTS[0], *over, *PARTS[1:]))


@cache
def scripts() -> tuple[str, ...]:
    """Static names of the scripts."""
    htmx = ("packages/htmx.org/dist/htmx.min.js",) if packages.installed(settings.NODE_MODULES) else ()
    return (*htmx, *(f"web/{name}.js" for name in SCRIPTS))
