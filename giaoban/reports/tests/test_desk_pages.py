"""The desk by its forms: sentences, sections, checklist, what changed, the way, the appendix; who may what."""

import datetime as dt
import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from giaoban.budget.registers import REVENUE
from giaoban.indicators import actions as indicators
from giaoban.indicators import queries as indicators_read
from giaoban.indicators.models import Statement
from giaoban.notices.remarks import actions as remarks
from giaoban.offices import actions as offices
from giaoban.offices.handing_over import open_items
from giaoban.offices.models import Account, Appointment, HandOver, Role
from giaoban.registers import actions as registers
from giaoban.registers import queries as rows
from giaoban.reports import queries, things
from giaoban.reports.checklist import hooks
from giaoban.reports.models import Edition, EditionKind, FindingExplained, OutlineItem, SectionWriter
from giaoban.reports.tests.desk import OUTLINE, PAGE, report_world, template
from giaoban.trail import checking, follower
from giaoban.trail.models import Act
from giaoban.trail.queries import current, latest_seal
from tests.pages import AT, World, body, inline_code, words

pytestmark = pytest.mark.django_db(transaction=True)
TEMPLATES = {key: text for key, _, text in OUTLINE}
LINE = f"{PAGE}de-cuong/cau/thu/?cach=mau"


@pytest.fixture
def made() -> World:
    return report_world()


def form(client: Client, address: str, **typed: str) -> dict[str, str]:
    """The form of a sentence as a browser would send it, some fields typed over (``_`` for ``-``)."""
    page = body(client.get(address))
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    fields |= {name: "" for name in re.findall(r'<input[^>]* name="([^"]+)"', page) if name not in fields}
    text = re.search(r'<textarea[^>]*name="mau-cau"[^>]*>\n(.*?)</textarea>', page, re.S)
    fields["mau-cau"] = text[1].replace("&#34;", '"').replace("&gt;", ">").replace("&lt;", "<") if text else ""
    chosen = re.search(r'<select id="loai".*?<option value="(\w+)" selected', page, re.S)
    fields["loai"] = chosen[1] if chosen else "sentence"
    return {**fields, "moc": "0", **{name.replace("_", "-"): value for name, value in typed.items()}}


def save(client: Client, address: str, **typed: str):  # type: ignore[no-untyped-def]
    return client.post(address, form(client, address, viec="luu", **typed))


def give(made: World, key: str, unit: str, account: str = "") -> None:
    fields = {"muc": key, "don-vi": str(made.district.units[unit].pk), "nguoi": account, "tu-ngay": "01/01/2023"}
    answer = made.client("van_phong").post(f"{PAGE}de-cuong/phan-cong", fields)
    assert answer.status_code == 302, words(answer)


# --- a sentence


def test_a_sentence_is_searched_without_tones_inserted_previewed_and_saved_as_one_act(made: World):
    office = made.client("van_phong")
    typed = form(office, LINE, viec="tim", tim="thu ngan sach dia ban")
    page = office.post(LINE, typed)
    assert "Thu ngân sách trên địa bàn" in words(page)
    assert not inline_code(body(page))
    typed |= {"viec": "chen", "so-lieu": "NS.THU", "khia-canh": "ty_le_cung_ky", "so-le": "1"}
    typed["mau-cau"] = "Thu bằng […] cùng kỳ."
    page = office.post(LINE, typed)
    assert "Thu bằng 118,8% cùng kỳ." in words(page).replace(" .", ".")
    assert "Tỷ lệ so với cùng kỳ" in words(page)
    assert template("thu") == TEMPLATES["thu"]

    acts = Act.objects.count()
    wanted = 'Thu bằng {{ ty_le_cung_ky("NS.THU", decimals=1) }} cùng kỳ.'
    assert save(office, LINE, mau_cau=wanted).status_code == 302
    assert (template("thu"), Act.objects.count()) == (wanted, acts + 1)
    assert save(office, LINE, mau_cau=wanted).status_code == 302
    assert Act.objects.count() == acts + 1  # nothing differs, nothing is written
    history = words(office.get(LINE))
    assert history.count(f"{made.district.office.name} ·") == 2
    assert checking.first_broken() is None


