"""Saying something about a thing, saying it better, resolving and reopening; who is mentioned is told."""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Sequence

from django.db import IntegrityError, transaction

from giaoban.days.clock import VIETNAM
from giaoban.notices import actions as notices
from giaoban.notices import kinds
from giaoban.notices.kinds import NoticeKind, Thing, Told
from giaoban.notices.remarks import queries
from giaoban.notices.remarks.models import RemarkThread, RemarkVersion, ThreadTurn
from giaoban.notices.rules.mentions import names_in
from giaoban.notices.rules.personal_numbers import holds_personal_number
from giaoban.offices import queries as offices
from giaoban.offices.models import Account
from giaoban.offices.permission import NotAllowed, Permission
from giaoban.offices.rules.tree import UnitNotFound
from giaoban.registers.rules.finding import Finding, Refused
from giaoban.said import Said
from giaoban.subjects.queries import given_away
from giaoban.subjects.rules.details import TITLES
from giaoban.trail.actions import CorrectionConflict

MENTION = NoticeKind("remarks.mention", Said("Nhắc tên tôi trong trao đổi"))
REPLY = NoticeKind("remarks.reply", Said("Trả lời trao đổi tôi tham gia"))
KINDS = (MENTION, REPLY)
LONGEST = 2000
"""Letters of one remark."""


def open_thread(kind: str, key: str, text: str, *, by: Account, at: dt.datetime) -> RemarkThread:
    """Begin to talk about a thing that one may see. Raises :class:`Refused` for a text that cannot stand."""
    thing, permission = _seen(kind, key, by, at)
    told = _checked(text, thing, (kind, key), permission, at)
    with transaction.atomic():
        thread = RemarkThread.objects.create(thing_kind=kind, thing_key=key, account=by.username, at=at)
        _say(thread, thing, text, told, by=by, at=at)
    return thread


def reply(thread: RemarkThread, text: str, *, by: Account, at: dt.datetime) -> RemarkVersion:
    """Say something in a thread; who spoke in it before is told."""
    thing, permission = _seen(thread.thing_kind, thread.thing_key, by, at)
    told = _checked(text, thing, (thread.thing_kind, thread.thing_key), permission, at)
    with transaction.atomic():
        return _say(thread, thing, text, told, by=by, at=at)


def edit(last: RemarkVersion, text: str, *, by: Account, at: dt.datetime) -> RemarkVersion:
    """Say one's own remark better: a new wording, the old ones stay. Who is newly mentioned is told."""
    thread = queries.thread(last.thread)
    thing, permission = _seen(thread.thing_kind, thread.thing_key, by, at)
    if last.account != by.username:
        raise NotAllowed(Said("Chỉ người viết sửa được lời của mình."))
    told = _checked(text, thing, (thread.thing_kind, thread.thing_key), permission, at)
    before = {name for one in queries.wordings(last.remark) for name in one.mentioned}
    new = RemarkVersion(
        remark=last.remark,
        thread=last.thread,
        number=last.number + 1,
        text=text.strip(),
        mentioned=[one.username for one in told],
        account=by.username,
        at=at,
    )
    with transaction.atomic():
        _insert(new)
        fresh = [one for one in told if one.username not in before]
        notices.tell(_mentions(new, thread, thing, fresh, by), at=at)
    return new


def turn(thread: RemarkThread, *, resolved: bool, by: Account, at: dt.datetime) -> ThreadTurn:
    """Resolve a thread, or reopen it; whoever sees the thing may. Saying again what already is changes nothing."""
    _seen(thread.thing_kind, thread.thing_key, by, at)
    last = queries.last_turn(thread.uuid)
    if last is not None and last.resolved == resolved:
        return last
    new = ThreadTurn(
        thread=thread.uuid, number=last.number + 1 if last else 1, resolved=resolved, account=by.username, at=at
    )
    with transaction.atomic():
        _insert(new)
    return new


def _seen(kind: str, key: str, by: Account, at: dt.datetime) -> tuple[Thing, Permission]:
    permission = Permission(by, at.astimezone(VIETNAM).date())
    thing = kinds.thing(kind, key, permission)
    if thing is None:
        raise NotAllowed(Said("Không có mục này, hoặc tài khoản không có quyền xem."))
    return thing, permission


