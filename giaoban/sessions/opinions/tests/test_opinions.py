"""Opinion sheets: sealed until they close, one vote each, none after; counted from the trail by the office's rule."""

import datetime as dt
import json
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from giaoban.folders.history import writing
from giaoban.notices import by_the_clock
from giaoban.notices.models import Notice, Reminder
from giaoban.offices import account_actions
from giaoban.offices import actions as offices
from giaoban.offices.models import Account, Delegation, DelegationKind, OfficeNorm, Role
from giaoban.offices.permission import NotAllowed
from giaoban.registers.rules.finding import Refused
from giaoban.sessions.opinions import actions, queries
from giaoban.sessions.opinions.models import OpinionKey, OpinionSheet, OpinionVote, SealedOpinion
from giaoban.sessions.opinions.rules.tally import Verdict
from giaoban.sessions.opinions.tests.asked import AT, CLOSES, SECRET, asked, give
from giaoban.trail import checking, follower
from giaoban.trail.actions import CorrectionConflict
from giaoban.trail.models import Act
from giaoban.trail.queries import latest_seal
from tests.pages import World, body, words

PAGE = "/phien-hop/phieu/"


def everything_stored() -> str:
    """All that the database holds, as text: what an export, the API or the trail could give away."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 — names of our own tables
            found += [repr(row) for row in cursor.fetchall()]
    return "\n".join(found)


def test_nothing_can_be_read_before_closing_anywhere(made: World, tmp_path: Path):
    sheet = asked(made.district)
    give(made.district, sheet, "chu_tich", "disagree", SECRET)
    give(made.district, sheet, "thue", "agree")
    follower.run_pass()
    stored = everything_stored()
    assert SECRET not in stored
    assert SECRET not in json.dumps([act.changes for act in Act.objects.all()], ensure_ascii=False)
    writing.write(tmp_path / "out", latest_seal())
    exported = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").rglob("*.jsonl"))
    assert "hmac:" in exported
    assert SECRET not in exported
    assert '"disagree"' not in exported
    for username in ("van_phong", "chu_tich", "thue"):
        page = words(made.client(username).get(f"{PAGE}{sheet.record.hex}/"))
        assert SECRET not in page
        assert "Không đồng ý" not in page.partition("Thành viên")[2]
    assert queries.result(sheet) is None
    assert all(one.choice == "" for one in queries.opinions(sheet))


def test_closing_reveals_all_and_names_who_did_not_answer(made: World):
    sheet = asked(made.district)
    give(made.district, sheet, "chu_tich", "disagree", SECRET)
    give(made.district, sheet, "thue", "agree")
    with pytest.raises(actions.Closed, match="còn hạn"):
        actions.close(sheet, by=made.district.office, at=CLOSES - dt.timedelta(seconds=1))
    made.client("van_phong").post(f"{PAGE}{sheet.record.hex}/chot")
    page = words(made.client("thue").get(f"{PAGE}{sheet.record.hex}/"))
    assert SECRET in page
    assert "Chánh Văn phòng (tên giả) không trả lời" in page
    assert "Chủ tọa quyết định" in page
    assert "hệ thống chỉ in số phiếu" in page
    assert "Mọi phiếu mở ra đều khớp mã băm đã niêm" in page
    assert not OpinionKey.objects.exists()
    assert not SealedOpinion.objects.exists()
    with pytest.raises(actions.Closed, match="đã chốt"):
        actions.close(sheet, by=made.district.office, at=CLOSES)
    follower.run_pass()
    assert checking.first_broken() is None


def test_the_tally_is_counted_from_the_trail_alone(made: World):
    sheet = asked(made.district)
    for name, choice in (("chu_tich", "agree"), ("thue", "agree"), ("van_phong", "other")):
        give(made.district, sheet, name, choice, "vì" if choice == "other" else "")
    actions.close(sheet, by=made.district.office, at=CLOSES)
    counts = queries.result(sheet).counts
    assert (counts.asked, counts.agree, counts.other, counts.silent) == (3, 2, 1, 0)
    assert queries.result(sheet).untrue == []


def test_no_vote_after_closing_and_none_twice(made: World):
    sheet = asked(made.district)
    give(made.district, sheet, "thue", "agree")
    with pytest.raises(CorrectionConflict, match="một lần"):
        give(made.district, sheet, "thue", "disagree", "đổi ý")
    with pytest.raises(actions.Closed, match="hết hạn"):
        give(made.district, sheet, "chu_tich", "agree", at=CLOSES)
    actions.close(sheet, by=made.district.office, at=CLOSES)
    with pytest.raises(actions.Closed):
        give(made.district, sheet, "chu_tich", "agree", at=CLOSES - dt.timedelta(hours=1))
    assert OpinionVote.objects.count() == 1
    page = made.client("chu_tich").post(f"{PAGE}{sheet.record.hex}/", {"member": "chu_tich", "choice": "agree"})
    assert page.status_code == 422
    assert "Phiếu đã hết hạn" in words(page)


def test_only_those_asked_see_it_and_vote_and_a_refusal_needs_a_reason(made: World):
    sheet = asked(made.district, closes=timezone.now() + dt.timedelta(days=2), at=timezone.now())
    here = f"{PAGE}{sheet.record.hex}/"
    for username in ("nhan_chinh", "van_thu", "quan_tri"):
        assert made.client(username).get(here).status_code == 404
        assert "chỉnh trang" not in words(made.client(username).get(PAGE))
    with pytest.raises(NotAllowed):
        actions.vote(
            sheet, made.district.accounts["thue"], "agree", "", by=made.district.office, at=timezone.localtime()
        )
    clerk = made.client("thue")
    refused = clerk.post(here, {"member": "thue", "choice": "disagree", "reason": ""})
    assert refused.status_code == 422
    assert 'id="loi-reason"' in body(refused)
    clerk.post(here, {"member": "thue", "choice": "disagree", "reason": SECRET})
    assert "Bạn đã gửi ý kiến" in words(clerk.get(here))
    assert SECRET not in words(clerk.get(here)), "not even who wrote it reads it again"
    again = clerk.post(here, {"member": "thue", "choice": "agree", "reason": ""})
    assert "mỗi người gửi một lần" in words(again)


def test_members_are_told_and_reminded_until_they_answer_and_the_clock_closes_the_sheet(made: World):
    at = timezone.now()
    sheet = asked(made.district, closes=at + dt.timedelta(days=5), at=at)
    follower.run_pass()
    assert Notice.objects.filter(kind="sessions.opinion_asked").count() == 3
    give(made.district, sheet, "thue", "agree", at=at)
    follower.run_pass()
    waiting = set(Reminder.objects.values_list("account__username", flat=True))
    assert waiting == {"chu_tich", "van_phong"}
    by_the_clock.run(sheet.closes_at - dt.timedelta(seconds=1))
    assert queries.result(sheet) is None
    for _ in range(2):
        by_the_clock.run(sheet.closes_at)
    follower.run_pass()
    assert queries.closing_of(sheet.record).act.post == "Hệ thống, đúng hạn của phiếu"
    assert "Hệ thống, đúng hạn của phiếu" in words(made.client("thue").get(f"{PAGE}{sheet.record.hex}/"))
    told = Notice.objects.filter(kind="sessions.opinion_closed").values_list("account__username", "unit__code")
    assert sorted(told) == [("chu_tich", "009"), ("thue", "009.THUE"), ("van_phong", "009")]
    assert not Reminder.objects.exists()


def test_the_offices_own_working_regulation_counts_and_allows_a_proxy(made: World):
    district = made.district
    own = [("quorum", {"parts": 2, "of": 3}), ("majority", {"parts": 1, "of": 2}), ("voting_by_proxy", True)]
    norms = [
        OfficeNorm(
            name=f"sessions.{name}", value=value, since=dt.date(2022, 1, 1), document="Quy chế làm việc, Điều 12",
            document_day=dt.date(2022, 1, 1),
        )
        for name, value in own
    ]  # fmt: skip
    offices.enter_norms(norms, unit_id=district.unit.pk, by=district.accounts["quan_tri"], at=AT)
    given = Delegation(
        giver=district.accounts["thue"], receiver=district.chair, unit=district.units["009.THUE"], role=Role.CLERK,
        kind=DelegationKind.TUQ, from_day=AT.date(), last_day=AT.date(), basis="12/GUQ-CCT",
    )  # fmt: skip
    account_actions.delegate(given, by=district.accounts["quan_tri"], at=AT)
    sheet = asked(district)
    give(district, sheet, "chu_tich", "agree")
    actions.vote(sheet, district.accounts["thue"], "agree", "", by=district.chair, at=AT)
    with pytest.raises(NotAllowed):
        actions.vote(sheet, district.office, "agree", "", by=district.chair, at=AT)
    actions.close(sheet, by=district.office, at=CLOSES)
    result = queries.result(sheet)
    assert result.verdict == Verdict.PASSED
    assert "Quy chế làm việc, Điều 12" in result.article


def test_what_was_tampered_with_after_closing_is_told(made: World, monkeypatch: pytest.MonkeyPatch):
    sheet = asked(made.district)
    give(made.district, sheet, "thue", "agree")
    actions.close(sheet, by=made.district.office, at=CLOSES)
    real = queries._revealed
    monkeypatch.setattr(queries, "_revealed", lambda key: dict.fromkeys(real(key), ("disagree", "")))
    assert "Có phiếu mở ra khác với lúc niêm" in words(made.client("van_phong").get(f"{PAGE}{sheet.record.hex}/"))


def test_a_sheet_that_asks_nobody_or_is_over_is_refused_at_its_place(made: World):
    office = made.client("van_phong")
    sent = {
        "unit": "009@1997-01-01",
        "title": "Về giá đất",
        "question": "Xin ý kiến",
        "day": "15/3/2023",
        "hour": "17:00",
    }
    page = office.post(f"{PAGE}them", sent)
    assert page.status_code == 422
    assert "Hạn trả lời phải ở sau lúc này" in words(page)
    assert "Chọn ít nhất một thành viên" in words(page)
    assert 'value="Về giá đất"' in body(page)
    soon = timezone.localtime() + dt.timedelta(days=3)
    office.post(f"{PAGE}them", {**sent, "day": f"{soon:%d/%m/%Y}", "members": ["chu_tich"]})
    assert [one.title for one in queries.visible(_permission(made))] == ["Về giá đất"]
    assert made.client("thue").get(f"{PAGE}them").status_code == 403
    with pytest.raises(Refused):
        asked(made.district, closes=AT)


def _permission(made: World):  # type: ignore[no-untyped-def]
    from giaoban.offices.permission import Permission

    return Permission(made.district.chair, timezone.localdate())


def test_who_holds_no_role_any_more_is_not_asked_though_the_sheet_names_them(made: World):
    retired = Account.objects.create_user("nghi_huu", "Người nghỉ hưu (tên giả)", None)
    made.district.accounts["nghi_huu"] = retired
    sheet = OpinionSheet(unit=made.district.unit, title="Chủ trương", question="Có nên không?")
    sheet.closes_at = timezone.now() + dt.timedelta(days=2)
    actions.ask(sheet, [retired], by=made.district.office, at=timezone.now())
    follower.run_pass()
    assert made.client("nghi_huu").get(f"{PAGE}{sheet.record.hex}/").status_code == 404
    assert "Chủ trương" not in words(made.client("nghi_huu").get(PAGE))
    assert not Notice.objects.filter(account=retired).exists()
