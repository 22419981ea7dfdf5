import datetime as dt

import pytest

from giaoban.offices import actions, handing_over, queries
from giaoban.offices.actions import HandOverRefused
from giaoban.offices.handing_over import OpenItem
from giaoban.offices.models import Account, Appointment, HandOver, Role
from giaoban.offices.permission import NotAllowed, Permission
from giaoban.offices.rules.ownership import Move, left_out, standing
from giaoban.offices.rules.roles import Deed
from giaoban.trail import checking
from giaoban.trail.models import Act
from tests.factories import small_district

LAST = dt.date(2023, 3, 31)
AT = dt.datetime(2023, 3, 31, 3, tzinfo=dt.UTC)
TASK, LETTER = OpenItem("thu.task", "1", "Báo cáo quý I"), OpenItem("thu.letter", "9", "Công văn 09")


def test_the_last_move_of_an_item_stands():
    first = Move(("task", "1"), "a", "b", 1, "a", 1)
    second = Move(("task", "1"), "b", "c", 2, "a", 1)
    assert standing([first, second]) == {("task", "1"): second}


def test_an_item_given_to_nobody_is_left_out():
    assert left_out([("task", "1"), ("task", "2")], {("task", "1"): "b", ("task", "2"): ""}) == [("task", "2")]


@pytest.fixture
def begun(monkeypatch):
    """What a pretended room says each account began: account → items."""
    items = {"nhan_chinh": [TASK, LETTER]}
    monkeypatch.setattr(handing_over, "_sources", {})
    handing_over.register_items("thu", lambda account, unit: items.get(account.username, []))
    return items


@pytest.fixture
def district(db):
    district = small_district()
    for name in ("ke_nhiem", "nguoi_thu_ba"):
        district.accounts[name] = Account.objects.create_user(name, f"{name} (tên giả)", None)
        serve(district, name)
    return district


def serve(district, who, unit="00343"):
    appointment = Appointment(
        account=district.accounts[who],
        unit=district.units[unit],
        role=Role.CLERK,
        post="Cán bộ tổng hợp",
        from_day=dt.date(2023, 3, 1),
    )
    actions.appoint([appointment], by=district.accounts["quan_tri"], at=AT)


def hand_over(district, owners, giver="nhan_chinh", receiver="ke_nhiem", by="quan_tri", **said):
    said = {"on": LAST, "why": "Chuyển công tác", **said}
    handover = HandOver(
        giver=district.accounts[giver],
        receiver=district.accounts[receiver],
        unit=district.units["00343"],
        **said,
    )
    return actions.hand_over(handover, owners, by=district.accounts[by], at=AT)


def open_of(district, who):
    return [item.key for item in handing_over.open_items(district.accounts[who], district.units["00343"].pk)]


def all_to(owner, *items):
    return {item.at: owner for item in items or (TASK, LETTER)}


def test_one_act_lists_the_items_names_owners_and_ends_the_service(district, begun):
    owners = {TASK.at: "ke_nhiem", LETTER.at: "nguoi_thu_ba"}
    handover = hand_over(district, owners)
    assert [(one["key"], one["title"], one["from"], one["owner"]) for one in handover.items] == [
        ("1", "Báo cáo quý I", "nhan_chinh", "ke_nhiem"),
        ("9", "Công văn 09", "nhan_chinh", "nguoi_thu_ba"),
    ]
    assert handover.items[0]["from_name"] == district.accounts["nhan_chinh"].name
    act = Act.objects.get(verb="offices.hand_over")
    assert act.manifest == [["offices.appointment", 1], ["offices.handover", 1]]
    assert act.reason == "Chuyển công tác"
    giver, unit = district.accounts["nhan_chinh"], district.units["00343"].pk
    assert Permission(giver, LAST).may(Deed.RECORD, unit)
    assert not Permission(giver, LAST + dt.timedelta(days=1)).may(Deed.RECORD, unit)
    assert checking.first_broken() is None


def test_items_pass_to_their_new_owners_and_may_pass_on(district, begun):
    hand_over(district, {TASK.at: "ke_nhiem", LETTER.at: "nguoi_thu_ba"})
    assert (open_of(district, "nhan_chinh"), open_of(district, "ke_nhiem")) == ([], ["1"])
    assert handing_over.owner_of(*TASK.at) == "ke_nhiem"
    again = hand_over(district, all_to("nguoi_thu_ba", TASK), giver="ke_nhiem", receiver="nguoi_thu_ba")
    assert again.items[0]["origin"] == "nhan_chinh"
    assert again.items[0]["begun_at"] == "00343@1997-01-01"
    assert sorted(open_of(district, "nguoi_thu_ba")) == ["1", "9"]
    assert [row.items[0]["from"] for row in HandOver.objects.order_by("pk")] == ["nhan_chinh", "ke_nhiem"]
    begun["nhan_chinh"].remove(TASK)  # done
    assert open_of(district, "nguoi_thu_ba") == ["9"]


