"""The pages of subscriptions and their outbox."""

import pytest
from django.test import Client

from giaoban.tasks.tests.conftest import give
from giaoban.trail import follower
from giaoban.webhooks.models import WebhookMessage, WebhookSubscription
from tests.pages import body, words

NEW = "/quan-tri/bao-he-thong/them"


def client(district, username: str = "quan_tri") -> Client:
    browser = Client(headers={"accept-language": "vi"})
    browser.force_login(district.accounts[username])
    return browser


def sent(district, **more):
    unit = f"009@{district.unit.valid_from.isoformat()}"
    said = {"name": "Văn bản", "unit": unit, "url": "https://vb.example.vn/nhan", "topics": ["tasks"]}
    return {**said, **more}


def test_the_secret_is_shown_once(district):
    browser = client(district)
    shown = body(browser.post(NEW, sent(district)))
    assert "whsec_" in shown
    made = WebhookSubscription.objects.get()
    assert "whsec_" not in body(browser.get(f"/quan-tri/bao-he-thong/{made.pk}/"))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"url": "https://127.0.0.1/x"}, "Địa chỉ nội bộ"),
        ({"url": "https://localhost:8000/x"}, "Địa chỉ nội bộ"),
        ({"url": "http://vb.example.vn/nhan"}, "Chỉ gửi bằng https"),
        ({"url": "https://ai:mk@vb.example.vn/"}, "không được chứa tên, mật khẩu"),
        ({"url": "ftp://vb.example.vn/"}, "Cần một địa chỉ như"),
        ({"url": "https://vb.example.vn:99999/"}, "Cần một địa chỉ như"),
        ({"topics": []}, "Chọn ít nhất một loại sự kiện"),
        ({"name": " "}, "Không được để trống"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(district, said, told):
    answer = client(district).post(NEW, sent(district, **said))
    assert answer.status_code == 422
    assert told in words(answer)
    assert not WebhookSubscription.objects.exists()
    assert sent(district, **said)["url"] in body(answer)


def test_the_outbox_shows_a_message_and_sends_it_again(district, subscribed):
    give(district)
    follower.run_pass()
    WebhookMessage.objects.update(state="given_up")
    one = WebhookMessage.objects.get()
    browser = client(district)
    assert "task.assigned" in words(browser.get(f"/quan-tri/bao-he-thong/{subscribed[0].pk}/?tinh-trang=given_up"))
    assert "Gửi lại" in words(browser.get(f"/quan-tri/bao-he-thong/tin/{one.pk}/"))
    assert "đang chờ gửi lại" in words(browser.post(f"/quan-tri/bao-he-thong/tin/{one.pk}/gui-lai", follow=True))
    one.refresh_from_db()
    assert one.state == "waiting"
