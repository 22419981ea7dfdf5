import dataclasses
import uuid

import pytest

from giaoban.offices.permission import NotAllowed
from giaoban.subjects import actions, checking, queries
from giaoban.subjects.models import SubjectDetails, SubjectVersion
from giaoban.subjects.rules.details import BadDetails, Details
from giaoban.subjects.tests.people import AT, MAI, SHOP
from giaoban.trail import checking as trail_checking
from giaoban.trail.models import Act, PersonalView
from tests.factories import small_district

pytestmark = pytest.mark.django_db


@pytest.fixture
def district():
    return small_district()


@pytest.fixture
def ward(district):
    return district.units["00343"].pk


@pytest.fixture
def clerk(district):
    return district.accounts["nhan_chinh"]


def record(ward, clerk, *people):
    return actions.record(people, unit=ward, by=clerk, at=AT)


def test_lists_see_people_masked(ward, clerk):
    mai, shop = record(ward, clerk, MAI, SHOP)
    shown = queries.masked([mai, shop, uuid.uuid4()])
    assert set(shown) == {mai, shop}
    assert (shown[mai].name, shown[mai].born, shown[mai].identity_number) == ("Nguyễn V*** M**", "1986", "***7654")
    assert (shown[mai].address, shown[mai].phone) == ("Phường Nhân Chính", "***654")
    assert shown[shop].name == SHOP.name


def test_many_are_masked_in_two_questions(ward, clerk, django_assert_num_queries):
    people = record(ward, clerk, *(Details(f"Đỗ Thử {number}") for number in range(120)))
    with django_assert_num_queries(2):
        assert len(queries.masked(people)) == 120


def test_the_trail_holds_digests_only(ward, clerk):
    [mai] = record(ward, clerk, MAI)
    version = SubjectVersion.objects.get(record=mai)
    assert all(getattr(version, field).startswith("hmac:") for field in MAI.values())
    actions.correct(mai, dataclasses.replace(MAI, phone="0911111111"), by=clerk, at=AT, reason="đổi số")
    [change] = Act.objects.get(verb="subjects.correct").changes
    [field] = change["fields"]
    assert field["field"] == "phone"
    assert field["old"] != field["new"]
    assert {field["old"][:5], field["new"][:5]} == {"hmac:"}


def test_the_same_value_of_two_people_has_two_digests(ward, clerk):
    record(ward, clerk, MAI, MAI)
    assert len(set(SubjectVersion.objects.values_list("name", flat=True))) == 2


def test_a_correction_replaces_the_clear_values(ward, clerk):
    [mai] = record(ward, clerk, MAI)
    actions.correct(mai, dataclasses.replace(MAI, name="Nguyễn Văn Mớithử"), by=clerk, at=AT, reason="nhập sai")
    assert SubjectDetails.objects.get().name == "Nguyễn Văn Mớithử"
    assert SubjectVersion.objects.filter(record=mai).count() == 2
    assert trail_checking.first_broken() is None
    assert list(checking.broken()) == []


def test_clear_values_changed_behind_the_trail_are_found(ward, clerk):
    [mai] = record(ward, clerk, MAI)
    SubjectDetails.objects.filter(subject=mai).update(phone="0999")
    assert [one.message for one in checking.broken()] == ["dữ liệu khác với lúc niêm"]
    SubjectDetails.objects.all().delete()
    assert [one.message for one in checking.broken()] == ["dữ liệu đã mất mà không có việc xóa"]


def test_bad_details_write_nothing(ward, clerk):
    with pytest.raises(BadDetails):
        record(ward, clerk, MAI, Details(""))
    assert not SubjectVersion.objects.exists()
    assert not SubjectDetails.objects.exists()


def test_a_doubtful_number_is_recorded_all_the_same(ward, clerk):
    assert record(ward, clerk, dataclasses.replace(MAI, identity_number="999999999999"))


def test_opening_needs_a_reason_and_is_written_down(ward, clerk):
    [mai] = record(ward, clerk, MAI)
    with pytest.raises(actions.BadReason):
        actions.open_details(mai, by=clerk, at=AT, reason=" ")
    assert not PersonalView.objects.exists()
    assert actions.open_details(mai, by=clerk, at=AT, reason="Đối chiếu hồ sơ 12", place="penalties.case") == MAI
    view = PersonalView.objects.get()
    assert (view.subject, view.account, view.place) == (mai, "nhan_chinh", "penalties.case")
    assert view.reason == "Đối chiếu hồ sơ 12"


@pytest.mark.parametrize("who", ["thuong_dinh", "van_phong", "chu_tich", "van_thu", "quan_tri"])
def test_only_the_units_own_clerk_opens(district, ward, clerk, who):
    [mai] = record(ward, clerk, MAI)
    with pytest.raises(NotAllowed, match="mở dữ liệu cá nhân của Phường Nhân Chính"):
        actions.open_details(mai, by=district.accounts[who], at=AT, reason="xem thử")
    assert not PersonalView.objects.exists()


def test_reasons_that_name_somebody_are_refused_without_repeating_the_value(ward, clerk):
    [mai] = record(ward, clerk, MAI)
    new = dataclasses.replace(MAI, name="Nguyễn Văn Mớithử")
    for reason in (f"tên đúng là {new.name}", f"trước ghi {MAI.name}"):
        with pytest.raises(actions.BadReason) as refused:
            actions.correct(mai, new, by=clerk, at=AT, reason=reason)
        assert "họ tên" in str(refused.value)
        assert "thử" not in str(refused.value)


def test_recording_and_correcting_follow_the_unit(district, ward, clerk):
    other = district.units["00346"].pk
    with pytest.raises(NotAllowed):
        actions.record([MAI], unit=other, by=clerk, at=AT)
    [mai] = record(ward, clerk, MAI)
    with pytest.raises(NotAllowed):
        actions.correct(mai, MAI, by=clerk, at=AT, reason="chuyển phường", unit=other)
    actions.correct(mai, MAI, by=district.office, at=AT, reason="chuyển phường", unit=other)
    assert queries.subjects_of(ward) == []
    assert queries.subjects_of(other) == [mai]


def test_who_stands(ward, clerk):
    [mai] = record(ward, clerk, MAI)
    assert queries.standing([mai, uuid.uuid4()]) == {mai}
    with pytest.raises(actions.NoSuchSubject, match="Không có chủ thể"):
        actions.open_details(uuid.uuid4(), by=clerk, at=AT, reason="xem")
