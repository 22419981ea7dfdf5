"""The second correction of one version is refused; on the page nothing typed is lost and what changed is shown."""

import re
from typing import Any

import pytest

from giaoban.budget.models import RevenueLine
from giaoban.budget.registers import REVENUE
from giaoban.registers import actions as registers
from giaoban.registers import queries as rows
from giaoban.trail.actions import CorrectionConflict
from tests.pages import AT, World, body, words
from tests.refusals.conftest import Unchanged

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/so/budget.revenue/a/sua"


def form(made: World, page: str, **typed: str) -> dict[str, str]:
    """The form as a browser would send it: every field with the value that the page gave it, some typed over."""
    fields = dict(re.findall(r'<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"', page))
    fields |= {name: value for value, name in re.findall(r'value="([^"]*)"[^>]* name="([^"]+)"', page)}
    for name, options in re.findall(r'<select[^>]* name="([^"]+)".*?>(.*?)</select>', page, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        fields[name] = chosen[1] if chosen else ""
    for name, text in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</textarea>', page):
        fields[name] = text.strip()
    return {**fields, **typed}


def sooner(made: World, **changes: Any) -> None:
    """A colleague of the office corrects the line first."""
    line = rows.standing(REVENUE, "a")
    registers.correct(REVENUE, line, changes, by=made.district.office, at=AT, reason="Đối chiếu kho bạc")


def test_the_action_refuses_a_version_that_was_corrected_before(made: World, unchanged: Unchanged) -> None:
    seen = rows.standing(REVENUE, "a")
    sooner(made, amount=5)
    with unchanged(), pytest.raises(CorrectionConflict, match="Bản ghi này vừa được người khác sửa"):
        registers.correct(REVENUE, seen, {"amount": 7}, by=made.district.office, at=AT, reason="muộn")
    with unchanged(), pytest.raises(CorrectionConflict):
        registers.correct(REVENUE, seen, {}, by=made.district.office, at=AT, reason="muộn", void=True)


def test_the_page_shows_what_changed_keeps_what_was_typed_and_goes_on_from_there(
    made: World, unchanged: Unchanged
) -> None:
    client = made.client("thue")
    typed = form(made, body(client.get(PAGE)), note="Theo bảng kê số 7", reason="Thiếu ghi chú", basis="12/BK")
    sooner(made, amount=650_000_000)
    with unchanged():
        response = client.post(PAGE, typed)
    page, text = body(response), words(response)
    assert response.status_code == 422
    assert "Bản ghi này vừa được người khác sửa, chưa ghi gì." in text
    assert "Chánh Văn phòng" in text
    assert "Lý do: Đối chiếu kho bạc" in text
    assert "700.000.000 → 650.000.000" in text
    again = form(made, page)
    kept = {"note": "Theo bảng kê số 7", "reason": "Thiếu ghi chú", "basis": "12/BK", "amount": "650.000.000"}
    assert {name: again[name] for name in kept} == kept
    done = words(client.post(PAGE, again, follow=True))
    assert "Đã sửa bản ghi." in done
    line = rows.standing(REVENUE, "a")
    assert (line.amount, line.note) == (650_000_000, "Theo bảng kê số 7")
    assert RevenueLine.objects.filter(record=line.record).count() == 3


def test_where_both_changed_one_field_each_sees_the_other_and_the_last_word_is_said_knowingly(made: World) -> None:
    client = made.client("thue")
    typed = form(made, body(client.get(PAGE)), amount="690 triệu", reason="Sửa số")
    sooner(made, amount=650_000_000)
    page = body(client.post(PAGE, typed))
    assert "650.000.000" in page
    again = form(made, page)
    assert again["amount"] == "690 triệu"
    client.post(PAGE, again)
    assert rows.standing(REVENUE, "a").amount == 690_000_000


def test_a_stale_cancelling_is_refused_and_shows_the_correction(made: World, unchanged: Unchanged) -> None:
    client = made.client("thue")
    page = "/so/budget.revenue/a/huy"
    typed = form(made, body(client.get(page)), reason="Ghi trùng")
    sooner(made, amount=650_000_000)
    with unchanged():
        response = client.post(page, typed)
    assert response.status_code == 422
    assert "700.000.000 → 650.000.000" in words(response)
    assert form(made, body(response))["reason"] == "Ghi trùng"


def test_a_record_cancelled_meanwhile_is_not_corrected(made: World, unchanged: Unchanged) -> None:
    client = made.client("thue")
    typed = form(made, body(client.get(PAGE)), amount="1", reason="x")
    line = rows.standing(REVENUE, "a")
    registers.correct(REVENUE, line, {}, by=made.district.office, at=AT, reason="trùng", void=True)
    with unchanged():
        response = client.post(PAGE, typed)
    assert response.status_code == 403
    assert "Bản ghi đã hủy, không sửa được nữa" in words(response)
