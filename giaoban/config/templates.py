"""The one Jinja2 environment of all pages: where templates lie and what they may call."""

from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from giaoban.config.environment import PACKAGE
from giaoban.offices.names import official
from giaoban.web import writing
from giaoban.web.marking import MarkVietnamese


def environment(**options: Any) -> Environment:
    """Templates of every room, undefined names an error, output escaped, texts through gettext."""
    options["loader"] = FileSystemLoader(sorted(str(path) for path in PACKAGE.glob("*/templates")))
    options["undefined"] = StrictUndefined
    options["autoescape"] = True
    options["finalize"] = writing.told
    made = Environment(extensions=["jinja2.ext.i18n", MarkVietnamese], **options)  # noqa: S701 — autoescape is set above
    made.globals.update(writing.GLOBALS)
    made.filters.update(writing.FILTERS)
    made.filters["official"] = official
    made.globals.update(_=writing.marked_gettext, gettext=writing.marked_gettext, ngettext=writing.marked_ngettext)
    made.newstyle_gettext = True  # type: ignore[attr-defined]
    return made
