"""What the pages of the start share: whose authority it is, the frame, the page that takes spreadsheets."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from giaoban.folders.outcome import Outcome
from giaoban.founding import steps
from giaoban.offices.long_work.store import MOST_FINDINGS
from giaoban.offices.permission import NotAllowed
from giaoban.offices.rules.roles import Deed
from giaoban.offices.rules.tree import UnitFacts
from giaoban.offices.signed_in import account_of, permission_of
from giaoban.said import Said
from giaoban.web.page import render
from giaoban.web.table import headings, row
from giaoban.web.typed import REFUSED
from giaoban.web.writing import told

SECTION = "month"


def authority(request: HttpRequest, deed: Deed | None = None) -> UnitFacts:
    """The authority whose start the account may see; with ``deed`` the one it may act for."""
    permission = permission_of(request)
    unit = steps.authority_of(permission)
    if unit is None:
        raise NotAllowed(
            Said(
                "Các bước lập cơ quan dành cho quản trị và văn phòng; tài khoản %(username)s không có vai trò này.",
                username=account_of(request).username,
            )
        )
    if deed is not None:
        permission.require(deed, [unit.id])
    return unit


def upload_page(
    request: HttpRequest, *, first: bool = False, problem: str = "", outcome: Outcome | None = None, checked: str = ""
) -> HttpResponse:
    """The page that takes spreadsheets, with what was wrong with those just sent."""
    findings = outcome.findings if outcome else []
    titles = (Said("Tệp"), Said("Dòng"), Said("Cột"), Said("Sai ở đâu"))
    context = {
        "first": first,
        "problem": problem,
        "headings": headings(*titles),
        "rows": [row(one.file, str(one.row or ""), one.column, one.message) for one in findings[:MOST_FINDINGS]],
        "count": len(findings),
        "more": max(0, len(findings) - MOST_FINDINGS),
        "checked": checked,
    }
    return show(request, "upload", context, status=REFUSED if problem or findings else 200)


def show(request: HttpRequest, template: str, context: dict[str, object], *, status: int = 200) -> HttpResponse:
    """A page of the start."""
    return render(request, f"founding/{template}.html", context, section=SECTION, status=status)


def done(request: HttpRequest, words: str) -> HttpResponse:
    """Say what was done and go back to the list of steps."""
    messages.success(request, told(words))
    return redirect("founding:start")