def test_an_open_item_without_an_owner_refuses_the_whole(district, begun):
    with pytest.raises(HandOverRefused, match=r"Còn 1 việc chưa có người nhận: Công văn 09\.") as refused:
        hand_over(district, all_to("ke_nhiem", TASK))
    assert refused.value.items == (LETTER,)
    assert not HandOver.objects.exists()
    assert queries.appointments(district.accounts["nhan_chinh"], LAST + dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("owner", "words"),
    [
        ("nhan_chinh", "không công tác ở đơn vị này"),
        ("thuong_dinh", "không công tác ở đơn vị này"),
        ("khong_co", "Không có tài khoản đang dùng: khong_co"),
    ],
)
def test_an_owner_must_serve_there_afterwards(district, begun, owner, words):
    with pytest.raises(HandOverRefused, match=words):
        hand_over(district, all_to(owner))


def test_an_account_out_of_use_takes_nothing(district, begun):
    Account.objects.filter(username="ke_nhiem").update(is_active=False)
    with pytest.raises(HandOverRefused, match="đang dùng"):
        hand_over(district, all_to("ke_nhiem"))


def test_the_office_above_may_take_items(district, begun):
    hand_over(district, all_to("van_phong"))
    held = handing_over.open_items(district.office, district.unit.pk)
    assert [item.key for item in held] == ["1", "9"]


def test_the_receiver_reads_the_archive_unless_others_are_named(district, begun):
    def read_by(username: str) -> set[int]:
        """Whose old files an account may read the day after."""
        return handing_over.archive_units(district.accounts[username], LAST + dt.timedelta(days=1))

    begun.clear()
    ward = district.units["00343"].pk
    hand_over(district, {})
    assert (read_by("ke_nhiem"), read_by("van_phong")) == ({ward}, set())
    hand_over(district, {}, giver="nguoi_thu_ba", archive_readers=["van_phong"])
    assert (read_by("ke_nhiem"), read_by("van_phong")) == ({ward}, {ward})
    assert handing_over.archive_units(district.accounts["ke_nhiem"], LAST) == set()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"why": " "}, "phải ghi lý do"),
        ({"on": LAST + dt.timedelta(days=1)}, "Chưa tới ngày bàn giao 01/04/2023"),
        ({"giver": "thue"}, "không giữ chức vụ nào"),
        ({"on": dt.date(2019, 1, 1)}, "không giữ chức vụ nào"),
        ({"receiver": "nhan_chinh"}, "không công tác"),
    ],
)
def test_what_else_is_refused(district, begun, said, words):
    with pytest.raises(HandOverRefused, match=words):
        hand_over(district, all_to("ke_nhiem"), **said)


@pytest.mark.parametrize("who", ["nhan_chinh", "van_phong", "chu_tich"])
def test_an_administrator_writes_it(district, begun, who):
    with pytest.raises(NotAllowed):
        hand_over(district, all_to("ke_nhiem"), by=who)


def test_an_appointment_that_has_ended_keeps_its_last_day(district, begun):
    hand_over(district, all_to("ke_nhiem"))
    begun["nhan_chinh"].append(OpenItem("thu.task", "2", "Việc còn sót"))
    hand_over(district, {("thu.task", "2"): "ke_nhiem"})
    assert open_of(district, "ke_nhiem") == ["1", "9", "2"]
    assert Act.objects.filter(verb="offices.hand_over").latest("pk").manifest == [["offices.handover", 1]]


def test_a_reader_of_the_archive_sees_the_unit_from_the_next_day_and_does_nothing_else(district, begun):
    reader, unit = district.accounts["thuong_dinh"], district.units["00343"].pk
    hand_over(district, all_to("ke_nhiem"), archive_readers=["ke_nhiem", "thuong_dinh"])
    assert not Permission(reader, LAST).may(Deed.SEE, unit)
    after = Permission(reader, LAST + dt.timedelta(days=1))
    assert after.may(Deed.SEE, unit)
    assert unit in after.units(Deed.SEE)
    assert [deed for deed in Deed if deed is not Deed.SEE and after.may(deed, unit)] == []


def test_who_left_the_service_reads_no_archive(district, begun):
    reader, unit = district.accounts["thuong_dinh"], district.units["00343"].pk
    hand_over(district, all_to("ke_nhiem"), archive_readers=["thuong_dinh"])
    [served] = queries.appointments(reader, LAST)
    ended = Appointment(
        record=served.record,
        corrects=served,
        account=reader,
        unit=served.unit,
        role=served.role,
        post=served.post,
        from_day=served.from_day,
        last_day=LAST,
    )
    actions.appoint([ended], by=district.accounts["quan_tri"], at=AT)
    assert not Permission(reader, LAST + dt.timedelta(days=1)).may(Deed.SEE, unit)
