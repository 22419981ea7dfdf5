"""Every page of the site on the demo: of each route an address that shows something, and who opens it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from giaoban.api import tokens
from giaoban.api.scopes import Scope
from giaoban.days.clock import VIETNAM
from giaoban.indicators.models import Plan
from giaoban.narratives.models import Narrative, NarrativeDraft
from giaoban.notices import calendar
from giaoban.notices.models import Notice
from giaoban.notices.remarks import actions as remarks
from giaoban.notices.remarks.models import RemarkVersion
from giaoban.offices import account_actions
from giaoban.offices.long_work.running import owner_of
from giaoban.offices.models import Account, Appointment, Delegation, DelegationKind, Role
from giaoban.penalties.registers import DECISION
from giaoban.registers import drafts
from giaoban.registers.models import NilReturn, SavedList
from giaoban.registers.things import RECORD, record_key
from giaoban.reports.models import MendedDraft, OutlineItem
from giaoban.reports.tests.desk import mended
from giaoban.sessions.agenda import actions as agenda
from giaoban.sessions.agenda.models import AgendaItem
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.sessions.meetings import actions as meetings
from giaoban.sessions.meetings import inviting
from giaoban.sessions.meetings.models import Invitation, Meeting, MeetingState, Part
from giaoban.sessions.opinions.models import OpinionSheet
from giaoban.sessions.papers import actions as papers
from giaoban.tasks.models import Task
from giaoban.trail.queries import current
from giaoban.webhooks import subscriptions as webhooks
from giaoban.webhooks.models import Topic, WebhookMessage, WebhookSubscription
from tests.permission.rooms.long_work import exported
from tests.permission.walking import PEOPLE, table
from tests.routes import filled

NOT_PAGES = {
    "tim/goi-y": "a fragment under the search field",
    "so/<str:code>/hieu": "a fragment under a field",
    "so-lieu/<str:unit>/<str:session>/<str:code>/bieu-do.svg": "a picture, in the page of its figure",
    "bao-cao/<str:unit>/<str:session>/tep.<str:form>": "a file",
    "bao-cao/<str:unit>/<str:session>/ban-ky/<str:digest>": "a file",
    "lich/<str:secret>.ics": "a file",
    "so-lieu/<str:unit>/<str:session>/<str:code>/bieu-do.png": "a picture to keep",
    "so-lieu/<str:unit>/<str:session>/<str:code>/tung-thang.csv": "a file",
    "nhiem-vu/<uuid:task>/tep/<str:digest>": "a file",
    "viec-dang-chay/<str:key>/tep": "a file",
    "doc-bao-cao/van-ban/<str:narrative>/tep": "a file",
    "phien-hop/giu-tai-lieu.js": "a script",
    "phien-hop/<str:meeting>/ket-luan/thong-bao.<str:form>": "a file",
    "phien-hop/<str:meeting>/giay-moi.<str:form>": "a file",
    "phien-hop/<str:meeting>/ket-luan/bien-ban.<str:form>": "a file",
}
"""Routes that answer something else than a page, each with what it is."""
OPENERS = {"office": "van_phong", "admin": "quan_tri", "clerk": "nhan_chinh", "outsider": "", "left": "thoi_viec"}
STATES = {
    "so/<str:code>/": ("?tim=khong-co-dong-nao", "?ngan={key}", "?nhom=field&sap=-day", "?biet-luc=10/3/2023"),
    "so/<str:code>/<str:key>/": ("?biet-luc=10/3/2023",),
    "so-lieu/<str:unit>/<str:session>/<str:code>/": ("?biet-luc=10/3/2023",),
    "tim": ("?q=giai+ngan", "?q=khong-co-gi-nhu-vay"),
    "he-thiet-ke": ("?ngan=mo",),
    "bao-cao/<str:unit>/<str:session>/": ("?ban=du-thao",),
    "trao-doi/": ("?loai=record&khoa={thing}",),
    "quan-tri/nhat-ky-truy-cap/": ("?ai=khong-co",),
}
"""Further states of a route: nothing found, a drawer open, grouped, as known on a past day."""


@dataclass(frozen=True)
class Opened:
    """An address and who opens it ("" for nobody signed in)."""

    username: str
    address: str


def openers() -> Mapping[str, str]:
    """Every route that is a page, with the user name that it is opened under: the tables of permission say who."""
    found: dict[str, str] = {}
    for row in table():
        who = next((one for one in OPENERS if row.expected[list(PEOPLE).index(one)] == "200"), None)
        if row.method == "GET" and who is not None and not is_other(row.pattern):
            found.setdefault(row.pattern.removeprefix("/"), OPENERS[who])
    return found


def is_other(pattern: str) -> bool:
    """Whether a route answers something else than a page."""
    return pattern in NOT_PAGES or pattern.startswith("api/v1/")


def pages(values: Mapping[str, Mapping[str, str]]) -> Iterator[Opened]:
    """The pages and their states; ``values`` are what :func:`furnished` gave."""
    for pattern, username in openers().items():
        given = {**values[""], **next((more for part, more in values.items() if part and pattern.startswith(part)), {})}
        address = filled(pattern, dict(given))
        username = given.get("opener", username)
        yield Opened(username, address)
        yield from (Opened(username, address + more.format(**given)) for more in STATES.get(pattern, ()))
    yield Opened("van_phong", "/khong-co-trang-nay/")
    yield Opened("nhan_chinh", "/quan-tri/")


def furnished() -> Mapping[str, Mapping[str, str]]:
    """Put what the demo lacks into its copy; gives the parts of addresses, by the beginning of the route."""
    Account.objects.create_user("thoi_viec", "Cán bộ đã nghỉ (tên giả)", None)
    by, now = {one.username: one for one in Account.objects.all()}, timezone.localtime()
    decision = current(DECISION.model).filter(unit__code="00343").order_by("-day", "-pk")[0]
    thing = record_key(DECISION, decision.record)
    remarks.open_thread(RECORD, thing, "@van_phong xem lại chứng từ.", by=by["nhan_chinh"], at=now)
    talk = RemarkVersion.objects.latest("pk")
    drafts.save(by["van_phong"], DECISION, "a" * 32, {"number": "12/QĐ"}, now)
    SavedList.objects.create(owner=by["van_phong"], register=DECISION.code, name="Phạt nặng", query="sap=-fine")
    calendar.make_link(by["van_phong"], "Điện thoại", now)
    tokens.make(by["van_phong"], "Sở Kế hoạch", [Scope.FIGURES], 30, at=now)
    role, chair = (current(Appointment).filter(account=by[name])[0] for name in ("nhan_chinh", "chu_tich"))
    given = Delegation(
        giver=by["chu_tich"], receiver=by["van_phong"], unit=chair.unit, role=Role.LEADER, from_day=now.date(),
        kind=DelegationKind.values[-1], last_day=now.date() + dt.timedelta(days=9), basis="1/QĐ",
    )  # fmt: skip
    delegation = account_actions.delegate(given, by=by["quan_tri"], at=now)
    told = WebhookMessage.objects.create(
        subscription=subscribed(by["quan_tri"], chair.unit_id), key="ping", kind="ping", subject="ping",
        body='{"type": "ping"}', made_at=now, next_at=now,
    )  # fmt: skip
    waiting, tasks = NarrativeDraft.objects.latest("pk"), Task.objects.filter(parent=None, authority__code="009")
    shared = {"unit": "009", "session": "2023-03", "period": "2023-02", "year": "2023", "number": "2023"}
    return {
        "": {**shared, "token": "khong-co", "code": "NS.THU", "key": "", "name": "reporting.submission_term"},
        "so/": {"code": DECISION.code, "key": decision.record.hex, "act": str(decision.act.key)},
        "bao-cao/": {
            "key": current(OutlineItem).filter(unit=chair.unit).order_by("order")[0].key,
            "number": str(mended_draft(by["van_phong"])),
        },
        "quan-tri/nguoi/": {"username": "nhan_chinh", "key": role.record.hex, "what": "password"},
        "quan-tri/uy-quyen/": {"key": delegation.record.hex},
        "quan-tri/bao-he-thong/tin/": {"pk": str(told.pk)},
        "quan-tri/bao-he-thong/": {"pk": str(told.subscription_id)},
        "quan-tri/don-vi/": {"key": str(role.unit)},
        "quan-tri/tham-so/": {"name": "signin.lock_out"},
        "trao-doi/": {"remark": str(talk.remark), "thing": thing},
        "nhap-so-lieu/": {"nil": str(current(NilReturn).filter(start__year=2023, start__month=2).latest("pk").record)},
        "danh-muc/giao/": {"plan": str(current(Plan).filter(unit=chair.unit, year=2023).latest("pk").record)},
        "bat-dau/": {"opener": "vp_thanh_xuan"},
        "viec-dang-chay/": {"key": exported(owner_of(by["van_phong"]), [chair.unit_id]).key, "opener": "van_phong"},
        "huong-dan/": {"topic": "ghi-so"},
        "nhiem-vu/": {"task": str(tasks.latest("pk").record), "code": "gia-han"},
        "ket-luan/": {"record": str(Conclusion.objects.filter(unit__code="009").latest("pk").record)},
        "phien-hop/": meeting_parts(by),
        "doc-bao-cao/nhap/": {"narrative_draft": str(waiting.pk), "opener": waiting.account.username},
        "doc-bao-cao/": {
            "narrative": Narrative.objects.latest("pk").record.hex,
            "unit": "00367",
            "period": "2026-10",
            "opener": "phuong_thanh_xuan",
        },
        "thong-bao/": {"pk": str(Notice.objects.latest("pk").pk)},
    }


def subscribed(by: Account, unit: int) -> WebhookSubscription:
    """Another system that is told of everything."""
    url = "https://vb.example.vn/nhan"
    return webhooks.subscribe(unit, "Hệ thống văn bản", url, Topic.values, by=by, at=timezone.localtime())[0]


def mended_draft(office: Account) -> int:
    """A draft of the demo's report that came back from Word with another wording, read and not yet decided."""
    office_page, report = Client(), "/bao-cao/009/2023-03/"
    office_page.force_login(office)
    draft = b"".join(office_page.get(f"{report}tep.docx?ban=du-thao"))
    changed = mended(draft, lambda text: text.replace(" lượt người;", " lượt người dân;"))
    office_page.post(f"{report}ban-sua/", {"tep": SimpleUploadedFile("du-thao-sua.docx", changed)})
    return MendedDraft.objects.latest("pk").pk


