"""Delegations, units that begin and end, by the pages of the administration."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from giaoban.offices import queries
from giaoban.offices.permission import Permission
from giaoban.offices.rules.roles import Deed
from giaoban.offices.tests.administering import DISTRICT, WARD, administered, as_, delegated, post
from giaoban.offices.unit_actions import BadUnit, End, Heir, NewUnit, end, found
from giaoban.trail.models import Act
from tests.factories import District
from tests.pages import body, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> District:
    """Administrators of two levels, a former clerk and an outsider."""
    return administered()


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
