import contextlib
import dataclasses
import shutil
import sqlite3

import pytest
from django.db import connection

from giaoban.offices.permission import NotAllowed
from giaoban.registers.models import Draft
from giaoban.subjects import actions, checking, queries, wiping
from giaoban.subjects.models import Erasure, SubjectDetails, SubjectKey, SubjectVersion
from giaoban.subjects.rules.details import Details
from giaoban.subjects.tests.people import AT, MAI, SHOP, in_files, in_tables, secrets_of
from giaoban.trail import checking as trail_checking
from giaoban.trail.models import Seal
from tests.factories import small_district

BASIS = "Luật 91/2025/QH15"
NEW = dataclasses.replace(MAI, name="Nguyễn Văn Mớithử", phone="0900123789")


@pytest.fixture
def district():
    return small_district()


@pytest.fixture
def people(district):
    """Somebody corrected once, and others around."""
    ward, clerk = district.units["00343"].pk, district.accounts["nhan_chinh"]
    crowd = [Details(f"Đỗ Văn Khácthử {number}", address="x" * 200) for number in range(30)]
    found = actions.record([*crowd, MAI, SHOP, *crowd], unit=ward, by=clerk, at=AT)
    mai = found[30]
    actions.correct(mai, NEW, by=clerk, at=AT, reason="nhập sai")
    actions.open_details(mai, by=clerk, at=AT, reason="đối chiếu hồ sơ")
    return mai, found[31]


def erase(district, subject):
    return actions.erase(subject, by=district.accounts["quan_tri"], at=AT, basis=BASIS, reason="Người dân đề nghị")


@pytest.mark.django_db
def test_drafts_that_name_the_subject_go_with_it_and_others_stay(district, people):
    mai, _ = people
    texts = {"a": {"note": "gọi 0900 123 789"}, "b": {"payer": "NGUYEN VAN MOITHU"}, "c": {"payer": "Nguyễn Văn"}}
    for form, said in texts.items():
        Draft.objects.create(account=district.office, register="x", form=form, texts=said, saved_at=AT)
    erase(district, mai)
    assert list(Draft.objects.values_list("form", flat=True)) == ["c"]


@pytest.mark.django_db(transaction=True)
def test_erasing_leaves_seals_and_counts_intact_and_no_value_in_any_table(district, people):
    mai, shop = people
    values = secrets_of(MAI, NEW)
    assert in_tables(values) == secrets_of(NEW)
    before = (SubjectVersion.objects.count(), list(Seal.objects.order_by("number").values_list("hash", flat=True)))
    erase(district, mai)
    assert in_tables(values) == set()
    seals = list(Seal.objects.order_by("number").values_list("hash", flat=True))
    assert (SubjectVersion.objects.count(), seals[: len(before[1])]) == before
    assert trail_checking.first_broken() is None
    assert list(checking.broken()) == []
    assert queries.masked([mai])[mai].name == "đã xóa"
    assert queries.masked([mai])[mai].erased
    assert queries.masked([shop])[shop].name == SHOP.name
    assert mai not in queries.subjects_of(district.units["00343"].pk)
    assert queries.standing([mai, shop]) == {shop}


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_no_byte_of_a_value_is_left_in_the_file_or_its_log(district, people):
    mai, _ = people
    key = bytes(SubjectKey.objects.get(subject=mai).key)
    wiping.empty_log()
    assert in_files(secrets_of(NEW)) == secrets_of(NEW), "the test can see values where they are"
    erase(district, mai)
    assert in_files(secrets_of(MAI, NEW) - secrets_of(SHOP)) == set()
    name = connection.settings_dict["NAME"]
    with open(name, "rb") as file:
        assert key not in file.read()


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_correction_leaves_no_old_value_in_the_file(people):
    assert in_files(secrets_of(MAI) - secrets_of(NEW)) == set()


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_nor_is_any_left_after_vacuum(district, people, tmp_path):
    mai, _ = people
    erase(district, mai)
    copy = shutil.copy(connection.settings_dict["NAME"], tmp_path / "copy.sqlite3")
    with contextlib.closing(sqlite3.connect(copy)) as database:
        database.execute("VACUUM")
    raw = (tmp_path / "copy.sqlite3").read_bytes()
    assert not [value for value in secrets_of(MAI, NEW) if value.encode() in raw]


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_reader_that_holds_the_log_is_waited_for_not_long_and_told(district, people):
    mai, _ = people
    with contextlib.closing(sqlite3.connect(connection.settings_dict["NAME"])) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM giaoban_act").fetchone()
        erase(district, mai)
        assert not wiping.empty_log()
    assert wiping.empty_log()
    assert in_files(secrets_of(MAI, NEW)) == set()


@pytest.mark.sqlite
@pytest.mark.django_db
def test_every_connection_overwrites_what_it_frees():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone()[0] == 1


@pytest.mark.django_db
def test_an_erased_subject_is_neither_opened_nor_corrected_nor_erased_again(district, people):
    mai, _ = people
    erase(district, mai)
    clerk = district.accounts["nhan_chinh"]
    for attempt in (
        lambda: actions.open_details(mai, by=clerk, at=AT, reason="xem"),
        lambda: actions.correct(mai, MAI, by=clerk, at=AT, reason="sửa"),
        lambda: erase(district, mai),
    ):
        with pytest.raises(actions.NoSuchSubject, match="đã xóa ngày 08/03/2023"):
            attempt()
    assert Erasure.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["nhan_chinh", "van_phong", "chu_tich", "van_thu"])
def test_only_an_administrator_erases(district, people, who):
    mai, _ = people
    with pytest.raises(NotAllowed, match="xóa dữ liệu cá nhân"):
        actions.erase(mai, by=district.accounts[who], at=AT, basis=BASIS, reason="Người dân đề nghị")
    assert SubjectDetails.objects.filter(subject=mai).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("basis", "reason"), [("", "đề nghị"), (BASIS, ""), (BASIS, f"ông {NEW.name} đề nghị")])
def test_an_erasure_says_on_what_basis_and_why_and_names_nobody(district, people, basis, reason):
    with pytest.raises(actions.BadReason):
        actions.erase(people[0], by=district.accounts["quan_tri"], at=AT, basis=basis, reason=reason)


@pytest.mark.django_db
def test_what_is_left_after_an_erasure_is_found(district, people):
    mai, _ = people
    row = SubjectDetails.objects.get(subject=mai)
    erase(district, mai)
    row.save(force_insert=True)
    assert [one.message for one in checking.broken()] == ["đã xóa nhưng dữ liệu còn lại"]
