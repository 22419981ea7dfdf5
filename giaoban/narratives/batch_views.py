"""The page of all units of a month: who sent a narrative report, how far its figures are, giving many files at once."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from giaoban.narratives import actions
from giaoban.narratives.batch import MOST_FILES, dealt, standings
from giaoban.narratives.place import PAGE, REFUSED, SECTION, setting_of
from giaoban.narratives.setting import Setting
from giaoban.narratives.taking import LIMITS, given_file
from giaoban.narratives.views import ACCEPTED_FILES
from giaoban.offices.rules.roles import Deed
from giaoban.offices.signed_in import account_of, permission_of, signed_in
from giaoban.reading.input import InputError
from giaoban.said import Said
from giaoban.web.page import render
from giaoban.web.writing import told


@signed_in
def batch(request: HttpRequest, unit: str, period: str) -> HttpResponse:
    """Every unit with its texts of the month."""
    here, problem = setting_of(request, unit, period), ""
    if request.method == "POST":
        permission_of(request).require(Deed.ACCEPT, [here.unit.id])
        problem = _give(request, here)
        if not problem:
            return redirect("narratives:batch", here.unit.code, here.period)
    rows = standings(here)
    context = {
        "here": here,
        "rows": rows,
        "missing": sum(one.is_missing for one in rows),
        "open": sum(one.open for one in rows),
        "may_give": permission_of(request).may(Deed.ACCEPT, here.unit.id),
        "accepted_files": ACCEPTED_FILES,
        "problem": problem,
        "before": _address(here, here.start - dt.timedelta(days=1)),
        "after": _address(here, here.end + dt.timedelta(days=1)),
    }
    status = REFUSED if problem else 200
    return render(request, "narratives/batch.html", context, section=SECTION, page=PAGE, status=status)


def _address(here: Setting, day: dt.date) -> str:
    return reverse("narratives:batch", args=[here.unit.code, f"{day:%Y-%m}"])


def _give(request: HttpRequest, here: Setting) -> str:
    """Take many files in, each to the unit it names, all or none; what is wrong in words."""
    uploaded = request.FILES.getlist("tep")
    if not uploaded:
        return Said("Chưa chọn tệp.")
    if len(uploaded) > MOST_FILES:
        return Said("Mỗi lần nhiều nhất %(most)s tệp.", most=MOST_FILES)
    try:
        given = [given_file(one.name or "", one.read(LIMITS.file_bytes + 1)) for one in uploaded]
        made = actions.keep(dealt(here, given), given, by=account_of(request), at=timezone.localtime())
    except InputError as error:
        return str(error)
    messages.success(request, told(Said("Đã đọc %(count)s văn bản.", count=len(made))))
    return ""
