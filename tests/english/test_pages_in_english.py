"""Every page there is, in English: our words are English, what is Vietnamese is data and marked as such."""

import re
import uuid
from collections.abc import Iterator
from itertools import chain, product

import pytest
from django.http import HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from giaoban.api import tokens
from giaoban.api.scopes import Scope
from giaoban.demo import tables
from giaoban.indicators.models import Indicator, Plan
from giaoban.narratives.models import Narrative, NarrativeDraft
from giaoban.notices import calendar
from giaoban.notices.models import Notice
from giaoban.notices.remarks import actions as remarks
from giaoban.notices.remarks.models import RemarkThread, RemarkVersion
from giaoban.offices.long_work import running
from giaoban.offices.models import Account
from giaoban.penalties.registers import DECISION
from giaoban.registers import actions as registers
from giaoban.registers import queries as rows
from giaoban.registers import registry
from giaoban.registers.models import NilReturn
from giaoban.registers.things import RECORD, record_key
from giaoban.reports import actions as reports
from giaoban.reports.models import Letterhead, MendedDraft, OutlineItem
from giaoban.reports.outline import actions as outline
from giaoban.reports.outline.editor import STYLES
from giaoban.reports.queries import report
from giaoban.reports.rules.appendix_columns import COLUMNS
from giaoban.reports.rules.insertion import FIGURE_IN_TEXT, SESSION_WORDS
from giaoban.reports.tests.desk import draft, mended, upload
from giaoban.sessions.agenda import sitting
from giaoban.sessions.agenda.models import AgendaItem
from giaoban.sessions.conclusions import actions as conclusions
from giaoban.sessions.conclusions.models import Conclusion
from giaoban.sessions.conclusions.proposing import proposed
from giaoban.sessions.conclusions.tests.conftest import enter
from giaoban.sessions.meetings.models import Invitation, Meeting
from giaoban.sessions.meetings.tests import room
from giaoban.sessions.minutes.actions import new_notice
from giaoban.sessions.opinions import actions as opinions
from giaoban.sessions.opinions.models import OpinionSheet
from giaoban.sessions.opinions.tests.asked import CLOSES, asked, give
from giaoban.sessions.papers import actions as papers
from giaoban.sessions.papers.models import MeetingPaper
from giaoban.tasks import actions as tasks
from giaoban.tasks.act_forms import FORMS
from giaoban.tasks.models import Coordination, Task
from giaoban.trail import follower
from giaoban.trail.queries import current, latest_seal
from giaoban.web import errors
from giaoban.web.middleware import ChosenLanguage
from giaoban.words.amount_in_words import amount_in_words
from tests.english.reading import data_of_the_house, ours, unmarked
from tests.pages import AT, World, body, words, world
from tests.permission.rooms.long_work import exported

pytestmark = pytest.mark.django_db(transaction=True)
BAD = {
    "day": "32/13/2023", "amount": "nhiều", "fine": "-1", "unit": "ZZZ", "lan": "f" * 32, "reason": "",
    "decided_on": "hôm qua", "buoc": "numbered", "so": "mười", "loai": "", "ten": "ai đó", "mat-khau": "sai",
}  # fmt: skip


@pytest.fixture
def made() -> World:
    """The small district with a report of two sentences, a talk about a decision, a draft mended in Word."""
    made = world()
    unit = made.district.unit
    items = [
        OutlineItem(unit=unit, key="thu", order=1, kind="paragraph", template='Thu đạt {{ so("NS.THU") }}; có 3 đợt.'),
        OutlineItem(unit=unit, key="benh", order=2, kind="list_item", template='Khám {{ so("YT.KHAM") }} lượt.'),
    ]
    head = Letterhead(unit=unit, agency="UBND QUẬN", symbol="BC-UBND", place="Thanh Xuân", subject="Báo cáo tháng")
    reports.write_outline([head, *items], unit=unit.pk, by=made.district.office, at=AT)
    follower.run_pass()
    talk = remarks.open_thread(
        RECORD, decision(), "@van_phong xem lại chứng từ.", by=made.district.accounts["chu_tich"], at=AT
    )
    remarks.turn(talk, resolved=True, by=made.district.office, at=AT)
    hold_a_meeting(made)
    calendar.make_link(made.district.office, "Điện thoại", AT)
    tokens.make(made.district.office, "Sở", [Scope.FIGURES], 7, at=AT)
    enter(made)
    given = enter(made, document_number="36/TB-VP")
    led = [one for one in proposed(given.text, "009", "2023-03", latest_seal()).drafts if one.lead]
    conclusions.confirm(given.record, led, by=made.district.office, at=AT)
    follower.run_pass()
    give_a_task(made)
    said = {"start": AT.date().replace(month=2, day=1), "end": AT.date().replace(month=2, day=28)}
    registers.nil_return("defence.recruit", unit=unit.pk, **said, by=made.district.office, at=AT)
    office = made.client("van_phong")
    _read_texts(office)
    upload(office, mended(draft(office), lambda text: text.replace("Khám ", "Khám được ").replace("Thu đạt", "Đã thu")))
    return made