def test_a_person_writes_words_and_chips_and_never_the_language(made: World):
    office, page = made.client("van_phong"), f"{PAGE}de-cuong/cau/y-te/"
    shown = office.get(page)
    assert "[khi 1][2].[nếu không 3]Ghi nhận [4] ca sốt xuất huyết trên địa bàn quận.[hết 5]" in body(shown)
    assert "khi «Ca sốt xuất huyết» bằng 0 thì viết phần sau đây" in words(shown)
    parts = [html.unescape(one) for one in re.findall(r'name="phan" value="([^"]*)"', body(shown))]
    typed = {**form(office, page), "cach": "chu", "phan": parts, "loai": "paragraph"}
    typed["mau-cau"] = "[khi 1]Yên.[nếu không 3]Toàn quận có [4] ca, tăng […].[hết 5]"
    insert = {**typed, "viec": "chen", "tim": "sot", "so-lieu": "YT.SXH", "khia-canh": "ty_le_cung_ky"}
    answer = body(office.post(page, insert))
    assert "[khi 1]Yên.[nếu không 2]Toàn quận có [3] ca, tăng [4].[hết 5]" in answer
    wrong = office.post(page, {**typed, "viec": "luu", "mau-cau": "Có [9] ca."})
    assert (wrong.status_code, "Dòng 1, cột 4" in words(wrong), "Có [9] ca." in body(wrong)) == (422, True, True)
    wrong = office.post(page, {**typed, "viec": "luu", "mau-cau": "Ca:\nquận [4], [khi 1]yên."})
    assert (wrong.status_code, "Dòng 2, cột 11: sai cú pháp" in words(wrong)) == (422, True)
    saved = office.post(page, {**typed, "viec": "luu", "mau-cau": "Toàn quận có [4] ca."})
    assert saved.status_code == 302
    assert template("y-te") == 'Toàn quận có {{ so("YT.SXH", pad=2) }} ca.'


def test_a_condition_is_written_for_the_person(made: World):
    office = made.client("van_phong")
    typed = form(office, LINE, viec="dieu-kien", tim="sot", so_lieu="YT.SXH", so_sanh="==", thi="không có ca nào")
    typed |= {"khong-thi": "có [số] ca", "mau-cau": "Dịch bệnh: […]."}
    page = office.post(LINE, typed)
    assert "Dịch bệnh: có 2 ca." in words(page).replace(" .", ".").replace("  ", " ")
    page = office.post(LINE, {**typed, "thi": ""})
    assert (page.status_code, "Câu viết khi điều kiện đúng còn trống." in words(page)) == (422, True)


def test_a_broken_template_is_told_at_line_and_column_and_nothing_typed_is_lost(made: World):
    office = made.client("van_phong")
    typed = 'Dòng đầu\nThu {{ so("NS.THV") }} & "hết"'
    answer = save(office, LINE, mau_cau=typed, ly_do="gõ nhầm")
    assert answer.status_code == 422
    assert "Dòng 2, cột 12: không có chỉ tiêu «NS.THV»" in words(answer)
    assert "Thu {{ so(&#34;NS.THV&#34;) }} &amp; &#34;hết&#34;" in body(answer)
    assert 'name="ly-do" value="gõ nhầm"' in body(answer)
    assert template("thu") == TEMPLATES["thu"]


def test_the_second_of_two_people_is_shown_what_changed_and_loses_nothing(made: World):
    one, two = made.client("van_phong"), made.client("van_phong")
    seen = form(two, LINE, viec="luu", mau_cau="Câu của người thứ hai.")
    save(one, LINE, mau_cau='Thu đạt {{ so("NS.THU", "triệu") }}.', ly_do="Rút gọn")
    answer = two.post(LINE, seen)
    page = words(answer)
    assert answer.status_code == 422
    assert "người khác đã sửa câu này; chưa ghi gì" in page
    assert "Câu của người thứ hai." in body(answer)
    assert "<del>" in body(answer)
    ban = re.search(r'name="ban" value="(\w+)"', body(answer))
    assert ban
    assert two.post(LINE, {**seen, "ban": ban[1]}).status_code == 302
    assert template("thu") == "Câu của người thứ hai."


