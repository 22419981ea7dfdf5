"""A new authority from an empty database: the code, the table of units, each step, and what is refused."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from giaoban.folders import template
from giaoban.founding import uploads
from giaoban.founding.actions import AlreadyFounded, FirstPerson, FirstUnit
from giaoban.founding.actions import found as found_authority
from giaoban.founding.catalogue import assigner_of, definitions
from giaoban.founding.steps import authority_of
from giaoban.founding.unit_table import COMMUNE, PROVINCE, found, provinces, table
from giaoban.indicators.models import IndicatorVersion, Plan, ReportingSession
from giaoban.offices import actions as offices
from giaoban.offices.models import Account, Appointment, Role, UnitVersion
from giaoban.offices.permission import Permission
from giaoban.offices.rules.tree import UnitFacts, UnitTree
from giaoban.offices.sign_in import links
from giaoban.offices.sign_in.models import OneTimeLink
from giaoban.reports.models import Letterhead, OutlineItem
from giaoban.trail import checking
from giaoban.trail.models import Act
from tests.factories import small_district
from tests.pages import body, inline_code, words

pytestmark = pytest.mark.django_db
PASSWORD = "mot cau that dai 2026"
TODAY = f"{timezone.localdate():%d/%m/%Y}"
FOUND = {
    "name": "Phường Thanh Xuân", "code": "00367", "level": "commune", "valid_from": "01/7/2025", "parent": "01",
    "document": "1656/NQ-UBTVQH15", "person": "Người Quản Trị (tên giả)", "post": "Chuyên viên Văn phòng",
    "username": "quan.tri", "mat-khau": PASSWORD, "lai": PASSWORD, "office": "1",
}  # fmt: skip


def opened() -> Client:
    """A browser that showed the setup code."""
    client = Client()
    code = links.new_setup_code(at=timezone.now())
    assert client.post("/bat-dau/", {"ma": code.lower().replace("-", " ")})["Location"] == "/bat-dau/co-quan"
    return client


@pytest.fixture
def founded() -> Client:
    """The first administrator, signed in on the day of founding."""
    client = opened()
    assert client.post("/bat-dau/lap", FOUND)["Location"] == "/bat-dau/"
    return client


def test_the_table_has_every_province_and_commune_of_today_once() -> None:
    assert len(provinces()) == 34
    assert len(table()) == 34 + 3321
    assert {one.parent for one in table().values() if one.level == COMMUNE} == {one.code for one in provinces()}
    assert [one.name for one in found(COMMUNE, "01", "thanh xuan")] == ["Phường Thanh Xuân"]
    assert [one.code for one in found(PROVINCE, "", "ho chi minh")] == ["79"]


def test_an_empty_home_leads_every_page_to_the_start() -> None:
    client = Client()
    assert client.get("/")["Location"] == "/dang-nhap"
    assert client.get("/dang-nhap")["Location"] == "/bat-dau/"
    assert "Mã thiết lập" in words(client.get("/bat-dau/"))


@pytest.mark.parametrize("path", ["co-quan", "lap", "nap"])
def test_nothing_is_founded_without_the_code(path: str) -> None:
    assert Client().get(f"/bat-dau/{path}")["Location"] == "/bat-dau/"
    assert Client().post(f"/bat-dau/{path}", FOUND)["Location"] == "/bat-dau/"
    assert not UnitVersion.objects.exists()


def test_a_wrong_or_old_code_is_refused_and_guessing_waits() -> None:
    old = links.new_setup_code(at=timezone.now() - dt.timedelta(hours=links.SETUP_HOURS, minutes=1))
    assert Client().post("/bat-dau/", {"ma": old}).status_code == 401
    for _attempt in range(4):
        assert Client().post("/bat-dau/", {"ma": "AAAA-AAAA-AAAA-AAAA"}).status_code == 401
    code = links.new_setup_code(at=timezone.now())
    assert Client().post("/bat-dau/", {"ma": code}).status_code == 429


def test_a_new_code_ends_the_one_before(capsys) -> None:  # type: ignore[no-untyped-def]
    first = links.new_setup_code(at=timezone.now())
    call_command("setup_code")
    assert first not in capsys.readouterr().out
    assert Client().post("/bat-dau/", {"ma": first}).status_code == 401


def test_an_invitation_does_not_open_the_start_nor_the_code_a_password() -> None:
    account = Account.objects.create_user("ai", "Ai đó (tên giả)", None)
    token = links.new_link(account, links.LinkPurpose.INVITATION, days=7, by="", at=timezone.now())
    assert Client().post("/bat-dau/", {"ma": token}).status_code == 401
    code = links.bare_code(links.new_setup_code(at=timezone.now()))
    assert Client().get(f"/moi/{code}").status_code == 422


def test_the_unit_is_picked_from_the_table(client: Client) -> None:
    client = opened()
    page = client.get("/bat-dau/co-quan", {"cap": "commune", "tinh": "01", "tim": "thanh xuan"})
    assert 'href="/bat-dau/lap?ma=00367"' in body(page)
    assert "Chưa có thay đổi tháng 4/2026" in words(page)
    form = body(client.get("/bat-dau/lap?ma=00367"))
    assert 'value="Phường Thanh Xuân"' in form
    assert '<option value="01" selected>' in form
    assert inline_code(form) == []


def test_founding_signs_the_first_administrator_in_and_is_sealed(founded: Client) -> None:
    page = words(founded.get("/bat-dau/"))
    for said in ("Phường Thanh Xuân", "còn thiếu: Lãnh đạo, Văn thư", "có thể để sau"):
        assert said in page
    account = Account.objects.get()
    assert account.check_password(PASSWORD)
    held = Permission(account, timezone.localdate()).held
    assert sorted(one.role for one in held) == ["administrator", "office"]
    assert Act.objects.get().verb == "offices.set_up"
    assert checking.first_broken() is None
    assert OneTimeLink.objects.get().used_at is not None


def test_the_start_is_over_once_an_authority_stands(founded: Client) -> None:
    again = Client()
    assert again.get("/bat-dau/")["Location"].startswith("/dang-nhap?")
    assert founded.post("/bat-dau/lap", {**FOUND, "code": "00364"})["Location"] == "/bat-dau/"
    assert Account.objects.count() == 1
    with pytest.raises(Exception, match="Đã có cơ quan"):
        call_command("setup_code")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"parent": ""}, "Chọn tỉnh, thành phố"),
        ({"name": ""}, "Không được để trống"),
        ({"valid_from": "1/13/2025"}, "13"),
        ({"lai": "khac"}, "Hai lần gõ không giống nhau"),
        ({"mat-khau": "123", "lai": "123"}, "ngắn quá"),
        ({"level": "office"}, "Chọn một mục trong danh sách"),
    ],
)
def test_a_founding_that_cannot_be_is_refused_and_loses_nothing(wrong: dict[str, str], said: str) -> None:
    client = opened()
    page = client.post("/bat-dau/lap", {**FOUND, **wrong})
    assert page.status_code == 422
    assert said in words(page)
    assert 'value="quan.tri"' in body(page)
    assert PASSWORD not in body(page)
    assert not UnitVersion.objects.exists()
    assert client.post("/bat-dau/lap", FOUND)["Location"] == "/bat-dau/", "the code is still good"


def test_the_steps_lead_to_a_first_report_and_the_home_page_tells_what_is_left(founded: Client) -> None:
    assert "Danh mục chỉ tiêu" in words(founded.get("/"))
    assert founded.post("/bat-dau/danh-muc")["Location"] == "/bat-dau/"
    assert IndicatorVersion.objects.count() > 60
    assert "đã có danh mục" in words(founded.get("/bat-dau/danh-muc"))
    plan = {"year": "2026", "decision": "5000/QĐ-UBND", "decision_day": "10/12/2025", "in_force_from": "01/01/2026"}
    refused = founded.post("/bat-dau/chi-tieu", {**plan, "v-NS.THU": "nhiều", "v-NS.CHI": "45 tỷ"})
    assert refused.status_code == 422
    assert 'value="45 tỷ"' in body(refused)
    assert founded.post("/bat-dau/chi-tieu", {**plan, "v-NS.THU": "128,5 tỷ"})["Location"] == "/bat-dau/"
    assert [(one.indicator.code, one.value, one.assigner) for one in Plan.objects.all()] == [
        ("NS.THU", 128_500_000_000, "Thành phố giao")
    ]
    session = {"month": "10/2026", "held_on": "05/11/2026", "window": "month"}
    assert founded.post("/bat-dau/ky", session)["Location"] == "/bat-dau/"
    assert "Đã có kỳ 2026-11" in words(founded.post("/bat-dau/ky", session))
    one = ReportingSession.objects.get()
    assert (one.code, one.start, one.end) == ("2026-11", dt.date(2026, 10, 1), dt.date(2026, 10, 31))
    page = founded.get("/bat-dau/de-cuong")
    assert 'value="ỦY BAN NHÂN DÂN PHƯỜNG THANH XUÂN"' in body(page)
    head = {
        "agency": "ỦY BAN NHÂN DÂN PHƯỜNG THANH XUÂN", "symbol": "BC-UBND", "place": "Thanh Xuân",
        "subject": "Tình hình tháng {{ thang }} năm {{ nam }}", "parent_agency": "", "addressees": "",
        "recipients": "Như trên | Lưu: VT", "authority_lines": "TM. ỦY BAN NHÂN DÂN | CHỦ TỊCH",
    }  # fmt: skip
    broken = founded.post("/bat-dau/de-cuong", {**head, "subject": "Tháng {{ khong_co }}"})
    assert broken.status_code == 422
    assert "Trích yếu" in words(broken)
    assert not Letterhead.objects.exists()
    assert founded.post("/bat-dau/de-cuong", head)["Location"] == "/bat-dau/"
    assert Letterhead.objects.get().recipients == ["Như trên", "Lưu: VT"]
    assert OutlineItem.objects.filter(template__contains="Thành phố giao").exists()
    left = words(founded.get("/thang/00367/2026-11/"))
    assert "Còn thiếu cho báo cáo đầu tiên" in left
    assert "Đề cương báo cáo" not in left
    assert founded.get("/bao-cao/00367/2026-11/").status_code == 200
    assert checking.first_broken() is None


@pytest.mark.parametrize("window", ["month", "law"])
def test_the_legal_window_may_be_chosen(founded: Client, window: str) -> None:
    founded.post("/bat-dau/ky", {"month": "10/2026", "held_on": "20/10/2026", "window": window})
    start, end = ReportingSession.objects.values_list("start", "end").get()
    days = {
        "month": (dt.date(2026, 10, 1), dt.date(2026, 10, 31)),
        "law": (dt.date(2026, 9, 15), dt.date(2026, 10, 14)),
    }
    assert (start, end) == days[window]


STEPS = ("danh-muc", "tai-len", "chi-tieu", "ky", "de-cuong")
EVERYBODY = ("nguoi_ngoai", "thuong_dinh", "nguoi_cu", "nhan_chinh", "van_phong", "chu_tich", "quan_tri")


@pytest.mark.parametrize("path", ["", *STEPS])
def test_who_may_open_a_step(path: str) -> None:
    district = small_district()
    account = district.accounts["nguoi_cu"] = Account.objects.create_user("nguoi_cu", "Người cũ (tên giả)", None)
    district.accounts["nguoi_ngoai"] = Account.objects.create_user("nguoi_ngoai", "Người ngoài (tên giả)", None)
    ended = Appointment(
        account=account,
        unit=district.units["00343"],
        role=Role.CLERK,
        post="Cán bộ",
        from_day=dt.date(2020, 1, 1),
        last_day=dt.date(2021, 1, 1),
    )
    offices.appoint([ended], by=district.accounts["quan_tri"], at=timezone.now())
    may = set()
    for name in EVERYBODY:
        client = Client()
        client.force_login(district.accounts[name])
        if client.get(f"/bat-dau/{path}").status_code in {200, 302}:
            may.add(name)
    assert may == ({"van_phong", "quan_tri"} if path == "" else {"van_phong"})


def _zip(files: dict[str, str]) -> SimpleUploadedFile:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return SimpleUploadedFile("bo.zip", held.getvalue())


PEOPLE = "username,name\nnguoi.hai,Người Hai (tên giả)\n"


def test_an_upload_is_checked_at_file_row_and_column_and_loads_nothing_when_refused(founded: Client) -> None:
    posts = "account,unit,role,post,from_day\nnguoi.hai,00367,clerk,Cán bộ,2026-13-01\n"
    page = founded.post("/bat-dau/tai-len", {"tep": [_zip({"bo/people.csv": PEOPLE, "bo/posts.csv": posts})]})
    assert page.status_code == 422
    said = words(page)
    for part in ("1 lỗi; không nạp gì", "posts.csv", "from_day"):
        assert part in said
    assert not Account.objects.filter(username="nguoi.hai").exists()


def test_an_upload_loads_by_the_gate_of_the_command_in_the_name_of_who_sent_it(founded: Client) -> None:
    posts = "account,unit,role,post,from_day\nnguoi.hai,00367,leader,Chủ tịch,2026-01-01\n"
    forged = "unit,account,administrator\n00367,nguoi.hai,nguoi.hai\n"
    files = {"people.csv": PEOPLE, "posts.csv": posts, "authority.csv": forged}
    checked = founded.post("/bat-dau/tai-len", {"tep": [_zip(files)], "thu": "1"})
    assert "Kiểm tra xong" in words(checked)
    assert not Account.objects.filter(username="nguoi.hai").exists()
    assert founded.post("/bat-dau/tai-len", {"tep": [_zip(files)]})["Location"] == "/bat-dau/"
    assert Account.objects.filter(username="nguoi.hai").exists()
    assert {one.account for one in Act.objects.exclude(verb="offices.set_up")} == {"quan.tri"}


def test_the_office_does_not_load_what_only_an_administrator_may() -> None:
    district = small_district()
    client = Client()
    client.force_login(district.office)
    page = client.post("/bat-dau/tai-len", {"tep": [SimpleUploadedFile("people.csv", PEOPLE.encode())]})
    assert page.status_code in {403, 422}
    assert not Account.objects.filter(username="nguoi.hai").exists()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([SimpleUploadedFile("x.zip", b"khong phai zip")], "Không mở được tệp ZIP"),
        ([SimpleUploadedFile("x.exe", b"MZ")], "Không có bảng tính nào"),
        ([SimpleUploadedFile("a.csv", b"x"), SimpleUploadedFile("a.csv", b"x")], "hai tệp tên"),
        ([_zip({"history/acts.csv": "x"})], "bản xuất có lịch sử"),
    ],
)
def test_files_that_are_no_folder_are_refused(founded: Client, files: list[SimpleUploadedFile], said: str) -> None:
    assert said in words(founded.post("/bat-dau/tai-len", {"tep": files}))


def test_a_zip_writes_nowhere_else_and_not_without_end(monkeypatch, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with uploads.as_folder([_zip({"../../people.csv": PEOPLE, "c:\\x\\posts.csv": "a"})]) as folder:
        assert sorted(one.name for one in folder.iterdir()) == ["people.csv", "posts.csv"]
    assert not folder.exists()
    monkeypatch.setattr(uploads, "MOST_BYTES", 1000)
    with pytest.raises(uploads.BadUpload, match="lớn hơn"), uploads.as_folder([_zip({"a.csv": "0" * 2000})]):
        pass


def test_a_whole_folder_founds_an_empty_home_and_its_administrator_gets_a_link(tmp_path: Path) -> None:
    template.write(tmp_path / "bo")
    units = "code,valid_from,name,level,parent,document\n01,2025-07-01,Thành phố Hà Nội,province,,\n"
    files = {one.name: one.read_text(encoding="utf-8") for one in (tmp_path / "bo").glob("*.csv")}
    files |= {
        "units.csv": units + "00367,2025-07-01,Phường Thanh Xuân,commune,01,1656/NQ-UBTVQH15\n",
        "people.csv": PEOPLE,
        "posts.csv": "account,unit,role,post,from_day\n"
        "nguoi.hai,00367,administrator,Quản trị,2026-01-01\nnguoi.hai,00367,office,Chánh Văn phòng,2026-01-01\n",
        "authority.csv": "unit,account,administrator\n00367,nguoi.hai,nguoi.hai\n",
    }
    client = opened()
    refused = client.post("/bat-dau/nap", {"tep": [_zip({**files, "people.csv": "username\nx\n"})]})
    assert refused.status_code == 422
    assert not UnitVersion.objects.exists()
    page = client.post("/bat-dau/nap", {"tep": [_zip(files)]})
    assert "Người Hai" in words(page)
    link = body(page).split('href="http://testserver')[1].split('"')[0]
    assert Client().post(link, {"mat-khau": PASSWORD, "lai": PASSWORD}).status_code == 302
    assert Account.objects.get().check_password(PASSWORD)


@pytest.mark.parametrize(
    ("level", "above", "assigner", "responsible"),
    [
        ("commune", "Thành phố Hà Nội", "Thành phố giao", "Thuế cơ sở"),
        ("commune", "Tỉnh Nghệ An", "Tỉnh giao", "Thuế cơ sở"),
        ("district", "Thành phố Hà Nội", "Thành phố giao", "Chi cục Thuế"),
        ("province", None, "Trung ương giao", "Thuế tỉnh"),
    ],
)
def test_the_shipped_catalogue_speaks_of_the_level(
    level: str, above: str | None, assigner: str, responsible: str
) -> None:
    since = dt.date(2025, 7, 1)
    parent = UnitFacts(1, "01", since, above or "", "", "province", None, None)
    unit = UnitFacts(2, "02", since, "Đơn vị", "", level, 1 if above else None, None)
    tree = UnitTree([parent, unit])
    assert assigner_of(unit, tree) == assigner
    made = {one.indicator.code: one for one in definitions(unit, tree)}
    assert made["NS.THU"].plan_by == assigner
    assert made["NS.THU"].responsible == responsible
    assert {one.valid_from for one in made.values()} == {since}


def test_the_authority_of_somebody_is_the_highest_unit_they_keep() -> None:
    district = small_district()
    unit = authority_of(Permission(district.office, timezone.localdate()))
    assert unit is not None
    assert unit.code == "009"
    assert authority_of(Permission(district.chair, timezone.localdate())) is None


def test_of_two_who_found_with_one_code_the_second_is_refused_and_nothing_is_written() -> None:
    number = links.find(links.bare_code(links.new_setup_code(at=timezone.now())), at=timezone.now()).pk
    unit = FirstUnit("00367", dt.date(2025, 7, 1), "Phường Thanh Xuân", "commune", None, "")
    found_authority(unit, FirstPerson("mot", "Một (tên giả)", "Quản trị", True), setup_code=number, at=timezone.now())
    with pytest.raises(AlreadyFounded):
        found_authority(
            unit, FirstPerson("hai", "Hai (tên giả)", "Quản trị", True), setup_code=number, at=timezone.now()
        )
    assert [one.username for one in Account.objects.all()] == ["mot"]
