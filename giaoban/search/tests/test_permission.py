"""Who finds what: people × things, written by hand; what is found opens, and what is not found does not."""

import datetime as dt

import pytest
from django.test import Client

from giaoban.offices import actions as offices
from giaoban.offices.models import Account, Appointment
from giaoban.offices.permission import Permission
from giaoban.registers import actions as registers
from giaoban.reports import actions as reports
from giaoban.reports.models import Letterhead, OutlineItem
from giaoban.search import queries
from giaoban.search.models import IndexedEntry
from tests.pages import AT, World, revenue, words, world

pytestmark = pytest.mark.django_db(transaction=True)

THINGS = {
    "the ward's decision": ("bán hàng lấn chiếm", "penalties.decision"),
    "a payment of it": ("NP-01", "penalties.payment"),
    "the tax office's line": ("Đường Lê", "budget.revenue"),
    "its line of a ward's place": ("lập tại Nhân Chính zqx", "budget.revenue"),
    "the district's report": ("báo cáo kỳ 2023-03", "reports"),
    "the ward Nhân Chính": ("00343", "units"),
    "the district": ("quận thanh xuân", "units"),
    "an indicator": ("sốt xuất huyết", "indicators"),
}
"""What there is, a query for it and the source it comes from."""
FINDS = {
    "van_phong": set(THINGS),
    "chu_tich": set(THINGS),
    "quan_tri": set(THINGS),
    "van_thu": {"the district's report", "the district", "an indicator"},
    "nhan_chinh": {"the ward's decision", "a payment of it", "the ward Nhân Chính", "an indicator"},
    "thuong_dinh": {"an indicator"},
    "thue": {"the tax office's line", "its line of a ward's place", "an indicator"},
    "da_nghi": set(),
    "khong_vai": set(),
}
"""Written by hand: office, leader and administrator reach below their unit, the others do not; a record belongs
to the unit that recorded it, not to the place where it happened; who left or holds no role finds nothing."""


@pytest.fixture
def made() -> World:
    made = world()
    thue = made.district.accounts["thue"]
    line = revenue(made.district, "2023-03-02", 5, "zqx", ward="00343", note="lập tại Nhân Chính zqx")
    registers.record(registers.registry.get("budget.revenue"), [line], by=thue, at=AT)
    unit = made.district.unit
    head = Letterhead(unit=unit, agency="UBND QUẬN", symbol="BC-UBND", place="Thanh Xuân", subject="Báo cáo")
    sentence = OutlineItem(unit=unit, key="thu", order=1, kind="paragraph", template="Trong tháng.")
    reports.write_outline([head, sentence], unit=unit.pk, by=made.district.office, at=AT)
    for username, last in (("da_nghi", dt.date(2023, 1, 31)), ("khong_vai", None)):
        account = Account.objects.create_user(username, f"{username} (tên giả)", None)
        made.district.accounts[username] = account
        if last is not None:
            service = Appointment(
                account=account,
                unit=made.district.unit,
                role="office",
                post="Cũ",
                from_day=dt.date(2020, 1, 1),
                last_day=last,
            )
            offices.appoint([service], by=made.district.accounts["quan_tri"], at=AT)
    return made


def found(account: Account, text: str, on: dt.date | None = None) -> list[queries.Hit]:
    question = queries.question(text, Permission(account, on or AT.date()))
    assert question is not None
    return queries.best(question, most=50)


def sought(account: Account, text: str, source: str) -> bool:
    return any(hit.source == source for hit in found(account, text))


def test_each_person_finds_what_the_table_says(made: World) -> None:
    finds = {
        username: {thing for thing, asked in THINGS.items() if sought(made.district.accounts[username], *asked)}
        for username in FINDS
    }
    assert finds == FINDS


def test_everything_found_opens_and_nothing_refused_is_found(made: World) -> None:
    every = list(IndexedEntry.objects.values_list("title", "href", "source", "key"))
    assert len({source for _, _, source, _ in every}) >= 6
    for username in ("van_phong", "van_thu", "nhan_chinh", "thue", "khong_vai"):
        client, account = made.client(username), made.district.accounts[username]
        today = Permission(account, dt.date.today())  # noqa: DTZ011 — what the page of today asks
        for title, href, source, key in every:
            question = queries.question(title, today)
            assert question is not None
            mine = {(hit.source, hit.key) for hit in queries.best(question, most=200)}
            status = client.get(href, follow=True).status_code
            if (source, key) in mine:
                assert status == 200, (username, title, href)
            elif today.held:
                assert status == 403, (username, title, href)


def test_counts_tell_no_more_than_the_hits(made: World) -> None:
    for username in FINDS:
        permission = Permission(made.district.accounts[username], AT.date())
        for text, _ in THINGS.values():
            question = queries.question(text, permission)
            assert question is not None
            assert sum(one.many for one in queries.counts(question)) == len(queries.best(question, most=1000))


def test_a_role_counts_on_its_days_only(made: World) -> None:
    retired = made.district.accounts["da_nghi"]
    assert found(retired, "lấn chiếm", dt.date(2023, 1, 31))
    assert not found(retired, "lấn chiếm", dt.date(2023, 2, 1))


def test_a_stranger_signs_in_first(made: World) -> None:
    for path in ("/tim?q=lấn", "/tim/goi-y?q=lấn"):
        answer = Client().get(path)
        assert (answer.status_code, answer["Location"].startswith("/dang-nhap")) == (302, True)


def test_did_you_mean_names_nothing_that_is_not_seen(made: World) -> None:
    """The clerk of one ward is not told another ward's name; pages and indicators are everybody's."""
    assert "Có phải bạn tìm: Nhân Chính" in words(made.client("van_phong").get("/tim?q=nhan+chinhh"))
    assert "Có phải bạn tìm: Nhân Chính" not in words(made.client("thuong_dinh").get("/tim?q=nhan+chinhh"))