def meeting_parts(by: Mapping[str, Account]) -> Mapping[str, str]:
    """A meeting of 2024 that the office prepares, its first item with a paper, one asked; the demo's opinion sheet."""
    at, office = dt.datetime(2024, 6, 3, 9, tzinfo=VIETNAM), by["van_phong"]
    held_by = Meeting.objects.latest("pk").unit
    said = {"title": "Phiên họp tháng 6/2024", "place": "Phòng họp số 1", "begins": at + dt.timedelta(days=7)}
    meeting = meetings.plan(
        Meeting(unit=held_by, minutes=90, chair=by["chu_tich"], **said), by=office, at=at
    )  # fmt: skip
    [asked] = inviting.invite(
        meeting, [Invitation(unit=held_by, account=by["chu_tich"], part=Part.CHAIR)], by=office, at=at
    )
    [item] = agenda.add_items(meeting, [AgendaItem(kind="report", title="Báo cáo", minutes=30)], by=office, at=at)
    paper = papers.add(meeting, "Tóm tắt", "tóm tắt.pdf", b"%PDF-1.7", by=office, at=at, item=item.record)
    for state, moment in ((MeetingState.INVITED, at), (MeetingState.HELD, meeting.begins)):
        meeting = meetings.pass_to(meeting, state, by=office, at=moment)
    return {
        "meeting": meeting.record.hex,
        "item": item.record.hex,
        "invitation": asked.record.hex,
        "paper": paper.record.hex,
        "sheet": OpinionSheet.objects.latest("pk").record.hex,
    }
