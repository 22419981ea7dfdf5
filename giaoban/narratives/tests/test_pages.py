"""A narrative report on the site: given, decided figure by figure, taken in, and open from the figure to its words."""

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from giaoban.indicators.entering.received import received
from giaoban.indicators.models import Statement, Submission
from giaoban.indicators.queries import figures_of_session
from giaoban.narratives.models import Narrative, NarrativeDraft, ReadFigure
from giaoban.narratives.tests.office import ALL, DISTRICT, REPORT, WARD, decide, given, number_of, office
from giaoban.trail import follower
from giaoban.trail.models import Act
from tests.pages import World, body, inline_code, words

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared(django_db_setup: None, django_db_blocker: object) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        made = office()
        follower.run_pass()
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def made(shared: World) -> World:
    return shared


SENT = {
    "1.240": ("nhan", "YT.P.KHAM", ""),
    "03 ca": ("nhan", "YT.P.SXH · Ca sốt xuất huyết của phường", "4"),
    "700": ("nhan", "NS.THU", ""),
    "09 vụ": ("bo", "", ""),
    "250": ("bo", "", ""),
    "1.300": ("bo", "", ""),
}


def address(draft: NarrativeDraft) -> str:
    return f"/doc-bao-cao/nhap/{draft.pk}/"


def test_the_text_stands_with_its_figures_marked_beside_what_is_known(made: World) -> None:
    client = made.client("nhan_chinh")
    page = client.get(address(given(client)))
    shown = words(page)
    assert inline_code(body(page)) == []
    assert 'id="chu-0" href="#so-0">1.240 lượt người</a>' in body(page)
    assert 'value="YT.P.KHAM · Lượt khám bệnh tại trạm y tế"' in body(page)
    assert "Khớp số đang có: 700 triệu đồng" in shown
    assert "Khác số đang có: 1 vụ" in shown
    assert "= 1.300 lượt người mục tiêu" in shown
    assert "đề nghị chỉ tiêu mới" in shown
    assert "Số này đếm từ sổ: nhận thì chỉ đối chiếu và lưu lại, không vào số liệu gửi" in shown
    assert 'id="chu-2-0" href="#so-2">17,5%</a>' in body(page)


def test_a_likely_misprint_stands_with_the_value_that_was_probably_meant(made: World) -> None:
    client = made.client("nhan_chinh")
    page = words(client.get(address(given(client, text="Tháng 02/2023 trạm y tế khám bệnh cho 1,240 lượt người."))))
    assert "có thể in sai có lẽ đúng là 1.240 lượt người" in page


def test_what_is_accepted_is_one_act_and_a_submission_that_leads_back_to_the_words(made: World) -> None:
    client = made.client("nhan_chinh")
    draft, acts = given(client), Act.objects.count()
    page = decide(client, draft, "ghi", of=SENT)
    assert page.status_code == 302, words(page)
    assert Act.objects.count() == acts + 1
    assert not NarrativeDraft.objects.exists()
    sent = Submission.objects.latest("pk")
    assert sent.unit == made.district.units["00343"]
    office_client = made.client("van_phong")
    office_client.post("/nhap-so-lieu/00343/2023-02/", {"lam": "accepted", "bao-cao": sent.record.hex})
    follower.run_pass()
    values = {one.code: one.value.value for one in figures_of_session("00343", "2023-03")}
    assert (values["YT.P.KHAM"], values["YT.P.SXH"]) == (1240, 4)
    figure = body(office_client.get("/so-lieu/00343/2023-03/YT.P.SXH/"))
    narrative = Narrative.objects.latest("pk")
    place = f"/doc-bao-cao/van-ban/{narrative.record.hex}/#chu-{REPORT.index('03 ca')}"
    assert place in figure
    text = office_client.get(place.partition("#")[0])
    assert f'id="chu-{REPORT.index("03 ca")}"' in body(text)
    assert "Sửa rồi nhận" in words(text)
    assert "/so-lieu/00343/2023-03/YT.P.SXH/" in body(text)


