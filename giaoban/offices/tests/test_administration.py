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
from giaoban.offices.tests.test_sign_in import sign_in
from giaoban.offices.unit_actions import BadUnit, End, Heir, NewUnit, end, found
from giaoban.subjects import actions as subjects
from giaoban.subjects.rules.details import Details
from giaoban.trail import checking, follower
from giaoban.trail.models import Act
from tests.factories import District, small_district
from tests.pages import body, inline_code, words

pytestmark = pytest.mark.django_db
SINCE = dt.date(2020, 1, 1)


@pytest.fixture
def district() -> District:
    """The small district with an administrator of one ward, a second one, a former clerk and an outsider."""
    made = small_district()
    entries = [
        _appointed(made, "quan_tri_phuong", "00343", Role.ADMINISTRATOR),
        _appointed(made, "quan_tri_hai", "009", Role.ADMINISTRATOR),
        _appointed(made, "nguoi_cu", "00343", Role.CLERK, last_day=dt.date(2021, 1, 1)),
        _appointed(made, "pho_chu_tich", "009", Role.LEADER),
        _appointed(made, "lanh_dao_phuong", "00343", Role.LEADER),
    ]
    made.accounts["nguoi_ngoai"] = Account.objects.create_user("nguoi_ngoai", "Người ngoài (tên giả)", "x" * 12)
    actions.set_up(entries, at=timezone.now(), basis="dữ liệu thử")
    return made


def _appointed(
    made: District, username: str, unit: str, role: Role, last_day: dt.date | None = None, from_day: dt.date = SINCE
) -> Appointment:
    made.accounts[username] = Account.objects.create_user(username, f"{username} (tên giả)", "mat-khau-thu-nghiem")
    return Appointment(
        account=made.accounts[username],
        unit=made.units[unit],
        role=role,
        post="Phó Chủ tịch" if role == Role.LEADER else "Cán bộ",
        from_day=from_day,
        last_day=last_day,
    )


def as_(district: District, username: str) -> Client:
    client = Client()
    client.force_login(district.accounts[username])
    return client


def post(district: District, who: str, path: str, /, **data: str):  # type: ignore[no-untyped-def]
    return as_(district, who).post(f"/quan-tri/{path}", data)


WARD, DISTRICT = "00343@1997-01-01", "009@1997-01-01"
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
    one = _appointed(district, username, "00343", Role.CLERK)
    actions.appoint([one], by=district.accounts["quan_tri"], at=timezone.now())


def test_a_role_without_open_items_ends_on_its_day(district: District) -> None:
    clerk = district.accounts["nhan_chinh"]
    key = next(one.record.hex for one in queries.appointments(clerk, timezone.localdate()))
    post(district, "quan_tri", f"nguoi/nhan_chinh/vai-tro/{key}", last_day="31/12/2025", reason="Nghỉ hưu")
    assert queries.appointments(clerk, dt.date(2025, 12, 31))
    assert not queries.appointments(clerk, dt.date(2026, 1, 1))


def delegated(district: District, by: str = "quan_tri", **more: str):  # type: ignore[no-untyped-def]
    data = {"giver": "chu_tich", "receiver": "van_phong", "unit": DISTRICT, "role": "leader", "kind": "TUQ."}
    data |= {"from_day": "01/11/2026", "last_day": "30/11/2026", "basis": "15/QĐ-UBND", **more}
    return post(district, by, "uy-quyen/ghi", **data)


def test_a_delegation_gives_the_role_between_its_days_and_says_for_whom(district: District) -> None:
    assert delegated(district)["Location"] == "/quan-tri/uy-quyen/"
    unit = district.unit.pk
    for day, may in ((dt.date(2026, 10, 31), False), (dt.date(2026, 11, 30), True), (dt.date(2026, 12, 1), False)):
        assert Permission(district.office, day).may(Deed.SIGN, unit) is may
    author = Permission(district.office, dt.date(2026, 11, 5)).require(Deed.SIGN, [unit])
    assert author.post == "Chánh Văn phòng (TUQ. Chủ tịch)"
    assert Permission(district.office, dt.date(2026, 11, 5)).require(Deed.CLOSE, [unit]).post == "Chánh Văn phòng"


def test_a_delegation_falls_with_the_role_it_came_from(district: District) -> None:
    delegated(district)
    key = next(one.record.hex for one in queries.appointments(district.chair, timezone.localdate()))
    post(district, "quan_tri", f"nguoi/chu_tich/vai-tro/{key}", last_day="10/11/2026", reason="Điều động")
    assert Permission(district.office, dt.date(2026, 11, 10)).may(Deed.SIGN, district.unit.pk)
    assert not Permission(district.office, dt.date(2026, 11, 11)).may(Deed.SIGN, district.unit.pk)


