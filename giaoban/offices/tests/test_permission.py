import datetime as dt

import pytest

from giaoban.offices import actions, queries
from giaoban.offices.models import Appointment, Role
from giaoban.offices.permission import NotAllowed, Permission
from giaoban.offices.rules.roles import Deed
from tests.factories import small_district

pytestmark = pytest.mark.django_db

AT = dt.datetime(2023, 3, 8, 2, tzinfo=dt.UTC)
TODAY = AT.date()
OWN, OTHER, DISTRICT, CITY, TAX = "00343", "00346", "009", "01", "009.THUE"


@pytest.fixture
def district():
    return small_district()


def may(district, who, deed, unit, on=TODAY):
    return Permission(district.accounts[who], on).may(deed, district.units[unit].pk)


@pytest.mark.parametrize(
    ("who", "deed", "where", "never"),
    [
        ("nhan_chinh", Deed.RECORD, {OWN}, {OTHER, DISTRICT, CITY, TAX}),
        ("nhan_chinh", Deed.OPEN_PERSON, {OWN}, {OTHER, DISTRICT}),
        ("nhan_chinh", Deed.SEE, {OWN}, {OTHER, DISTRICT}),
        ("nhan_chinh", Deed.ACCEPT, set(), {OWN, OTHER, DISTRICT}),
        ("thue", Deed.RECORD, {TAX}, {OWN, DISTRICT}),
        ("van_phong", Deed.RECORD, {DISTRICT, OWN, OTHER, TAX}, {CITY}),
        ("van_phong", Deed.CLOSE, {DISTRICT, OWN}, {CITY}),
        ("van_phong", Deed.OPEN_PERSON, set(), {DISTRICT, OWN}),
        ("van_phong", Deed.SIGN, set(), {DISTRICT}),
        ("chu_tich", Deed.SIGN, {DISTRICT, OWN}, {CITY}),
        ("chu_tich", Deed.RECORD, set(), {DISTRICT, OWN}),
        ("van_thu", Deed.NUMBER, {DISTRICT}, {OWN, TAX}),
        ("quan_tri", Deed.MANAGE, {DISTRICT, OWN, OTHER}, {CITY}),
        ("quan_tri", Deed.ERASE, {DISTRICT, OWN}, {CITY}),
        ("quan_tri", Deed.RECORD, set(), {DISTRICT, OWN}),
    ],
)
def test_who_may_what_where(district, who, deed, where, never):
    assert {unit for unit in where | never if may(district, who, deed, unit)} == where


def test_the_units_of_a_deed_are_those_it_may_be_done_for(district):
    for who in district.accounts:
        permission = Permission(district.accounts[who], TODAY)
        for deed in Deed:
            every = {unit.id for unit in permission.tree if permission.may(deed, unit.id)}
            assert permission.units(deed) == every


def test_a_refusal_names_account_deed_place_and_role(district):
    with pytest.raises(NotAllowed) as refused:
        Permission(district.accounts["nhan_chinh"], TODAY).require(Deed.RECORD, [district.units[OTHER].pk])
    assert str(refused.value) == (
        "Tài khoản nhan_chinh không có quyền ghi sổ của Phường Thượng Đình; cần vai trò: Cán bộ tổng hợp, Văn phòng."
    )


def test_one_unit_of_many_without_the_role_refuses_all(district):
    permission = Permission(district.accounts["nhan_chinh"], TODAY)
    with pytest.raises(NotAllowed, match="Thượng Đình"):
        permission.require(Deed.RECORD, [district.units[OWN].pk, district.units[OTHER].pk])


def test_no_unit_at_all_is_refused(district):
    with pytest.raises(NotAllowed, match="Chưa nói rõ đơn vị"):
        Permission(district.accounts["nhan_chinh"], TODAY).require(Deed.RECORD, [])


def test_a_unit_that_nobody_founded_is_refused(district):
    with pytest.raises(NotAllowed, match="đơn vị này"):
        Permission(district.accounts["van_phong"], TODAY).require(Deed.RECORD, [10**6])


def test_the_author_is_the_post_that_gave_the_right(district):
    author = Permission(district.accounts["van_phong"], TODAY).require(Deed.RECORD, [district.units[OWN].pk])
    assert (author.account, author.post, author.unit) == ("van_phong", "Chánh Văn phòng", "009@1997-01-01")


def appoint(district, who, unit, first, last=None, role=Role.CLERK):
    appointment = Appointment(
        account=district.accounts[who],
        unit=district.units[unit],
        role=role,
        post="Cán bộ",
        from_day=first,
        last_day=last,
    )
    actions.appoint([appointment], by=district.accounts["quan_tri"], at=AT)
    return appointment


def test_an_appointment_counts_from_its_first_to_its_last_day(district):
    appoint(district, "thue", OWN, dt.date(2023, 3, 1), dt.date(2023, 3, 31))
    days = [dt.date(2023, 2, 28), dt.date(2023, 3, 1), dt.date(2023, 3, 31), dt.date(2023, 4, 1)]
    assert [may(district, "thue", Deed.RECORD, OWN, on) for on in days] == [False, True, True, False]
    assert may(district, "thue", Deed.RECORD, TAX, days[-1])


def test_an_account_out_of_use_may_nothing(district):
    account = district.accounts["van_phong"]
    account.is_active = False
    account.save()
    assert not any(may(district, "van_phong", deed, DISTRICT) for deed in Deed)


def test_only_an_administrator_appoints(district):
    mine = Appointment(
        account=district.accounts["thue"],
        unit=district.units[OWN],
        role=Role.OFFICE,
        post="Văn phòng",
        from_day=dt.date(2023, 3, 1),
    )
    for who in ("thue", "van_phong", "chu_tich"):
        with pytest.raises(NotAllowed, match="quản trị"):
            actions.appoint([mine], by=district.accounts[who], at=AT)
    assert [one.unit_id for one in queries.appointments(district.accounts["thue"], TODAY)] == [district.units[TAX].pk]