def test_items_are_added_moved_and_taken_out_with_a_reason(made: World):
    office = made.client("van_phong")
    answer = office.post(f"{PAGE}de-cuong/them", {
        "viec": "luu", "sau": "chi", "loai": "list_item", "mau-cau": "Hỗ trợ doanh nghiệp trên địa bàn.",
    })  # fmt: skip
    assert answer.headers["Location"].endswith("#ho-tro-doanh-nghiep-tren")
    assert keys()[2:5] == ["chi", "ho-tro-doanh-nghiep-tren", "xa-hoi"]
    office.post(f"{PAGE}de-cuong/xep/ho-tro-doanh-nghiep-tren/", {"viec": "len"})
    assert keys()[1:4] == ["thu", "ho-tro-doanh-nghiep-tren", "chi"]
    office.post(f"{PAGE}de-cuong/xep/ho-tro-doanh-nghiep-tren/", {"viec": "bo"})
    assert "phải nêu lý do" in words(office.get(f"{PAGE}de-cuong/"))
    office.post(f"{PAGE}de-cuong/xep/ho-tro-doanh-nghiep-tren/", {"viec": "bo", "ly-do": "trùng"})
    assert keys() == [key for key, _, _ in OUTLINE]


def keys() -> list[str]:
    return [one.key for one in sorted(current(OutlineItem), key=lambda one: (one.order, one.key))]


# --- who writes what


def test_who_may_write_which_sentence_by_hand(made: World):
    give(made, "kinh-te", "009.THUE")
    give(made, "chi", "009.TCKH")
    give(made, "y-te", "00343", "nhan_chinh")
    table = {
        "van_phong": {"kinh-te", "thu", "chi", "xa-hoi", "y-te", "nhiem-vu", "phu-luc"},
        "thue": {"kinh-te", "thu"},
        "nhan_chinh": {"y-te"},
        "thuong_dinh": set(),
        "chu_tich": set(),
        "van_thu": set(),
        "quan_tri": set(),
    }
    for name, may in table.items():
        client = made.client(name)
        found = {key for key, _, _ in OUTLINE if client.get(f"{PAGE}de-cuong/cau/{key}/").status_code == 200}
        assert (name, found) == (name, may)


def test_who_opens_which_page_by_hand(made: World):
    give(made, "kinh-te", "009.THUE")
    readers = {"van_phong", "chu_tich", "van_thu", "quan_tri"}
    table = {
        "": readers,
        "de-cuong/": readers | {"thue"},
        "de-cuong/phan-cong": {"van_phong"},
        "de-cuong/phu-luc": {"van_phong"},
        "de-cuong/phan-dau": {"van_phong"},
        "kiem/": readers,
        "doi/": readers,
        "ban-sua/": {"van_phong"},
    }
    clients = {name: made.client(name) for name in (*readers, "nhan_chinh", "thuong_dinh", "thue")}
    for page, allowed in table.items():
        opened = {name for name, client in clients.items() if client.get(f"{PAGE}{page}").status_code == 200}
        assert (page, opened) == (page, allowed)
        assert Client().get(f"{PAGE}{page}").status_code == 302


def test_a_section_writer_sees_and_saves_only_their_own(made: World):
    give(made, "kinh-te", "009.THUE")
    thue = made.client("thue")
    page = words(thue.get(f"{PAGE}de-cuong/"))
    assert "950 triệu đồng" in page
    assert "sốt xuất huyết" not in page
    assert save(thue, LINE, mau_cau='Thu đạt {{ so("NS.THU", "triệu") }}.').status_code == 302
    assert current(OutlineItem).get(key="thu").act.unit == "009.THUE@1997-01-01"
    seen = current(OutlineItem).get(key="y-te").uuid.hex
    refused = thue.post(f"{PAGE}de-cuong/cau/y-te/", {"viec": "luu", "ban": seen, "mau-cau": "X", "loai": "sentence"})
    assert refused.status_code == 403
    assert thue.post(f"{PAGE}de-cuong/xep/chi/", {"viec": "xuong"}).status_code == 403
    assert "/de-cuong/" in body(thue.get("/bao-cao/"))