def test_a_delegation_ends_early_with_a_reason(district: District) -> None:
    delegated(district)
    listed = body(as_(district, "quan_tri").get("/quan-tri/uy-quyen/"))
    path = re.search(r"/quan-tri/(uy-quyen/[0-9a-f]{32})", listed).group(1)  # type: ignore[union-attr]
    assert post(district, "quan_tri", path, last_day="05/11/2026", reason="").status_code == 422
    assert post(district, "quan_tri_phuong", path, last_day="05/11/2026", reason="x").status_code == 404
    assert post(district, "quan_tri", path, last_day="05/11/2026", reason="Chủ tịch về sớm").status_code == 302
    assert not Permission(district.office, dt.date(2026, 11, 6)).may(Deed.SIGN, district.unit.pk)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"last_day": ""}, "Thừa ủy quyền phải có thời hạn"),
        ({"basis": ""}, "Không được để trống"),
        ({"receiver": "chu_tich"}, "Không ủy quyền cho chính mình"),
        ({"giver": "van_thu"}, "Người giao không giữ vai trò này"),
        ({"kind": "KT."}, "Ký thay chỉ dành cho cấp phó"),
        ({"last_day": "01/10/2026"}, "Ngày cuối trước ngày đầu"),
        ({"role": "administrator", "giver": "quan_tri"}, "Vai trò quản trị không ủy quyền"),
    ],
)
def test_what_stands_against_a_delegation_is_said_at_its_field(
    district: District, more: dict[str, str], said: str
) -> None:
    page = delegated(district, **more)
    assert page.status_code == 422
    assert said in words(page)


def test_a_delegated_role_is_not_delegated_on(district: District) -> None:
    delegated(district)
    assert delegated(district, giver="van_phong", receiver="van_thu").status_code == 422


def test_a_deputy_signs_for_the_head(district: District) -> None:
    assert delegated(district, receiver="pho_chu_tich", kind="KT.", last_day="").status_code == 302
    held = Permission(district.accounts["pho_chu_tich"], dt.date(2026, 11, 5)).signing_for(district.unit.pk)
    assert held is not None
    assert (held.signs, held.post, held.for_post) == ("KT.", "Phó Chủ tịch", "Chủ tịch")


def test_a_unit_begins_and_another_ends_with_its_heirs(district: District) -> None:
    new = {"code": "99999", "name": "Phường Mới (tên giả)", "level": "commune", "parent": DISTRICT}
    made = post(district, "quan_tri", "don-vi/lap", **new, valid_from="01/01/2027", document="1/NQ")
    assert made["Location"] == "/quan-tri/don-vi/99999@2027-01-01/"
    end_ = {"last_day": "31/12/2026", "document": "1/NQ", "basis": "population", "heir-1": "99999@2027-01-01"}
    end_ |= {"share-1": "62,5", "heir-2": "00346@1997-01-01", "share-2": "37,5"}
    path = "don-vi/00358@1997-01-01/ket-thuc"
    wrong = post(district, "quan_tri", path, **{**end_, "share-2": "30"})
    assert "phải cộng đủ 100%" in words(wrong)
    assert 'value="62,5"' in body(wrong)
    assert post(district, "quan_tri", path, **end_).status_code == 302
    tree = queries.tree_now()
    assert [one.code for one in tree.heirs(district.units["00358"].pk)] == ["00346", "99999"]
    assert Act.objects.latest("pk").basis == "1/NQ"
    listed = words(as_(district, "quan_tri").get("/quan-tri/don-vi/", {"ngay": "01/01/2027"}))
    assert "Phường Mới" in listed
    assert "Phường Phương Liệt" not in listed
    assert "Phường Phương Liệt" in words(as_(district, "quan_tri").get("/quan-tri/don-vi/"))


def test_the_units_of_an_ended_authority_are_listed_as_on_its_last_day(district: District) -> None:
    ward = End(district.units["00343"].pk, dt.date(2025, 6, 30), (), "whole", "1656/NQ-UBTVQH15")
    end(ward, by=district.accounts["quan_tri"], at=timezone.now())
    page = words(as_(district, "quan_tri_phuong").get("/quan-tri/don-vi/"))
    assert "Đơn vị ngày 30/6/2025" in page
    assert "Phường Nhân Chính" in page


@pytest.mark.parametrize(
    ("code", "day", "parent", "field"),
    [("00343", dt.date(2026, 1, 1), "009", "code"), ("77", dt.date(1990, 1, 1), "009", "parent")],
)
def test_a_unit_that_cannot_begin(district: District, code: str, day: dt.date, parent: str, field: str) -> None:
    with pytest.raises(BadUnit) as refused:
        found(
            NewUnit(code, day, "X", "", "commune", "1/NQ"),
            district.units[parent].pk,
            by=district.accounts["quan_tri"],
            at=timezone.now(),
        )
    assert refused.value.field == field


def test_a_unit_does_not_end_over_those_below_it(district: District) -> None:
    with pytest.raises(BadUnit, match="Còn đơn vị trực thuộc"):
        end(
            End(district.unit.pk, dt.date(2026, 12, 31), (), "whole", "1/NQ"),
            by=district.accounts["quan_tri"],
            at=timezone.now(),
        )
    twice = [Heir(district.units["00346"].pk, 500_000)] * 2
    with pytest.raises(BadUnit, match="hai lần"):
        end(
            End(district.units["00343"].pk, dt.date(2026, 12, 31), twice, "whole", "1/NQ"),
            by=district.accounts["quan_tri"],
            at=timezone.now(),
        )


def test_a_mistake_in_a_name_is_mended_with_a_reason(district: District) -> None:
    assert post(district, "quan_tri", f"don-vi/{WARD}/ten", name="Phường Nhân Chính 2", reason="").status_code == 422
    post(district, "quan_tri", f"don-vi/{WARD}/ten", name="Phường Nhân Chính 2", reason="Ghi sai")
    assert queries.tree_now()[district.units["00343"].pk].name == "Phường Nhân Chính 2"


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
        more = _appointed(opened, f"them_{number}", "00343", Role.CLERK)
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


def test_the_list_of_units_turns_to_a_past_day(district: District):
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
