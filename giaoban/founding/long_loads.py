"""A load that takes longer than a page may be waited for (nạp lâu): begun here, gone on with beside the pages."""

import datetime as dt
from contextlib import ExitStack
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from giaoban.folders import tables
from giaoban.folders.actions import SEALS
from giaoban.folders.loading import Progress
from giaoban.folders.outcome import Outcome
from giaoban.founding import actions
from giaoban.founding.actions import AlreadyFounded
from giaoban.offices.long_work import running, store
from giaoban.offices.long_work.running import Busy, Desk
from giaoban.offices.long_work.store import MOST_FINDINGS, Came, Finding, Work
from giaoban.offices.long_work.views import begun
from giaoban.offices.rules.tree import UnitFacts
from giaoban.offices.signed_in import account_of
from giaoban.said import Said
from giaoban.words.count import write_count


def begin(request: HttpRequest, files: ExitStack, folder: Path, unit: UnitFacts, *, only_check: bool) -> HttpResponse:
    """Load a folder beside the pages and lead to the page of that work; ``files`` throws the folder away at its end."""
    account, at, kept = account_of(request), timezone.localtime(), files.pop_all()

    def do(desk: Desk) -> Came:
        with kept:
            outcome = actions.load_folder(folder, unit, by=account, at=at, dry_run=only_check, progress=telling(desk))
        return came_of(outcome, only_check=only_check)

    title = Said("Kiểm tra bộ bảng tính") if only_check else Said("Nạp bộ bảng tính")
    return begun(request, title, do, back=reverse("founding:upload"), if_busy=kept.close)


def begin_first(files: ExitStack, folder: Path, *, code: int, at: dt.datetime) -> None:
    """Found an empty home by a folder, beside the pages; the browser that showed the setup code waits for it."""
    kept = files.pop_all()

    def do(desk: Desk) -> Came:
        with kept:
            try:
                outcome = actions.load_first_folder(folder, at=at, progress=telling(desk))
            except AlreadyFounded as refusal:
                return Came(done=False, words=str(refusal))
        return came_of(outcome, only_check=False)

    try:
        running.begin(first_owner(code), Said("Nạp bộ bảng tính"), do, back=reverse("founding:first_folder"), at=at)
    except Busy:
        kept.close()


def first_work(code: int, at: dt.datetime) -> Work | None:
    """The load that the browser with a setup code began last."""
    return next(iter(store.of(first_owner(code), at)), None)


def first_owner(code: int) -> str:
    """How a setup code owns its load, while there is no account."""
    return f"setup:{code}"


def telling(desk: Desk) -> Progress:
    """What tells the owner how far a load has come."""

    def tell(table: str, rows: int) -> None:
        desk.say(so_far(table, rows), at_once=table == SEALS)

    return tell


def so_far(table: str, rows: int) -> str:
    """How far a load has come, in words."""
    if table == SEALS:
        return Said("Đang niêm và tính vào số liệu")
    known = tables.by_name().get(table)
    return Said("%(table)s: đã đọc %(count)s dòng", table=known.title if known else table, count=write_count(rows))


def came_of(outcome: Outcome, *, only_check: bool) -> Came:
    """How a load ended, in words."""
    if outcome.refused:
        findings = [
            Finding(one.file, one.row or 0, one.column, one.message) for one in outcome.findings[:MOST_FINDINGS]
        ]
        count = len(outcome.findings)
        return Came(done=False, words=Said("%(count)s lỗi; không nạp gì", count=count), findings=findings, count=count)
    return Came(done=True, words=words_of(outcome, only_check=only_check))


def words_of(outcome: Outcome, *, only_check: bool) -> str:
    """What a load that found nothing wrong brought, rows that stood already told apart."""
    count, skipped = sum(outcome.loaded.values()), sum(outcome.skipped.values())
    said = {"count": write_count(count), "skipped": write_count(skipped)}
    if only_check:
        if skipped:
            return Said("Kiểm tra xong, đúng cả: %(count)s dòng mới, %(skipped)s dòng đã có; chưa ghi gì.", **said)
        return Said("Kiểm tra xong, đúng cả %(count)s dòng; chưa ghi gì.", count=said["count"])
    if skipped:
        return Said("Đã nạp %(count)s dòng; %(skipped)s dòng đã có, bỏ qua.", **said)
    return Said("Đã nạp %(count)s dòng.", count=said["count"])