def test_what_the_unit_had_sent_before_stays_in_what_is_sent(made: World) -> None:
    client = made.client("nhan_chinh")
    client.post("/nhap-so-lieu/00343/2023-02/", {"lam": "send", "loai": "official", "so-YT.P.KHAM": "1.111"})
    draft = given(client)
    assert "Khác số đơn vị đã gửi: 1.111 lượt (chờ nhận)" in words(client.get(address(draft)))
    decide(client, draft, "ghi", of={**SENT, "1.240": ("bo", "", "")})
    ward = made.district.units["00343"].pk
    [stands] = received([ward], draft.start, draft.end).values()
    assert sorted((stands.values or {}).values()) == [4, 1111]


def test_nothing_is_written_while_a_figure_is_open_or_wrong_and_what_was_typed_stays(made: World) -> None:
    client, acts = made.client("nhan_chinh"), Act.objects.count()
    draft = given(client)
    page = decide(client, draft, "ghi", of={
        **SENT, "03 ca": ("nhan", "YT.SXH", ""), "1.240": ("nhan", "YT.P.KHAM", "nghìn hai"), "250": ("", "", ""),
    })  # fmt: skip
    shown = words(page)
    assert page.status_code == 422
    assert "Phường Nhân Chính không phải đơn vị gửi chỉ tiêu «Ca sốt xuất huyết»" in shown
    assert "«nghìn hai» không phải số nguyên" in shown
    assert "Chưa chọn nhận hay không nhận" in shown
    assert 'value="nghìn hai"' in body(page)
    assert Act.objects.count() == acts


def test_sure_figures_are_accepted_together_and_the_rest_refused_together(made: World) -> None:
    client = made.client("nhan_chinh")
    draft = given(client)
    decide(client, draft, "chac")
    draft.refresh_from_db()
    done = [draft.choices[str(number)]["do"] for number in range(len(draft.offers))]
    assert done == ["nhan", "nhan", "nhan", "", "", ""]  # the fourth contradicts the register
    page = decide(client, draft, "ghi", of={**SENT, "250": ("", "", "")})
    assert page.status_code == 422
    decide(client, draft, "bo-con-lai")
    draft.refresh_from_db()
    assert {row["do"] for row in draft.choices.values()} == {"bo"}


def test_matching_learns_what_officials_confirmed_of_any_unit(made: World) -> None:
    text = "Báo cáo tháng 02/2023\nTrong tháng đã vận động 35 gia đình ký cam kết."
    client = made.client("nhan_chinh")
    draft = given(client, text=text)
    assert draft.offers[0]["code"] == ""
    decide(client, draft, "ghi", of={"35": ("nhan", "YT.P.KHAM", "")})
    other = made.client("thuong_dinh")
    [offer] = given(other, "/doc-bao-cao/00346/2023-02/", text.replace("35", "48")).offers
    assert (offer["code"], offer["value"]) == ("YT.P.KHAM", "48")
    assert ReadFigure.objects.latest("pk").outcome == "mended"


def test_what_others_published_becomes_statements_and_reaches_the_findings(made: World) -> None:
    client = made.client("van_phong")
    told = [("Báo A", "bằng 17,50% dự toán Thành phố giao"), ("Báo B", "bằng 25,10% dự toán TP giao")]
    for source, ratio in told:
        text = f"Đến ngày 28/02/2023, thu ngân sách trên địa bàn quận đạt 700 triệu đồng, {ratio}."
        draft = given(client, DISTRICT, text, loai="published", nguon=source)
        page = words(client.get(address(draft)))
        assert ("không thể cùng so với một dự toán" in page) == (source == "Báo B")
        decide(client, draft, "ghi", of={"700": ("nhan", "NS.THU", "")})
        follower.run_pass()
    first, second = Statement.objects.order_by("pk")
    assert (first.value, first.ratio, first.ratio_step, first.source) == (700_000_000, "0.175", "0.0001", "Báo A")
    assert (first.day.isoformat(), first.basis) == ("2023-02-28", "dự toán Thành phố giao")
    assert second.value_style_step == 1_000_000