def give_a_task(made: World) -> None:
    """A late task of the tax office with a ward that helps, and a request for an extension."""
    units, thue = made.district.units, made.district.accounts["thue"]
    said = {"text": "Thu hồi nợ thuế", "due": AT.date(), "assigned_on": AT.date(), "document_number": "35/TB-UBND"}
    task = Task(authority=made.district.unit, lead=units["009.THUE"], **said)
    helping = Coordination(unit=units["00343"], part="Rà soát hộ kinh doanh")
    tasks.assign([tasks.Assignment(task, [helping])], by=made.district.office, at=AT)
    tasks.report_progress(task.record, "Đã thu một nửa.", by=thue, at=AT)
    tasks.ask_extension(task.record, AT.date().replace(month=5), "Chờ số liệu kho bạc.", by=thue, at=AT)
    follower.run_pass()


def hold_a_meeting(made: World) -> None:
    """A meeting that sits, with an agenda, a paper, an opinion, an outcome; an open opinion sheet and a closed one."""
    meeting = room.held(made.district)
    items = AgendaItem.objects.filter(meeting=meeting.record)
    for item in items[:2]:
        sitting.turn_to(meeting, item, by=made.district.chair, at=room.BEGINS)
    sitting.write_opinion(meeting, items[1].record, "Chi cục Thuế", "Nợ đọng tăng", by=made.district.office, at=AT)
    sitting.conclude(meeting, items[0], "noted", "Giao đôn đốc thu nợ.", by=made.district.office, at=AT)
    papers.add(meeting, "Tóm tắt", "tóm tắt.pdf", b"%PDF-1.7", by=made.district.office, at=AT, item=items[1].record)
    give(made.district, asked(made.district), "thue", "other", "Cần thêm kinh phí")
    closed = asked(made.district)
    give(made.district, closed, "thue", "other", "Cần thêm kinh phí")
    opinions.close(closed, by=made.district.office, at=CLOSES)


def _read_texts(client: Client) -> None:
    """One narrative that was taken in, and one with contradictions and unknown figures that waits."""
    page, told = "/doc-bao-cao/009/2023-02/", "Trong tháng khám bệnh cho 12 lượt người."
    client.post(page, {"van-ban": told})
    client.post(f"/doc-bao-cao/nhap/{NarrativeDraft.objects.get().pk}/", {"viec": "chac"})
    client.post(f"/doc-bao-cao/nhap/{NarrativeDraft.objects.get().pk}/", {"viec": "ghi", "chon-0": "nhan"})
    waits = "Đến ngày 28/02/2023 thu ngân sách đạt 900 triệu đồng, bằng 30,1% dự toán, tăng 5% so với cùng kỳ; khám "
    client.post(page, {"van-ban": f"{waits}bệnh cho 15 lượt người; ghi nhận 3 ca sốt xuất huyết; trồng 250 cây xanh."})


def decision() -> str:
    """The key that the talk knows a decision by."""
    return record_key(DECISION, rows.standing(DECISION, "QD-01").record)


def reader(made: World, username: str | None) -> Client:
    client = made.client(username)
    client.cookies["django_language"] = "en"
    return client