def test_a_gift_ends_with_its_day_and_a_wrong_one_is_told_at_its_field(made: World):
    office, unit = made.client("van_phong"), str(made.district.units["009.THUE"].pk)
    wrong = {"muc": "kinh-te", "don-vi": unit, "nguoi": "nhan_chinh", "tu-ngay": "01/01/2023", "den-ngay": "31/13/2023"}
    answer = office.post(f"{PAGE}de-cuong/phan-cong", wrong)
    assert answer.status_code == 422
    assert 'value="31/13/2023"' in body(answer)
    answer = office.post(f"{PAGE}de-cuong/phan-cong", {**wrong, "den-ngay": ""})
    assert "nhan_chinh không có vai trò gửi số liệu của đơn vị này" in words(answer)
    give(made, "kinh-te", "009.THUE")
    given = current(SectionWriter).get()
    assert made.client("thue").get(LINE).status_code == 200
    office.post(f"{PAGE}de-cuong/phan-cong", {"thoi": given.uuid.hex})
    assert made.client("thue").get(LINE).status_code == 403
    assert current(SectionWriter).get().last_day is not None


def test_a_section_given_by_name_passes_on_with_a_hand_over(made: World):
    give(made, "y-te", "00343", "nhan_chinh")
    district, ward = made.district, made.district.units["00343"]
    newcomer = Account.objects.create_user("nguoi_moi", "Người mới (tên giả)", "mat-khau-thu-nghiem")
    district.accounts["nguoi_moi"] = newcomer
    post = {"account": newcomer, "unit": ward, "role": Role.CLERK, "post": "Cán bộ", "from_day": dt.date(2023, 1, 1)}
    manager = district.accounts["quan_tri"]
    offices.appoint([Appointment(**post)], by=manager, at=AT)
    page = f"{PAGE}de-cuong/cau/y-te/"
    assert made.client("nguoi_moi").get(page).status_code == 403
    giver = district.accounts["nhan_chinh"]
    owners = {item.at: "nguoi_moi" for item in open_items(giver, ward.pk)}
    assert [kind for kind, _ in owners] == [SectionWriter.KIND]
    passing = HandOver(giver=giver, receiver=newcomer, unit=ward, on=AT.date(), why="Chuyển công tác")
    offices.hand_over(passing, owners, by=manager, at=AT)
    assert made.client("nguoi_moi").get(page).status_code == 200
    assert made.client("nhan_chinh").get(page).status_code == 403


# --- the checklist


def approve(made: World) -> str:
    office = made.client("van_phong")
    office.post(f"{PAGE}buoc", {"buoc": "submitted"})
    signer = {"nguoi-quyet-dinh": "Chủ tịch (tên giả)"}
    return words(office.post(f"{PAGE}buoc", {"buoc": "approved", **signer}, follow=True))


def test_a_numeral_in_free_prose_blocks_the_approval_until_a_person_exempts_it(made: World):
    office = made.client("van_phong")
    save(office, f"{PAGE}de-cuong/cau/nhiem-vu/?cach=mau", mau_cau="Theo Nghị quyết 05 và 06 của quận.")
    page = words(office.get(f"{PAGE}kiem/"))
    assert "còn 1 việc vướng" in page
    assert "Chưa duyệt được, còn vướng: Con số gõ tay, chưa gắn với số liệu (2)" in approve(made)
    assert not Edition.objects.exists()
    settle = {"muc": "nhiem-vu", "thu": "1", "so": "06"}
    office.post(f"{PAGE}kiem/xu-ly", {**settle, "so": "07"})
    assert "vừa được sửa" in words(office.get(f"{PAGE}kiem/"))
    office.post(f"{PAGE}kiem/xu-ly", settle)
    assert template("nhiem-vu") == 'Theo Nghị quyết 05 và {{ khong_phai_so_lieu("06") }} của quận.'
    assert current(OutlineItem).get(key="nhiem-vu").act.reason == "Không phải số liệu: 06"
    office.post(f"{PAGE}kiem/xu-ly", {"muc": "nhiem-vu", "thu": "0", "so": "05"})
    approve(made)
    assert Edition.objects.count() == 1


