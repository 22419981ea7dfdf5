"""Attaching a file to a record, and opening one: with a reason where the record is about a person."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from giaoban.documents.actions import keep_file
from giaoban.documents.attached.people import open_all, shown_in
from giaoban.documents.files import LARGEST, Damaged, content_of, content_type
from giaoban.documents.models import DocumentFile
from giaoban.documents.queries import files_of
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.registers.description import Register
from giaoban.registers.list_page import record_address
from giaoban.registers.queries import units_of_records
from giaoban.registers.rules.finding import Refused
from giaoban.registers.views import register_of, visible_version
from giaoban.said import Said
from giaoban.subjects.actions import BadReason, NoSuchSubject
from giaoban.web.writing import told


@signed_in
@require_POST
def attach(request: HttpRequest, code: str, key: str) -> HttpResponseBase:
    """Keep a scan with the record; what is refused is said on its page and changes nothing."""
    register = register_of(code)
    version, given = visible_version(request, register, key), request.FILES.get("tep")
    unit = units_of_records(register, [version.record])[version.record]
    permission_of(request).require(Deed.CORRECT, [unit])
    if version.void:
        raise PermissionDenied(Said("Bản ghi đã hủy, không đính kèm được nữa."))
    try:
        if given is None:
            raise ValueError(Said("Chưa chọn tệp."))
        content = given.read(LARGEST + 1)
        keep_file(
            version.record,
            unit,
            given.name or "",
            content,
            by=account_of(request),
            at=timezone.now(),
            deed=Deed.CORRECT,
        )
    except (Refused, ValueError) as refusal:
        messages.error(request, told(str(refusal)))
    else:
        messages.success(request, told(Said("Đã đính kèm tệp.")))
    return redirect(record_address(register, version.record))


@signed_in
@never_cache
def open_file(request: HttpRequest, code: str, key: str, digest: str) -> HttpResponseBase:
    """The file as it was kept. Where the record is about a person, only by a form that gives the reason."""
    register = register_of(code)
    version = visible_version(request, register, key)
    kept = {one.sha256: one for one in files_of(version.record)}.get(digest)
    if kept is None:
        raise Http404(Said("Bản ghi không có tệp này."))
    if refusal := _unopened(request, register, version, digest):
        messages.error(request, told(refusal))
        return redirect(record_address(register, version.record))
    return _served(kept)


def _unopened(request: HttpRequest, register: Register, version: Any, digest: str) -> str:
    """Why the people that the file may show were not opened; nothing where they were, or where it shows none."""
    people = shown_in(register, version)
    if not people:
        return ""
    if request.method != "POST":
        return Said("Tệp này có thể có dữ liệu cá nhân: ghi lý do xem rồi mở.")
    place = f"{register.code} {version.record.hex} {digest[:12]}"
    reason = request.POST.get("ly-do", "")
    try:
        open_all(people, by=account_of(request), at=timezone.localtime(), reason=reason, place=place)
    except (BadReason, NoSuchSubject) as refusal:
        return str(refusal)
    return ""


def _served(kept: DocumentFile) -> HttpResponse:
    try:
        content = content_of(kept)
    except Damaged as error:
        return HttpResponse(told(str(error)), status=500, content_type="text/plain; charset=utf-8")
    response = HttpResponse(content, content_type=content_type(content) or "application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, kept.name)
    return response