def routes() -> Iterator[str]:
    """Every address of the site, with each value that its parts may have here and one that does not exist."""
    values = {
        "unit": ["009", "khong-co"],
        "session": ["2023-03"],
        "period": ["2023-02"],
        "year": ["2023"],
        "number": ["2026"],
        "name": ["reporting.submission_term", "calendar.day_override", "documents.layout"],
        "code": [*Indicator.objects.values_list("code", flat=True), *(one.code for one in registry.every())],
        "pk": [str(Notice.objects.get(kind="remarks.mention").pk)],
        "remark": [str(RemarkVersion.objects.get().remark)],
        "task": [str(Task.objects.first().record)],
        "record": [str(one.record) for one in current(Conclusion)],
        "plan": [str(one.record) for one in current(Plan).filter(unit__code="009")],
        "nil": [str(one.record) for one in current(NilReturn)],
        "thread": [str(RemarkThread.objects.get().uuid)],
        "topic": ["ghi-so", "khong-co"],
        **meeting_parts(),
        "narrative": [Narrative.objects.get().record.hex, "khong-co"],
        "narrative_draft": [str(NarrativeDraft.objects.get().pk), "0"],
        "key": [rows.standing(DECISION, "QD-01").record.hex, "a", "b", uuid.uuid4().hex],
    }
    for pattern in _patterns(get_resolver()):
        names = re.findall(r"<(?:\w+:)?(\w+)>", pattern)
        for chosen in product(*(_fitting(pattern, name, values) for name in names)):
            address = pattern
            for value in chosen:
                address = re.sub(r"<[^>]+>", value, address, count=1)
            yield f"/{address}"
    yield f"/trao-doi/?loai={RECORD}&khoa={decision()}"


def meeting_parts() -> dict[str, list[str]]:
    """The meeting that the fixture holds, one item, paper and invitation of it; the sheets."""
    meeting = Meeting.objects.latest("pk").record
    item = next(iter(AgendaItem.objects.filter(meeting=meeting).values_list("record", flat=True)))
    paper = MeetingPaper.objects.get()
    return {
        "meeting": [meeting.hex],
        "item": [item.hex],
        "invitation": [Invitation.objects.filter(meeting=meeting).latest("pk").record.hex],
        "paper": [paper.record.hex],
        "sheet": [one.hex for one in OpinionSheet.objects.values_list("record", flat=True)],
        "form": ["docx"],
    }