def test_a_file_is_kept_as_it_was_given(made: World) -> None:
    client = made.client("nhan_chinh")
    file = SimpleUploadedFile("bao-cao.txt", REPORT.encode())
    assert client.post(WARD, {"tep": file}).status_code == 302
    draft = NarrativeDraft.objects.latest("pk")
    decide(client, draft, "ghi", of=SENT)
    record = Narrative.objects.latest("pk").record.hex
    answer = client.get(f"/doc-bao-cao/van-ban/{record}/tep")
    assert answer.content == REPORT.encode()
    assert "attachment" in answer["Content-Disposition"]


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (b"%PDF-1.4 broken", "Tệp PDF hỏng"),
        (b"a" * (10 * 2**20 + 1), "Tệp lớn quá 10 MB"),
        ("thu 5 tỷ. ".encode() * 40_000, "Văn bản dài quá 300000 ký tự"),
        (b"   \n", "Văn bản không có chữ"),
        ("Ông A, CCCD 001099012345, nộp 5 triệu đồng".encode(), "Dòng 1 có số định danh"),
    ],
    ids=["broken", "large", "long", "empty", "personal"],
)
def test_a_file_that_cannot_be_taken_is_refused_in_words_and_changes_nothing(
    made: World, file: bytes, why: str
) -> None:
    answer = made.client("nhan_chinh").post(WARD, {"tep": SimpleUploadedFile("bao-cao.txt", file), "ngay": "07/3/2023"})
    assert answer.status_code == 422
    assert why in words(answer)
    assert 'value="07/3/2023"' in body(answer)
    assert not NarrativeDraft.objects.exists()


def test_only_who_sends_for_a_unit_gives_and_decides_its_texts(made: World) -> None:
    draft = given(made.client("nhan_chinh"))
    other = made.client("thuong_dinh")
    assert other.get(address(draft)).status_code == 403
    assert other.post(WARD, {"van-ban": REPORT}).status_code == 403
    chair = made.client("chu_tich")
    assert chair.get(address(draft)).status_code == 200
    assert chair.post(address(draft), {"viec": "bo-van-ban"}).status_code == 403
    ward = made.client("nhan_chinh")
    assert ward.post(WARD, {"van-ban": REPORT, "loai": "published", "nguon": "Báo"}).status_code == 403
    assert ward.get(ALL).status_code == 403
    assert NarrativeDraft.objects.count() == 1


def test_the_batch_tells_who_sent_who_has_not_and_what_is_open(made: World) -> None:
    client = made.client("van_phong")
    files = [
        SimpleUploadedFile("a.txt", REPORT.encode()),
        SimpleUploadedFile("Phường Thượng Đình.txt", "Khám bệnh cho 900 lượt người.".encode()),
    ]
    client.post(ALL, {"tep": files})
    assert NarrativeDraft.objects.count() == 2
    page = words(client.get(ALL))
    assert "Còn 3 trong 5 đơn vị chưa có báo cáo · 7 số chưa quyết" in page
    decide(client, NarrativeDraft.objects.earliest("pk"), "ghi", of=SENT)
    page = words(client.get(ALL))
    assert "Còn 3 trong 5 đơn vị chưa có báo cáo · 1 số chưa quyết" in page
    assert "đã ghi a.txt 3 3 0" in page


def test_a_batch_with_a_file_of_nobody_is_refused_whole(made: World) -> None:
    files = [SimpleUploadedFile("a.txt", REPORT.encode()), SimpleUploadedFile("b.txt", b"Thu 5 tri\xe1\xbb\x87u")]
    answer = made.client("van_phong").post(ALL, {"tep": files})
    assert answer.status_code == 422
    assert "Không nhận ra đơn vị của tệp b.txt" in words(answer)
    assert not NarrativeDraft.objects.exists()


def test_an_earlier_text_that_says_otherwise_is_told(made: World) -> None:
    client = made.client("nhan_chinh")
    decide(client, given(client), "ghi", of=SENT)
    again = given(client, text=REPORT.replace("1.240", "1.420"))
    page = words(client.get(address(again)))
    assert "Khác văn bản «BÁO CÁO Kết quả công tác tháng 02/2023» cùng kỳ này: 1.240 lượt" in page
    assert number_of(again, "1.420") == 0