def _checked(text: str, thing: Thing, place: tuple[str, str], permission: Permission, at: dt.datetime) -> list[Account]:
    """Whom the text mentions. Raises :class:`Refused` with everything that is wrong with it."""
    told, findings = _mentioned(names_in(text), place, permission, at)
    findings = [*_unfit(text, thing), *findings]
    if findings:
        raise Refused(findings)
    return told


def _unfit(text: str, thing: Thing) -> Iterator[Finding]:
    if not text.strip():
        yield Finding("text", "required", Said("Chưa viết gì."))
    if len(text) > LONGEST:
        words = Said("Dài %(length)s ký tự; một lời nhiều nhất %(most)s.", length=len(text), most=LONGEST)
        yield Finding("text", "too_long", words)
    named = [TITLES[field] for field in given_away(text, thing.subjects)]
    if named or holds_personal_number(text):
        what = named or [TITLES["identity_number"], TITLES["phone"]]
        words = Said("Trao đổi được lưu mãi nên không ghi %(what)s của người dân; hãy ghi số hồ sơ.", what=what)
        yield Finding("text", "personal", words)


def _mentioned(
    names: Iterable[str], place: tuple[str, str], permission: Permission, at: dt.datetime
) -> tuple[list[Account], list[Finding]]:
    day = at.astimezone(VIETNAM).date()
    told: dict[int, Account] = {}
    findings = []
    for name in names:
        people = _people(name, permission, day)
        seeing = [one for one in people if kinds.thing(*place, Permission(one, day, permission.tree)) is not None]
        if not people:
            words = Said("«@%(name)s»: không có tài khoản hay đơn vị mang tên này.", name=name)
            findings.append(Finding("text", "unknown_name", words))
        elif not seeing:
            words = Said("«@%(name)s» không có quyền xem mục này nên không nhắc tên được.", name=name)
            findings.append(Finding("text", "may_not_see", words))
        told.update((one.pk, one) for one in seeing)
    return list(told.values()), findings


def _people(name: str, permission: Permission, day: dt.date) -> Sequence[Account]:
    """The person of that user name, or who serves that day at the unit of that code."""
    person = Account.objects.filter(username=name, is_active=True).first()
    if person is not None:
        return [person]
    try:
        unit = permission.tree.by_code(name, day)
    except UnitNotFound:
        return []
    return [one.account for one in offices.appointments_at([unit.id], day) if one.account.is_active]


def _say(
    thread: RemarkThread, thing: Thing, text: str, told: Sequence[Account], *, by: Account, at: dt.datetime
) -> RemarkVersion:
    new_id = uuid.uuid4()
    said = RemarkVersion(
        uuid=new_id,
        remark=new_id,
        thread=thread.uuid,
        number=1,
        text=text.strip(),
        mentioned=[one.username for one in told],
        account=by.username,
        at=at,
    )
    spoke = queries.speakers(thread.uuid)
    said.save()
    notices.tell(_mentions(said, thread, thing, told, by), at=at)
    mentioned = {one.pk for one in told}
    others = [one for one in Account.objects.filter(username__in=spoke, is_active=True) if one.pk not in mentioned]
    notices.tell(_replies(said, thread, thing, others, by), at=at)
    return said


def _mentions(
    said: RemarkVersion, thread: RemarkThread, thing: Thing, told: Iterable[Account], by: Account
) -> Iterator[Told]:
    """The words themselves stay on the page: a notice is mailed."""
    words = Said("%(who)s nhắc tên bạn trong trao đổi về: %(thing)s.", who=by.name, thing=thing.title)
    return _told(MENTION, f"mention:{said.remark.hex}", words, thread, thing, told, by)


def _replies(
    said: RemarkVersion, thread: RemarkThread, thing: Thing, told: Iterable[Account], by: Account
) -> Iterator[Told]:
    words = Said("%(who)s trả lời trong trao đổi về: %(thing)s.", who=by.name, thing=thing.title)
    return _told(REPLY, f"reply:{said.remark.hex}", words, thread, thing, told, by)


def _told(
    kind: NoticeKind, key: str, words: str, thread: RemarkThread, thing: Thing, told: Iterable[Account], by: Account
) -> Iterator[Told]:
    place = (thread.thing_kind, thread.thing_key)
    return (Told(one.pk, kind.code, key, words, place, thing.unit) for one in told if one.pk != by.pk)


def _insert(row: RemarkVersion | ThreadTurn) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise CorrectionConflict(Said("Vừa có thay đổi khác ở đây; hãy mở lại trang và thử lại.")) from error