def _patterns(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for one in resolver.url_patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield path
        else:
            yield from _patterns(one, path)


def _fitting(pattern: str, name: str, values: dict[str, list[str]]) -> list[str]:
    """Indicators where figures are, registers where records are; records only of the registers that have one."""
    found = values.get(name, ["khong-co"])
    if pattern.startswith("bao-cao/") and name in {"key", "number"}:
        return ["thu", "khong-co"] if name == "key" else [*map(str, MendedDraft.objects.values_list("pk", flat=True))]
    if pattern.startswith("viec-dang-chay/"):
        return [exported(running.owner_of(Account.objects.get(username="van_phong")), []).key]
    if name == "code" and pattern.startswith("nhiem-vu/"):
        return [form.code for form in FORMS]
    if name == "code" and pattern.startswith("so/"):
        kept = (
            {"penalties.decision", "budget.revenue"}
            if "<str:key>" in pattern
            else {one.code for one in registry.every()}
        )
        return [code for code in found if code in kept]
    return [code for code in found if "." in code and code.isupper()] if name == "code" else found


def concluded_words() -> list[str]:
    """The words of the conclusions, and of the tasks read from them."""
    texts = [one.text for one in current(Conclusion)]
    drafts = [one for text in texts for one in proposed(text, "009", "2023-03", latest_seal()).drafts]
    return [*texts, *(text.strip() for text in texts), *(one.text for one in drafts)]


def is_page(response: HttpResponseBase) -> bool:
    return response.get("Content-Type", "").startswith("text/html")


@pytest.mark.slow
def test_no_page_leaves_vietnamese_of_ours(made: World) -> None:
    items = report("009", "2023-03", draft=True).content["items"]
    sentences = ["".join(piece["text"] for piece in item["pieces"]) for item in items]
    sections = outline.desk("009", "2023-03", made.district.office, AT).titles.values()
    words = [*BAD.values(), *sentences, *sections, *words_of_writing(), "xem lại chứng từ.", *concluded_words()]
    data, wrong, seen = data_of_the_house(*words), [], 0
    clients = [reader(made, "van_phong"), reader(made, "thue")]
    for address in routes():
        for number, client in enumerate(clients):
            if number and not address.endswith(("them", "sua", "huy", "nguoi")):
                continue
            for response in (client.get(address), client.post(address, BAD)):
                if is_page(response) and not address.endswith("ngon-ngu"):
                    seen += 1
                    page = without_report(body(response))
                    wrong += [(address, text) for text in (*unmarked(page), *ours(page, data))]
        clients[0].force_login(made.district.office)  # an address may have signed it out
    assert seen > 100
    assert wrong == [], "\n".join(map(str, wrong))


def words_of_writing() -> Iterator[str]:
    """What people type or choose to say how an official sentence or table is written: the same in every language."""
    yield tables.outline()["letterhead"]["subject"]
    yield from STYLES
    yield from COLUMNS.values()
    yield FIGURE_IN_TEXT.strip("[]")
    yield from (f"[{word}]" for word in SESSION_WORDS.values())
    yield "Thu đạt [1]; có 3 đợt."
    yield new_notice(Meeting.objects.latest("pk"), AT).text
    yield from map(amount_in_words, (700_000_000, 300_000_000))
    for offer in chain.from_iterable(NarrativeDraft.objects.values_list("offers", flat=True)):
        yield from (offer["span"], offer["measure"], offer["unit"])
        yield from (f"{one['span']} {one['basis']}" for one in offer["ratios"])


def without_report(page: str) -> str:
    """A page without the official text in it, which is data: it must be marked as a whole."""
    return re.sub(r'<(article|p) class="report[^"]*" lang="vi">.*?</\1>', "", page, flags=re.DOTALL)


def test_signing_in_and_being_refused(made: World) -> None:
    client = reader(made, None)
    pages = [client.get("/dang-nhap"), client.post("/dang-nhap", {"ten": "ai", "mat-khau": "sai"}), client.get("/x/y")]
    for response in pages:
        assert unmarked(body(response)) == []
    assert "Wrong user name or password." in words(pages[1])


@pytest.mark.parametrize(
    "handler", [errors.bad_request, errors.broken, errors.csrf_failed, errors.forbidden, errors.not_found]
)
def test_pages_of_what_went_wrong(handler) -> None:  # type: ignore[no-untyped-def]
    request = RequestFactory().get("/")
    request.COOKIES["django_language"] = "en"
    response = ChosenLanguage(lambda request: handler(request))(request)
    assert unmarked(response.content.decode()) == []
    assert '<html lang="en">' in response.content.decode()


def test_a_mistake_is_told_in_english_at_its_field(made: World) -> None:
    page = body(reader(made, "thue").post("/so/budget.revenue/them", BAD))
    found = dict(re.findall(r'id="loi-(\w+)">(.*?)</p>', page))
    assert "is not a day; write it as 07/3/2023 or 2023-03-07" in found["day"]
    assert found["code"] == "Missing: revenue code"
    assert re.search(r"Not saved: \d+ places to mend", page)


def test_an_amount_of_a_vietnamese_unit_is_marked_where_it_stands(made: World) -> None:
    page = body(reader(made, "van_phong").get("/so-lieu/009/2023-03/NS.THU/"))
    assert '<span lang="vi">tỷ đồng</span>' in page or '<span lang="vi">triệu đồng</span>' in page
    assert '<span lang="vi">Thu ngân sách trên địa bàn</span>' in page


def test_a_vietnamese_page_has_no_marks(made: World) -> None:
    page = body(made.client("van_phong").get("/so-lieu/009/2023-03/NS.THU/"))
    assert '<span lang="vi">' not in page


def test_switching_keeps_the_address(made: World) -> None:
    client, address = made.client("van_phong"), "/so/budget.revenue/?kind=collected&tim=Đường+Lê"
    response = client.post("/ngon-ngu", {"language": "en", "next": address})
    assert response["Location"] == address.replace("Đường", "%C4%90%C6%B0%E1%BB%9Dng").replace("Lê", "L%C3%AA")
    page = body(client.get(response["Location"]))
    assert '<html lang="en">' in page
    assert 'name="next" value="/so/budget.revenue/?kind=collected&amp;tim=%C4%90' in page
    client.post("/ngon-ngu", {"language": "vi", "next": address})
    assert '<html lang="vi">' in body(client.get(address))
