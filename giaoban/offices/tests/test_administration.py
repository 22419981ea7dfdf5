"""The pages of the administration: who may open them, what they do, and that nothing is left without an owner."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from giaoban.indicators.models import SubmissionDraft
from giaoban.offices import actions, handing_over, queries, unit_actions
from giaoban.offices.models import Account, AccountMeasure, Appointment, HandOver, OfficeNorm, Role
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.offices.sign_in import codes
from giaoban.offices.sign_in.models import Authenticator, OpenSession, Outcome, SignInRecord
from giaoban.offices.tests.administering import DISTRICT, SINCE, WARD, administered, appointed, as_, delegated, post
from giaoban.offices.tests.test_sign_in import sign_in
from giaoban.offices.unit_actions import NewUnit, found
from giaoban.subjects import actions as subjects
from giaoban.subjects.rules.details import Details
from giaoban.trail import checking, follower
from giaoban.trail.models import Act
from tests.factories import District
from tests.pages import body, inline_code, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> District:
    """Administrators of two levels, a former clerk and an outsider."""
    return administered()


EVERYBODY = (
    "nguoi_ngoai",
    "thuong_dinh",
    "nguoi_cu",
    "nhan_chinh",
    "van_phong",
    "chu_tich",
    "quan_tri_phuong",
    "quan_tri",
)
ADMINISTRATORS = {"quan_tri_phuong", "quan_tri"}
TABLE = {
    "": ADMINISTRATORS,
    "nguoi/": ADMINISTRATORS,
    "nguoi/them": ADMINISTRATORS,
    "nguoi/nhan_chinh/": ADMINISTRATORS,
    "nguoi/nhan_chinh/viec/password": ADMINISTRATORS,
    "nguoi/nhan_chinh/ten": ADMINISTRATORS,
    "nguoi/van_phong/": {"quan_tri"},
    "nguoi/chu_tich/viec/factor": {"quan_tri"},
    "nguoi/thuong_dinh/": {"quan_tri"},
    "uy-quyen/": ADMINISTRATORS,
    "uy-quyen/ghi": ADMINISTRATORS,
    "ban-giao/": ADMINISTRATORS,
    "don-vi/": ADMINISTRATORS,
    "don-vi/lap": ADMINISTRATORS,
    f"don-vi/{WARD}/": ADMINISTRATORS,
    f"don-vi/{WARD}/ket-thuc": ADMINISTRATORS,
    f"don-vi/{DISTRICT}/": {"quan_tri"},
    f"don-vi/{DISTRICT}/ten": {"quan_tri"},
    "cua/": ADMINISTRATORS,
    "tham-so/": ADMINISTRATORS,
    "tham-so/signin.factor_roles": {"quan_tri"},
    "nhat-ky-truy-cap/": ADMINISTRATORS,
}


@pytest.mark.parametrize("path", TABLE)
def test_who_may_open_a_page(district: District, path: str) -> None:
    opened = {name for name in EVERYBODY if as_(district, name).get(f"/quan-tri/{path}").status_code == 200}
    assert opened == TABLE[path]
    assert inline_code(body(as_(district, "quan_tri").get(f"/quan-tri/{path}"))) == []
    assert Client().get(f"/quan-tri/{path}")["Location"].startswith("/dang-nhap?tiep=")


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("nguoi/them", {}),
        ("nguoi/nhan_chinh/viec/password", {"reason": "x"}),
        ("nguoi/nhan_chinh/moi", {}),
        ("cua/mo-chan", {"ai": "nhan_chinh"}),
        ("ban-giao/", {"ai": f"nhan_chinh|{WARD}"}),
        (f"don-vi/{WARD}/ten", {"name": "X", "reason": "x"}),
    ],
)
def test_nobody_else_writes(district: District, path: str, data: dict[str, str]) -> None:
    before = Act.objects.count()
    for name in EVERYBODY:
        if name not in ADMINISTRATORS:
            assert post(district, name, path, **data).status_code == 403
    assert Act.objects.count() == before


def test_the_menu_names_the_administration_to_administrators_only(district: District) -> None:
    assert 'href="/quan-tri/"' in body(as_(district, "quan_tri").get("/tai-khoan/"))
    assert 'href="/quan-tri/"' not in body(as_(district, "van_phong").get("/tai-khoan/"))


def new_person(district: District, by: str = "quan_tri_phuong", **more: str):  # type: ignore[no-untyped-def]
    data = {"name": "Người Mới (tên giả)", "username": "nguoi.moi", "unit": WARD, "role": "clerk"}
    data |= {"post": "Cán bộ tổng hợp", "from_day": "01/01/2026", **more}
    return post(district, by, "nguoi/them", **data)


def test_a_new_person_sets_the_password_by_the_invitation_and_works_the_same_day(district: District) -> None:
    page = new_person(district)
    link = re.search(r"http://testserver(/moi/[\w-]+)", body(page)).group(1)  # type: ignore[union-attr]
    new = "mot cau that dai 2026"
    assert Client().post(link, {"mat-khau": new, "lai": new}).status_code == 302
    client = Client()
    assert sign_in(client, "nguoi.moi", new)["Location"] == "/"
    assert Permission(Account.objects.get(username="nguoi.moi"), timezone.localdate()).may(
        Deed.RECORD, district.units["00343"].pk
    )
    assert Act.objects.get(verb="offices.appoint").account == "quan_tri_phuong"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"unit": DISTRICT}, "Chọn một đơn vị trong danh sách"),
        ({"username": "van_phong"}, "đã có người dùng"),
        ({"username": "có dấu"}, "Chỉ dùng chữ không dấu"),
        ({"role": "king"}, "Chọn một mục trong danh sách"),
        ({"from_day": "32/01/2026"}, "32"),
        ({"last_day": "31/12/2025"}, "Ngày cuối trước ngày đầu"),
        ({"name": ""}, "Không được để trống"),
    ],
)
def test_a_person_that_cannot_be_is_refused_at_its_field_and_nothing_typed_is_lost(
    district: District, more: dict[str, str], said: str
) -> None:
    page = new_person(district, **more)
    assert page.status_code == 422
    assert said in words(page)
    assert 'value="Cán bộ tổng hợp"' in body(page)
    assert not Account.objects.filter(username="nguoi.moi").exists()


def test_a_password_reset_gives_a_link_ends_sessions_and_is_an_act_with_its_reason(district: District) -> None:
    client = Client()
    sign_in(client, "nhan_chinh")
    page = post(district, "quan_tri_phuong", "nguoi/nhan_chinh/viec/password", reason="Quên, gặp trực tiếp")
    assert re.search(r"/moi/[\w-]{40,}", body(page))
    assert client.get("/so/").status_code == 302
    assert not OpenSession.objects.exists()
    assert sign_in(Client(), "nhan_chinh").status_code == 401
    act = Act.objects.get(verb="offices.account_measure")
    assert (act.account, act.reason) == ("quan_tri_phuong", "Quên, gặp trực tiếp")


def test_a_measure_without_a_reason_is_refused(district: District) -> None:
    assert post(district, "quan_tri", "nguoi/nhan_chinh/viec/closed", reason=" ").status_code == 422
    assert not AccountMeasure.objects.exists()


def test_an_administrator_does_not_touch_the_own_account(district: District) -> None:
    page = post(district, "quan_tri", "nguoi/quan_tri/viec/factor", reason="x")
    assert "tài khoản của mình" in words(page)


def test_a_leader_s_factor_is_reset_by_two_different_administrators(district: District) -> None:
    chair = district.chair
    codes.keep(chair, codes.new_secret(), 0, at=timezone.now())
    asked = post(district, "quan_tri", "nguoi/chu_tich/viec/factor", reason="Mất điện thoại")
    assert asked["Location"] == "/quan-tri/nguoi/chu_tich/"
    assert Authenticator.objects.filter(account=chair).exists(), "one administrator only asks"
    key = AccountMeasure.objects.get().record.hex
    assert "Cần một quản trị khác" in words(as_(district, "quan_tri").get("/quan-tri/"))
    assert post(district, "quan_tri", f"xac-nhan/{key}").status_code == 403
    assert post(district, "quan_tri_phuong", f"xac-nhan/{key}").status_code == 403, "who does not answer for the chair"
    assert Authenticator.objects.filter(account=chair).exists()
    assert "Xác nhận và làm" in words(as_(district, "quan_tri_hai").get("/quan-tri/"))
    assert post(district, "quan_tri_hai", f"xac-nhan/{key}").status_code == 302
    assert not Authenticator.objects.filter(account=chair).exists()
    assert post(district, "quan_tri_hai", f"xac-nhan/{key}").status_code == 403, "it happens once"
    first, second = Act.objects.filter(verb="offices.account_measure").order_by("pk")
    assert (first.account, second.account, second.decided_by) == ("quan_tri", "quan_tri_hai", "quan_tri")
    assert checking.first_broken() is None


def test_an_old_request_for_a_leader_s_account_is_asked_anew(district: District, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    post(district, "quan_tri", "nguoi/chu_tich/viec/factor", reason="Mất điện thoại")
    later = timezone.localtime() + dt.timedelta(days=8)
    monkeypatch.setattr(timezone, "localtime", lambda *args: later)
    key = AccountMeasure.objects.get().record.hex
    assert "quá hạn" in words(post(district, "quan_tri_hai", f"xac-nhan/{key}"))


def test_a_name_is_mended_with_a_reason_and_the_act_keeps_the_one_before(district: District) -> None:
    before = district.accounts["nhan_chinh"].name
    data = {"name": "Nguyễn Thị Mẫu (tên giả)", "reason": ""}
    assert post(district, "quan_tri_phuong", "nguoi/nhan_chinh/ten", **data).status_code == 422
    post(district, "quan_tri_phuong", "nguoi/nhan_chinh/ten", **{**data, "reason": "Gõ sai"})
    assert Account.objects.get(username="nhan_chinh").name == data["name"]
    assert AccountMeasure.objects.get().reason == f"{before} → {data['name']}: Gõ sai"
    assert as_(district, "quan_tri").get("/quan-tri/nguoi/nhan_chinh/viec/renamed").status_code == 404


def test_who_has_no_role_yet_is_listed_for_the_highest_administrator_and_given_one(district: District) -> None:
    assert "nguoi_ngoai" in words(as_(district, "quan_tri").get("/quan-tri/nguoi/"))
    assert "nguoi_ngoai" not in words(as_(district, "quan_tri_phuong").get("/quan-tri/nguoi/"))
    data = {"unit": WARD, "role": "clerk", "post": "Cán bộ", "from_day": "01/01/2026"}
    assert post(district, "quan_tri", "nguoi/nguoi_ngoai/vai-tro", **data).status_code == 302
    assert "nguoi_ngoai" in words(as_(district, "quan_tri_phuong").get("/quan-tri/nguoi/"))


def test_a_closed_account_comes_back_with_its_roles(district: District) -> None:
    post(district, "quan_tri", "nguoi/thue/viec/closed", reason="Nghỉ dài hạn")
    assert sign_in(Client(), "thue").status_code == 401
    post(district, "quan_tri", "nguoi/thue/viec/reopened", reason="Đi làm lại")
    assert sign_in(Client(), "thue").status_code == 302


def test_who_serves_elsewhere_too_is_managed_by_who_answers_for_both(district: District) -> None:
    both = Appointment(
        account=district.office, unit=district.units["00343"], role=Role.CLERK, post="Biệt phái", from_day=SINCE
    )
    actions.appoint([both], by=district.accounts["quan_tri"], at=timezone.now())
    assert as_(district, "quan_tri_phuong").get("/quan-tri/nguoi/van_phong/viec/password").status_code == 403


def test_an_official_changes_post_and_nothing_is_left_without_an_owner(district: District) -> None:
    clerk, ward = district.accounts["nhan_chinh"], district.units["00343"]
    _served(district, "ke_nhiem")
    SubmissionDraft.objects.create(account=clerk, unit=ward, start=SINCE, end=dt.date(2020, 1, 31))
    key = next(one.record.hex for one in queries.appointments(clerk, timezone.localdate()))
    today = f"{timezone.localdate():%d/%m/%Y}"
    refused = post(district, "quan_tri_phuong", f"nguoi/nhan_chinh/vai-tro/{key}", last_day=today, reason="Chuyển")
    assert "Còn 1 việc đang mở" in words(refused)
    page = as_(district, "quan_tri_phuong").get("/quan-tri/ban-giao/", {"ai": f"nhan_chinh|{WARD}"})
    assert "Bản nháp số liệu 01/01/2020–31/01/2020" in words(page)
    nobody = post(district, "quan_tri_phuong", "ban-giao/", ai=f"nhan_chinh|{WARD}", on=today, why="Chuyển")
    assert nobody.status_code == 422
    assert not HandOver.objects.exists()
    data = {"ai": f"nhan_chinh|{WARD}", "on": today, "why": "Chuyển công tác", "receiver": "ke_nhiem"}
    assert post(district, "quan_tri_phuong", "ban-giao/", **data).status_code == 302
    assert handing_over.open_items(clerk, ward.pk) == []
    assert [item.title for item in handing_over.open_items(district.accounts["ke_nhiem"], ward.pk)] == [
        "Bản nháp số liệu 01/01/2020–31/01/2020"
    ]
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    assert not queries.appointments(clerk, tomorrow)
    post(
        district,
        "quan_tri",
        "nguoi/nhan_chinh/vai-tro",
        unit=DISTRICT,
        role="clerk",
        post="Chuyên viên",
        from_day=f"{tomorrow:%d/%m/%Y}",
    )
    assert [one.unit for one in queries.appointments(clerk, tomorrow)] == [district.unit]


def _served(district: District, username: str) -> None:
    one = appointed(district, username, "00343", Role.CLERK)
    actions.appoint([one], by=district.accounts["quan_tri"], at=timezone.now())


def test_a_role_without_open_items_ends_on_its_day(district: District) -> None:
    clerk = district.accounts["nhan_chinh"]
    key = next(one.record.hex for one in queries.appointments(clerk, timezone.localdate()))
    post(district, "quan_tri", f"nguoi/nhan_chinh/vai-tro/{key}", last_day="31/12/2025", reason="Nghỉ hưu")
    assert queries.appointments(clerk, dt.date(2025, 12, 31))
    assert not queries.appointments(clerk, dt.date(2026, 1, 1))


def test_the_door_shows_lock_outs_and_opens_them(district: District) -> None:
    for _attempt in range(5):
        sign_in(Client(), "nhan_chinh", "sai")
    assert sign_in(Client(), "nhan_chinh").status_code == 429
    assert "sai 5 lần" in words(as_(district, "quan_tri_phuong").get("/quan-tri/cua/"))
    post(district, "quan_tri_phuong", "cua/mo-chan", ai="nhan_chinh", **{"dia-chi": "127.0.0.1"})
    assert sign_in(Client(), "nhan_chinh").status_code == 302
    assert SignInRecord.objects.get(outcome=Outcome.UNLOCKED).note == "quan_tri_phuong"


def test_an_administrator_ends_the_sessions_of_own_people_only(district: District) -> None:
    ward, office = Client(), Client()
    sign_in(ward, "nhan_chinh")
    sign_in(office, "van_phong")
    mine, theirs = (OpenSession.objects.get(account=district.accounts[one]).pk for one in ("nhan_chinh", "van_phong"))
    assert post(district, "quan_tri_phuong", "cua/phien", phien=str(theirs)).status_code == 403
    assert post(district, "quan_tri_phuong", "cua/phien", phien=str(mine)).status_code == 302
    assert ward.get("/so/").status_code == 302
    assert office.get("/so/").status_code == 200


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("signin.factor_roles", "leader, administrator", ["leader", "administrator"]),
        ("signin.factor_roles", "-", []),
        ("signin.remembered_device_days", "0", 0),
        ("signin.lock_out", "3, 30, 4, 60", {"of_one": 3, "of_address": 30, "of_factor": 4, "minutes": 60}),
    ],
)
def test_the_authority_sets_its_own_parameter_with_its_document(
    district: District, name: str, value: str, kept: object
) -> None:
    data = {"value": value, "since": "01/11/2026", "document": "15/QĐ-UBND", "document_day": "01/11/2026"}
    assert post(district, "quan_tri", f"tham-so/{name}", **data).status_code == 302
    assert OfficeNorm.objects.get().value == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("signin.factor_roles", "king"),
        ("signin.invitation_days", "0"),
        ("signin.lock_out", "5, 5"),
        ("signin.invitation_days", "bảy"),
    ],
)
def test_a_parameter_that_cannot_be_is_refused(district: District, name: str, value: str) -> None:
    data = {"value": value, "since": "01/11/2026", "document": "15/QĐ-UBND", "document_day": "01/11/2026"}
    assert post(district, "quan_tri", f"tham-so/{name}", **data).status_code == 422
    assert not OfficeNorm.objects.exists()


@pytest.fixture
def opened(district: District) -> District:
    """A person of each of two wards whose data were opened by their clerk."""
    for number, (ward, clerk) in enumerate((("00343", "nhan_chinh"), ("00346", "thuong_dinh"))):
        who = district.accounts[clerk]
        details = Details(name=f"Trần Văn Mẫu{'AB'[number]}", identity_number=f"00000000000{number}")
        [subject] = subjects.record([details], unit=district.units[ward].pk, by=who, at=timezone.now())
        subjects.open_details(subject, by=who, at=timezone.now(), reason=f"Đối chiếu hồ sơ {number}")
    return district


def test_the_log_of_views_shows_own_units_masked_with_who_when_and_why(opened: District) -> None:
    page = words(as_(opened, "quan_tri_phuong").get("/quan-tri/nhat-ky-truy-cap/"))
    assert "Đối chiếu hồ sơ 0" in page
    assert "nhan_chinh" in page
    assert "Đối chiếu hồ sơ 1" not in page
    assert "MẫuA" not in page
    both = words(as_(opened, "quan_tri").get("/quan-tri/nhat-ky-truy-cap/"))
    assert "hồ sơ 0" in both
    assert "hồ sơ 1" in both


def test_the_log_of_views_is_filtered_and_taken_as_a_file(opened: District) -> None:
    client = as_(opened, "quan_tri")
    path = "/quan-tri/nhat-ky-truy-cap/"
    assert "hồ sơ 0" not in words(client.get(path, {"ai": "thuong_dinh"}))
    assert "Không có dòng nào" in words(client.get(path, {"tu": "01/01/2090"}))
    assert "Không có dòng nào" in words(client.get(path, {"den": "01/01/2020"}))
    assert "Không có dòng nào" in words(client.get(path, {"khoa": "zzzz"}))
    text = body(client.get(path, {"dinh-dang": "csv", "ai": "thuong_dinh"}))
    assert text.count("\r\n") == 2
    assert "Mẫu" not in text
    assert client.get(path, {"dinh-dang": "exe"}).status_code == 404


@pytest.mark.parametrize("path", ["nguoi/", "uy-quyen/", "don-vi/", "cua/", "nhat-ky-truy-cap/"])
def test_lists_ask_the_database_as_often_for_many_rows(opened: District, path: str) -> None:
    client = as_(opened, "quan_tri")
    delegated(opened)
    client.get(f"/quan-tri/{path}")
    few = _asked(client, path)
    for number in range(4):
        more = appointed(opened, f"them_{number}", "00343", Role.CLERK)
        actions.appoint([more], by=opened.accounts["quan_tri"], at=timezone.now())
        sign_in(Client(), f"them_{number}")
        delegated(opened, basis=f"{number}/QĐ-UBND")
        found(
            NewUnit(f"9000{number}", dt.date(2026, 1, 1), f"Tổ {number}", "", "office", "1/NQ"),
            opened.unit.pk,
            by=opened.accounts["quan_tri"],
            at=timezone.now(),
        )
        details = Details(name=f"Lê Thị Mẫu{'CDEF'[number]}")
        clerk = opened.accounts["nhan_chinh"]
        [subject] = subjects.record([details], unit=opened.units["00343"].pk, by=clerk, at=timezone.now())
        subjects.open_details(subject, by=clerk, at=timezone.now(), reason="Đối chiếu")
    assert _asked(client, path) == few


def _asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/quan-tri/{path}").status_code == 200
    return len(asked)


def test_every_page_of_the_administration_is_in_the_list(district: District) -> None:
    listed = body(as_(district, "quan_tri").get(reverse("administration:hub")))
    for name in ("people", "delegations", "hand_over", "units", "door", "policy"):
        assert f'href="{reverse(f"administration:{name}")}"' in listed
    assert 'href="/quan-tri/nhat-ky-truy-cap/"' in listed


def test_the_list_of_units_and_each_of_them_turn_to_a_past_day(district: District):
    follower.run_pass()
    known, office = follower.database_now(), as_(district, "quan_tri_hai")
    by, said = district.accounts["quan_tri_hai"], ("Phường Tên Mới", "")
    unit_actions.correct_name(district.units["00343"].pk, said, by=by, at=timezone.now(), reason="ghi sai")
    follower.run_pass()
    assert "Phường Tên Mới" in words(office.get("/quan-tri/don-vi/"))
    past = words(office.get("/quan-tri/don-vi/", {"biet-luc": known.isoformat()}))
    assert "Phường Nhân Chính" in past
    assert "Phường Tên Mới" not in past.partition("Số liệu như đã biết")[2]
    assert "Lập đơn vị" not in past
    one = f"/quan-tri/don-vi/{district.units['00343']}/"
    assert "Sửa tên" in words(office.get(one))
    then = words(office.get(one, {"biet-luc": known.isoformat()}))
    assert "Phường Nhân Chính" in then.partition("Số liệu như đã biết")[2]
    assert "Sửa tên" not in then
