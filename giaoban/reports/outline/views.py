"""Pages of the outline (đề cương): the whole with what it says now, one sentence, adding, moving, removing."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from giaoban.offices.signed_in import signed_in
from giaoban.registers.meanwhile import merged
from giaoban.registers.rules.finding import Refused
from giaoban.reports.models import ItemKind, OutlineItem
from giaoban.reports.opened import desk_of
from giaoban.reports.outline import actions, queries
from giaoban.reports.outline.editor import Editor
from giaoban.reports.outline.shown import Pieces
from giaoban.reports.rules.plain_writing import Plain, UnknownChip, from_plain, to_plain
from giaoban.reports.rules.text_changes import Change, changes
from giaoban.reports.seen import uuid_of
from giaoban.reports.writers import Desk
from giaoban.said import Said
from giaoban.web.page import render
from giaoban.web.writing import told

SECTION = "reports"
REFUSED = 422


@require_safe
@signed_in
def outline(request: HttpRequest, unit: str, session: str) -> HttpResponse:
    """The outline: every item as it reads now; each official may change the sections given to them."""
    desk = desk_of(request, unit, session)
    pieces = Pieces(desk.of, queries.names(desk.of))
    shown = [
        pieces.row(line, mine=desk.may_write(line.item.key))
        for line in queries.lines(desk.of)
        if desk.sees_all or desk.may_write(line.item.key)
    ]
    context = {
        **_place(desk, unit, session),
        "lines": shown,
        "states": {one.section.key: one for one in desk.sections()},
        "problem": request.session.pop("report_problem", ""),
    }
    return render(request, "reports/outline.html", context, section=SECTION)


@signed_in
def sentence(request: HttpRequest, unit: str, session: str, key: str) -> HttpResponseBase:
    """One item: its template on one side, what it says now on the other; its history below."""
    desk = desk_of(request, unit, session)
    item = _item(desk, key)
    if not desk.may_write(key):
        raise PermissionDenied(Said("Mục này không được giao cho bạn soạn."))
    editor = _editor(desk, request, item)
    seen, since = request.POST.get("ban") or item.uuid.hex, None
    if request.method == "POST" and request.POST.get("viec") == "luu":
        try:
            if _save(desk, key, request, editor, seen):
                return redirect(reverse("reports:outline", args=[unit, session]) + f"#{key}")
        except actions.Changed:
            desk = desk_of(request, unit, session)
            item = _item(desk, key)
            editor.of = desk.of
            seen, since = item.uuid.hex, _meanwhile(desk, editor, item, seen)
    context = {
        **_place(desk, unit, session),
        "key": key,
        "editor": editor,
        "seen": seen,
        "since": since,
        "versions": _history(desk, key),
    }
    return render(request, "reports/sentence.html", context, section=SECTION, status=_status(editor, since))


def _status(editor: Editor, since: object) -> int:
    return REFUSED if editor.problems or since else 200


@signed_in
def add(request: HttpRequest, unit: str, session: str) -> HttpResponseBase:
    """A new item after another."""
    desk = desk_of(request, unit, session)
    after = request.POST.get("sau", request.GET.get("sau", ""))
    if not (desk.may_write(after) if after else desk.is_office):
        raise PermissionDenied(Said("Chỉ thêm được vào mục được giao cho bạn soạn."))
    editor = _editor(desk, request, OutlineItem(kind=ItemKind.SENTENCE, template="", key="", order=0))
    if request.method == "POST" and request.POST.get("viec") == "luu" and not editor.problems:
        try:
            made = actions.add_item(desk, after=after, kind=editor.kind, template=editor.template, at=timezone.now())
            return redirect(reverse("reports:outline", args=[unit, session]) + f"#{made.key}")
        except Refused as refusal:
            editor.refused(refusal.findings)
    context = {**_place(desk, unit, session), "key": "", "after": after, "editor": editor, "seen": "", "since": None}
    context["versions"] = []
    return render(request, "reports/sentence.html", context, section=SECTION, status=_status(editor, None))


@signed_in
@require_POST
def arrange(request: HttpRequest, unit: str, session: str, key: str) -> HttpResponseBase:
    """Move an item up or down, or take it out of the outline."""
    desk = desk_of(request, unit, session)
    item, asked = _item(desk, key), request.POST.get("viec")
    try:
        if asked == "bo":
            reason = request.POST.get("ly-do", "").strip()
            seen = uuid_of(request.POST["ban"]) if request.POST.get("ban") else item.uuid
            actions.remove_item(desk, key, seen=seen, at=timezone.now(), reason=reason)
        elif asked in {"len", "xuong"}:
            actions.move_item(desk, key, -1 if asked == "len" else 1, at=timezone.now())
    except Refused as refusal:
        request.session["report_problem"] = " ".join(told(one.message) for one in refusal.findings)
    except actions.Changed:
        request.session["report_problem"] = told(Said("Mục này vừa được người khác sửa; xem lại rồi làm lại."))
    anchor = "" if asked == "bo" else f"#{key}"
    return redirect(reverse("reports:outline", args=[unit, session]) + anchor)


WORDS, TEMPLATE = "chu", "mau"
"""How a person writes a sentence: in words and chips, or the template itself."""


def _editor(desk: Desk, request: HttpRequest, item: OutlineItem) -> Editor:
    """The form as typed, or as the item stands; a button other than saving is carried out at once."""
    if request.method != "POST":
        in_words = request.GET.get("cach") != TEMPLATE
        plain = to_plain(item.template) if in_words else None
        return Editor(desk.of, {"tim": request.GET.get("tim", "")}, item.template, item.kind, plain)
    typed = {name: value.replace("\r\n", "\n") for name, value in request.POST.items() if isinstance(value, str)}
    editor = Editor(desk.of, typed, typed.get("mau-cau", ""), typed.get("loai", item.kind))
    if typed.get("cach") == WORDS:
        parts = tuple(one.replace("\r\n", "\n") for one in request.POST.getlist("phan") if isinstance(one, str))
        editor.plain = Plain(editor.template, parts)
        try:
            editor.template = from_plain(editor.plain)
        except UnknownChip as error:
            editor.problems.append(str(error))
            return editor
    editor.done(typed.get("viec", ""))
    return editor


def _save(desk: Desk, key: str, request: HttpRequest, editor: Editor, seen: str) -> bool:
    """Write the sentence; what is refused is told in the form. Raises :class:`actions.Changed`."""
    if editor.problems:
        return False
    try:
        actions.write_sentence(
            desk,
            key,
            seen=uuid_of(seen),
            template=editor.template,
            kind=editor.kind,
            at=timezone.now(),
            reason=request.POST.get("ly-do", "").strip(),
        )
    except Refused as refusal:
        editor.refused(refusal.findings)
        return False
    return True


def _meanwhile(desk: Desk, editor: Editor, now: OutlineItem, seen: str) -> Mapping[str, Any]:
    """What somebody else wrote since: fields that the person left alone take it over, the others stay as typed."""
    then = OutlineItem.objects.filter(record=now.record, uuid=uuid_of(seen)).first() or now
    typed = {"mau-cau": editor.template, "loai": editor.kind}
    stand, before = ({"mau-cau": one.template, "loai": one.kind} for one in (now, then))
    kept = merged(typed, before, stand)
    editor.kind = kept["loai"]
    editor.show(kept["mau-cau"])
    before_words, now_words = (desk.in_words(one.template) for one in (then, now))
    return {"act": now.act, "changes": changes(before_words, now_words)}


def _history(desk: Desk, key: str) -> list[tuple[OutlineItem, list[Change]]]:
    """The versions, newest first, each with what it changed."""
    versions = queries.versions(desk.of, key)
    texts = [desk.in_words(one.template) for one in versions]
    return [(one, changes(old, text)) for one, text, old in zip(versions, texts, [*texts[1:], ""], strict=True)]


def _item(desk: Desk, key: str) -> OutlineItem:
    found = next((item for item in desk.of.items if item.key == key), None)
    if found is None:
        raise Http404(Said("Đề cương không có mục này."))
    return found


def _place(desk: Desk, unit: str, session: str) -> dict[str, Any]:
    return {"unit": desk.of.unit, "session": session, "desk": desk, "here_tab": "outline"}
