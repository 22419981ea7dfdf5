"""What a record's page shows of its files, and the form that attaches one."""

import uuid
from collections.abc import Sequence

from django.http import HttpRequest
from django.template.loader import render_to_string
from markupsafe import Markup

from giaoban.documents.attached.people import shown_in
from giaoban.documents.queries import files_of
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import permission_of
from giaoban.registers import registry
from giaoban.registers.listing import in_units
from giaoban.registers.things import RECORD
from giaoban.registers.timeline import find_version
from giaoban.web.registry import Named


def box(request: HttpRequest, things: Sequence[Named]) -> str:
    """The files of the record that a page is about; nothing on other pages."""
    if not things or things[0].kind != RECORD:
        return ""
    code, _, key = things[0].key.partition("/")
    register = registry.get(code)
    version, _seen = find_version(register, key, permission_of(request).units(Deed.SEE))
    mine = register.model._default_manager.filter(pk=version.pk)
    may = not version.void and mine.filter(in_units(register, permission_of(request).units(Deed.CORRECT))).exists()
    kept = files_of(uuid.UUID(key))
    if not kept and not may:
        return ""
    context = {
        "register": register,
        "version": version,
        "files": kept,
        "may_attach": may,
        "shows_people": bool(shown_in(register, version)),
    }
    return Markup(render_to_string("documents/attached.html", context, request))  # noqa: S704 — escaped by its template