def test_missing_figures_unfinished_sections_and_points_of_other_rooms_block_too(
    made: World, monkeypatch: pytest.MonkeyPatch
):
    office = made.client("van_phong")
    save(office, f"{PAGE}de-cuong/cau/nhiem-vu/?cach=mau", mau_cau='Khám bệnh cho {{ so("YT.KHAM") }} lượt.')
    give(made, "xa-hoi", "00343")
    monkeypatch.setattr(hooks, "_sources", {})
    point = hooks.OpenPoint("Ý kiến của Phó Chủ tịch chưa trả lời", "/y-kien/1", blocking=True)
    hooks.register_points("remarks", "Ý kiến chưa giải quyết", lambda report: [point] if "thu" in report.keys else [])
    page = words(office.get(f"{PAGE}kiem/"))
    assert "còn 3 việc vướng" in page
    for said in ("Lượt khám bệnh", "II. VĂN HÓA - XÃ HỘI: Chưa viết", "Ý kiến của Phó Chủ tịch chưa trả lời"):
        assert said in page
    assert "Chưa duyệt được" in approve(made)
    made.client("nhan_chinh").post(f"{PAGE}de-cuong/tinh-trang/xa-hoi/", {"tinh-trang": "done"})
    hooks.register_points("remarks", "Ý kiến chưa giải quyết", lambda report: [])
    save(office, f"{PAGE}de-cuong/cau/nhiem-vu/?cach=mau", mau_cau="Tiếp tục rà soát.")
    page = words(office.get(f"{PAGE}kiem/"))
    assert "Không còn việc vướng" in page
    assert "Chi so với thu" in page  # of the catalogue and in no sentence: pointed out, blocking nothing
    approve(made)
    assert Edition.objects.count() == 1


def test_talk_that_nobody_closed_is_pointed_out_and_refuses_nothing(made: World):
    office, by = made.client("van_phong"), made.district.office
    _, unit, session = indicators_read.reader_of("009", "2023-03", None)
    key = things.sentence_key(session.record, unit.key, "thu")
    thread = remarks.open_thread(things.SENTENCE, key, "Số này đã đối chiếu kho bạc chưa?", by=by, at=AT)
    page = words(office.get(f"{PAGE}kiem/"))
    assert "Câu «thu»: 1 trao đổi chưa khép" in page
    remarks.turn(thread, resolved=True, by=by, at=AT)
    assert "trao đổi chưa khép" not in words(office.get(f"{PAGE}kiem/"))
    remarks.turn(thread, resolved=False, by=by, at=AT)
    approve(made)
    assert Edition.objects.count() == 1


def test_an_explained_finding_stays_explained(made: World):
    publish_contradiction(made)
    office = made.client("van_phong")
    page = body(office.get(f"{PAGE}kiem/"))
    key = re.search(r'name="phat-hien" value="(\w+)"', page)
    assert key, words(office.get(f"{PAGE}kiem/"))
    office.post(f"{PAGE}kiem/xu-ly", {"phat-hien": key[1], "giai-trinh": " "})
    assert "Giải trình còn trống" in words(office.get(f"{PAGE}kiem/"))
    for text in ("Hai nguồn tính khác ngày", "lần hai"):
        office.post(f"{PAGE}kiem/xu-ly", {"phat-hien": key[1], "giai-trinh": text})
    assert FindingExplained.objects.get().explanation == "Hai nguồn tính khác ngày"
    page = words(office.get(f"{PAGE}kiem/"))
    assert f"Giải trình: Hai nguồn tính khác ngày — {made.district.office.name}" in page
    refused = made.client("chu_tich").post(f"{PAGE}kiem/xu-ly", {"phat-hien": key[1], "giai-trinh": "x"})
    assert refused.status_code == 403


