"""The form that adds a row: what was understood, the law, drafts, the next row, rows that look alike."""

import datetime as dt

import pytest
from django.utils import timezone

from giaoban.budget.models import RevenueLine
from giaoban.notices import by_the_clock
from giaoban.penalties.models import PenaltyDecision
from giaoban.registers.models import Draft
from giaoban.registers.tests.test_entry_pages import ADD, GOOD
from giaoban.trail.models import Act
from tests.pages import World, body, inline_code, words, world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def made() -> World:
    return world()


def test_what_was_understood_stands_under_a_field_after_a_refusal(made: World) -> None:
    page = words(made.client("thue").post(ADD, {**GOOD, "code": "9999"}))
    assert "Hiểu là: 828.500.000 đồng (Tám trăm hai mươi tám triệu năm trăm nghìn đồng" in page
    assert "Hiểu là: Thứ Ba, 07/3/2023" in page


@pytest.mark.parametrize(
    ("query", "expected"), [("amount=1,5 tỷ", "1.500.000.000 đồng"), ("day=32/1/2023", "không phải ngày"), ("day=", "")]
)
def test_a_field_left_is_told_by_a_piece_of_the_page(made: World, query: str, expected: str) -> None:
    page = body(made.client("thue").get(f"/so/budget.revenue/hieu?{query}"))
    assert expected in page
    assert "<html" not in page


def test_the_law_stands_beside_the_field_it_rules(made: World) -> None:
    page = words(made.client("nhan_chinh").get("/so/penalties.decision/them"))
    assert "Luật: thời hạn ra quyết định xử phạt — thông thường 7 ngày làm việc; vụ phải chuyển hồ sơ 10 ngày" in page


def test_a_draft_is_kept_for_its_writer_and_is_no_entry(made: World) -> None:
    client, acts, rows = made.client("thue"), Act.objects.count(), RevenueLine.objects.count()
    kept = client.post(ADD, {**GOOD, "viec": "nhap", "amount": "đang hỏi", "decided_by": "Chủ tịch"}, follow=True)
    assert "Bản nháp, chưa ghi vào sổ" in words(kept)
    assert 'value="đang hỏi"' in body(kept)
    assert 'value="Chủ tịch"' in body(kept)
    assert (Act.objects.count(), RevenueLine.objects.count()) == (acts, rows)
    assert "đang hỏi" in words(client.get("/so/ban-nhap"))
    assert "đang hỏi" not in words(made.client("van_phong").get("/so/ban-nhap"))
    assert "đang hỏi" not in body(made.client("van_phong").get(f"{ADD}?nhap={GOOD['lan']}"))


def test_recording_or_throwing_away_ends_a_draft(made: World) -> None:
    client = made.client("thue")
    client.post(ADD, {**GOOD, "viec": "nhap"})
    made.client("van_phong").post(f"/so/budget.revenue/ban-nhap/{GOOD['lan']}/bo")
    assert Draft.objects.count() == 1, "only its writer throws it away"
    client.post(ADD, GOOD)
    assert Draft.objects.count() == 0
    client.post(ADD, {**GOOD, "lan": "a" * 32, "viec": "nhap"})
    client.post(f"/so/budget.revenue/ban-nhap/{'a' * 32}/bo")
    assert Draft.objects.count() == 0


def test_a_draft_ends_thirty_days_after_it_was_saved_last(made: World) -> None:
    client, now = made.client("thue"), timezone.now()
    client.post(ADD, {**GOOD, "viec": "nhap", "amount": "đang hỏi"})
    Draft.objects.update(saved_at=now - dt.timedelta(days=29))
    assert "đang hỏi" in words(client.get("/so/ban-nhap"))
    Draft.objects.update(saved_at=now - dt.timedelta(days=31))
    assert "đang hỏi" not in body(client.get(f"{ADD}?nhap={GOOD['lan']}"))
    by_the_clock.run(now)
    assert Draft.objects.count() == 0


def test_record_and_add_another_keeps_unit_and_day(made: World) -> None:
    page = made.client("thue").post(ADD, {**GOOD, "viec": "tiep"}, follow=True)
    assert page.request["PATH_INFO"] == ADD
    assert 'value="7/3/2023"' in body(page)
    assert '<option value="009.THUE" selected>' in body(page)
    assert "Đã ghi vào Sổ thu ngân sách" in words(page)
    assert 'value="828,5 triệu"' not in body(page)


def test_a_row_that_looks_like_another_is_pointed_out_and_recorded_on_the_second_press(made: World) -> None:
    client = made.client("thue")
    client.post(ADD, GOOD)
    again = {**GOOD, "lan": "b" * 32}
    page = client.post(ADD, again)
    assert page.status_code == 422
    assert "giống dòng đã có" in words(page)
    assert f"/so/budget.revenue/{RevenueLine.objects.get(key='f' * 32).record.hex}/" in body(page)
    assert RevenueLine.objects.filter(amount=828_500_000).count() == 1
    assert client.post(ADD, {**again, "van-ghi": "1"}).status_code == 302
    assert RevenueLine.objects.filter(amount=828_500_000).count() == 2


def test_who_decided_is_kept_apart_from_who_typed(made: World) -> None:
    decided = {"decided_by": "Chủ tịch UBND phường", "decided_on": "6/3/2023", "basis": "12/QĐ-UBND"}
    typed = {
        "day": "7/3/2023", "unit": "00343", "field": "market", "number": "99/QĐ-XP", "offence": "không niêm yết giá",
        "offender_kind": "individual", "fine": "2 triệu", "lan": "c" * 32, **decided,
    }  # fmt: skip
    made.client("nhan_chinh").post("/so/penalties.decision/them", typed)
    act = PenaltyDecision.objects.get(number="99/QĐ-XP").act
    assert (act.account, act.decided_by, act.basis) == ("nhan_chinh", "Chủ tịch UBND phường", "12/QĐ-UBND")
    page = made.client("nhan_chinh").post("/so/penalties.decision/them", {**typed, "lan": "d" * 32, "decided_on": "x"})
    assert page.status_code == 422


@pytest.mark.parametrize(
    ("user", "add", "drafts"),
    [("thue", 200, 200), ("van_phong", 200, 200), ("chu_tich", 403, 200), ("quan_tri", 403, 200), (None, 302, 302)],
)
def test_who_may_add_and_see_own_drafts(made: World, user: str | None, add: int, drafts: int) -> None:
    client = made.client(user)
    assert client.get(ADD).status_code == add
    page = client.get("/so/ban-nhap")
    assert page.status_code == drafts
    assert inline_code(body(page)) == []