def publish_contradiction(made: World) -> None:
    """Two publications of one day that cannot both be right."""
    shared = {"indicator": indicators.indicator("NS.THU"), "unit": made.district.unit, "day": dt.date(2023, 2, 28)}
    statements = [
        Statement(key=source, value=value, value_style_step=1_000_000, source=source, **shared)
        for source, value in (("báo A", 900_000_000), ("báo B", 700_000_000))
    ]
    indicators.keep_statements(statements, by=made.district.office, at=AT)
    follower.run_pass()


# --- what changed, and the way


def correct_revenue(made: World, amount: int) -> None:
    line = rows.standing(REVENUE, "a")
    thue = made.district.accounts["thue"]
    registers.correct(REVENUE, line, {"amount": amount}, by=thue, at=AT, reason="Đối chiếu kho bạc")
    follower.run_pass()


def test_what_changed_since_a_seal_names_the_sentence_the_number_and_the_acts_behind(made: World):
    office, seal = made.client("van_phong"), latest_seal()
    correct_revenue(made, 800_000_000)
    save(office, f"{PAGE}de-cuong/cau/nhiem-vu/?cach=mau", mau_cau="Tiếp tục rà soát các chỉ tiêu.", ly_do="Gọn lại")
    page = office.get(f"{PAGE}doi/?so-voi={seal}")
    text = words(page)
    assert "Thu ngân sách trên địa bàn : 950 triệu đồng → 1.050 triệu đồng" in text
    assert "thue ·" in text
    assert "Đối chiếu kho bạc" in text
    assert "Lời văn do: van_phong" in text
    assert "Gọn lại" in text
    assert "y-te" not in text
    assert "Biểu phụ lục" in text
    assert "giống hệt" in words(office.get(f"{PAGE}doi/?so-voi={latest_seal()}"))
    assert "Không có bản hay dấu niêm này" in words(office.get(f"{PAGE}doi/?so-voi=999999"))


def issue(made: World, number: str) -> None:
    """Carry the document that is open to the end, each step by its own person."""
    chair, registry = made.client("chu_tich"), made.client("van_thu")
    chair.post(f"{PAGE}buoc", {"buoc": "approved"})
    chair.post(f"{PAGE}buoc", {"buoc": "signed"})
    registry.post(f"{PAGE}buoc", {"buoc": "numbered", "so": number, "ngay": "10/3/2023"})
    registry.post(f"{PAGE}buoc", {"buoc": "sent"})


def test_a_restatement_goes_through_the_same_steps_and_the_old_edition_says_so(made: World):
    office = made.client("van_phong")
    assert "Chờ: Chánh Văn phòng (tên giả) — Chánh Văn phòng" in words(office.get(PAGE))
    office.post(f"{PAGE}buoc", {"buoc": "submitted"})
    assert "Chờ: Chủ tịch (tên giả) — Chủ tịch" in words(office.get(PAGE))
    made.client("chu_tich").post(f"{PAGE}buoc", {"buoc": "returned", "ghi-chu": "Bổ sung y tế"})
    assert "Bị trả lại: Bổ sung y tế" in words(office.get(PAGE))
    office.post(f"{PAGE}buoc", {"buoc": "submitted"})
    issue(made, "45")
    [first] = queries.editions("009", "2023-03")
    assert "đã phát hành Số 45/BC-UBND" in words(office.get(PAGE))

    restate = {"loai": "correction", "ly-do": "Đối chiếu kho bạc"}
    assert "Không có con số nào khác" in words(office.post(f"{PAGE}sua-lai", restate, follow=True))
    correct_revenue(made, 800_000_000)
    assert "950 triệu đồng → 1.050 triệu đồng" in words(office.get(PAGE))
    assert "nêu lý do" in words(office.post(f"{PAGE}sua-lai", {**restate, "ly-do": ""}, follow=True))
    assert made.client("chu_tich").post(f"{PAGE}sua-lai", restate).status_code == 403
    office.post(f"{PAGE}sua-lai", restate)
    assert "đang được trình" in words(office.post(f"{PAGE}sua-lai", restate, follow=True))
    issue(made, "46")
    second = queries.editions("009", "2023-03")[-1]
    assert (second.kind, second.replaces) == (EditionKind.CORRECTION, first.record)
    assert {(one["old"], one["new"]) for one in second.corrections} >= {("950 triệu đồng", "1.050 triệu đồng")}
    assert "đã phát hành Số 46/BC-UBND" in words(office.get(PAGE))
    old = words(office.get(f"{PAGE}?ban={first.uuid.hex}"))
    assert "Bản này đã có bản mới hơn." in old
    assert "950 triệu đồng" in old
    assert office.get(f"{PAGE}tep.json?ban={first.uuid.hex}").json()["number"] == "45"
    assert "950 triệu đồng → 1.050" in words(office.get(f"{PAGE}doi/?so-voi={first.uuid.hex}"))
    assert office.get(f"{PAGE}?ban=khong-co").status_code == 404
    assert checking.first_broken() is None


# --- the appendix


def test_the_appendix_shows_the_chosen_indicators_and_columns_in_their_order(made: World):
    office, page = made.client("van_phong"), f"{PAGE}de-cuong/phu-luc"
    chosen = {
        "ban": "",
        "chi-tieu": ["NS.CHI", "YT.SXH"],
        "thu-YT.SXH": "1",
        "thu-NS.CHI": "2",
        "cot": ["value", "plan"],
    }
    assert office.post(page, {**chosen, "cot": []}).status_code == 422
    assert office.post(page, chosen).status_code == 302
    found = office.get(f"{PAGE}tep.json?ban=du-thao").json()["appendix"]
    assert [row["code"] for row in found] == ["YT.SXH", "NS.CHI"]
    text = body(office.get(f"{PAGE}tep.html?ban=du-thao"))
    assert "Kế hoạch năm" in text
    assert "Tháng trước" not in text
    stale = office.post(page, chosen)
    assert (stale.status_code, "vừa được người khác sửa" in words(stale)) == (422, True)


def test_the_letterhead_is_written_by_form_and_told_where_it_is_wrong(made: World):
    office, page = made.client("van_phong"), f"{PAGE}de-cuong/phan-dau"
    shown = body(office.get(page))
    ban = re.search(r'name="ban" value="(\w+)"', shown)
    assert ban
    typed = {
        "ban": ban[1], "parent_agency": "", "agency": "UBND QUẬN", "symbol": "BC-UBND", "place": "Thanh Xuân",
        "subject": "Báo cáo tháng {{ thnag }}", "recipients": "Như trên\r\n\r\nLưu: VT, TH",
        "authority_lines": "CHỦ TỊCH",
    }  # fmt: skip
    wrong = office.post(page, typed)
    assert (wrong.status_code, "không có chỗ điền «thnag»" in words(wrong)) == (422, True)
    assert "Như trên\n\nLưu: VT, TH" in body(wrong)
    assert office.post(page, {**typed, "subject": "Báo cáo tháng [tháng báo cáo] năm [năm báo cáo]"}).status_code == 302
    head = office.get(f"{PAGE}tep.json?ban=du-thao").json()["letterhead"]
    assert (head["subject"], head["recipients"]) == ("Báo cáo tháng 02 năm 2023", ["Như trên", "Lưu: VT, TH"])
    assert office.post(page, {**typed, "subject": "Báo cáo"}).status_code == 422  # written since


# --- constant queries


def test_the_pages_ask_the_database_no_more_often_for_more_sentences(made: World):
    office, base = made.client("van_phong"), latest_seal()

    def add(count: int) -> None:
        for number in range(count):
            text = f'Câu {"thêm " * number}{{{{ so("NS.THU") }}}}.'
            office.post(f"{PAGE}de-cuong/them", {"viec": "luu", "sau": "chi", "loai": "sentence", "mau-cau": text})

    def counts() -> list[int]:
        found = []
        for page in ("de-cuong/", "de-cuong/cau/thu/", "kiem/", f"doi/?so-voi={base}"):
            with CaptureQueriesContext(connection) as asked:
                office.get(f"{PAGE}{page}")
            found.append(len(asked))
        return found

    add(1)
    before = counts()
    add(4)
    assert counts() == before
