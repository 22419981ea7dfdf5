"""One mail a day and person, at their hour, through a real SMTP server; never twice, whatever breaks."""

import datetime as dt
import smtplib
import socket
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from django.core.management import call_command

from giaoban.days.clock import VIETNAM
from giaoban.management.commands import worker
from giaoban.notices import actions, by_the_clock, digest, smtp
from giaoban.notices.models import Digest, Notice, NoticePreference
from giaoban.notices.tests.people import district, tell

__all__ = ["district"]


def at(hour: int, day: int = 10) -> dt.datetime:
    return dt.datetime(2026, 3, day, hour, 5, tzinfo=VIETNAM)


class Post:
    """What the server took, and what it answers next."""

    def __init__(self) -> None:
        self.mails = []
        self.answer = "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 — aiosmtpd's name
        if self.answer.startswith("250"):
            self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.answer

    def text(self, number: int = -1) -> str:
        return self.mails[number].get_content()


@pytest.fixture
def post(settings):
    handler = Post()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    settings.MAIL_SERVER = {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "user": "",
        "password": "",
        "sender": "Giao Ban <giaoban@example.vn>",
    }
    settings.SITE_ADDRESS = "https://giaoban.example.vn"
    yield handler
    server.stop()


def wants(account, hour=7, **more):
    return NoticePreference.objects.create(
        account=account, mail=True, address=f"{account.username}@example.vn", hour=hour, **more
    )


def test_thirty_five_notices_are_one_mail(district, post):
    wants(district.office)
    tell(district.office, *(f"thứ {number}" for number in range(35)))
    assert digest.send_due(at(7)) == 1
    [mail] = post.mails
    assert (mail["To"], mail["From"]) == ("van_phong@example.vn", "Giao Ban <giaoban@example.vn>")
    assert mail["Subject"] == "Giao Ban: 35 thông báo ngày 10/3/2026"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert post.text().count("Việc thứ") == 35
    first = Notice.objects.get(key="thứ 0")
    assert f"https://giaoban.example.vn/thong-bao/{first.pk}/" in post.text()


def test_it_goes_at_the_persons_hour_and_once_that_day(district, post):
    wants(district.office, hour=7)
    tell(district.office, "sáng")
    assert [digest.send_due(at(hour)) for hour in (0, 6, 7, 8)] == [0, 0, 1, 0]
    tell(district.office, "trưa")
    assert [digest.send_due(at(hour)) for hour in (12, 23)] == [0, 0]
    assert digest.send_due(at(7, day=11)) == 1
    assert ("Việc trưa" in post.text(), "Việc sáng" in post.text()) == (True, False)


def test_a_worker_that_was_down_at_the_hour_sends_later_that_day(district, post):
    wants(district.office, hour=7)
    tell(district.office, "một")
    assert digest.send_due(at(15)) == 1


def test_what_was_read_in_the_page_is_not_mailed(district, post):
    wants(district.office)
    tell(district.office, "đã đọc", "chưa đọc")
    actions.mark([Notice.objects.get(key="đã đọc").pk], district.office, read=True, at=at(6))
    digest.send_due(at(7))
    assert ("Việc đã đọc" in post.text(), "Việc chưa đọc" in post.text()) == (False, True)


def test_who_has_nothing_new_or_did_not_ask_gets_no_mail(district, post):
    wants(district.office)
    tell(district.chair, "một")
    assert digest.send_due(at(7)) == 0
    assert post.mails == []


def test_who_left_the_service_gets_no_mail(district, post):
    wants(district.office)
    tell(district.office, "một")
    district.office.is_active = False
    district.office.save()
    assert digest.send_due(at(7)) == 0


def test_units_that_one_may_not_see_are_counted_and_not_named(district, post):
    clerk = district.accounts["nhan_chinh"]
    wants(clerk)
    tell(clerk, "của quận", unit=district.unit.pk)
    tell(clerk, "của phường", unit=district.units["00343"].pk)
    digest.send_due(at(7))
    assert ("Việc của quận" in post.text(), "Việc của phường" in post.text()) == (False, True)
    assert "Và 1 thông báo khác." in post.text()


def test_a_refused_digest_is_tried_again_after_a_pause_and_keeps_its_name(district, post):
    wants(district.office)
    tell(district.office, "một")
    post.answer = "451 bận"
    assert digest.send_due(at(7)) == 0
    assert Digest.objects.get().problem.startswith("451")
    post.answer = "250 OK"
    assert digest.send_due(at(7) + dt.timedelta(minutes=1)) == 0
    assert digest.send_due(at(7) + dt.timedelta(minutes=11)) == 1
    assert [mail["Message-ID"] for mail in post.mails] == [f"<giaoban-{Digest.objects.get().pk}-2026-03-10@example.vn>"]
    assert digest.send_due(at(9)) == 0


def test_what_was_refused_all_day_is_in_the_next_days_digest(district, post):
    wants(district.office)
    tell(district.office, "một")
    post.answer = "550 không nhận"
    for minutes in range(0, 120, 5):
        digest.send_due(at(7) + dt.timedelta(minutes=minutes))
    assert Digest.objects.get().attempts == digest.MOST_TRIES
    post.answer = "250 OK"
    assert digest.send_due(at(7, day=11)) == 1
    assert "Việc một" in post.text()


def test_killed_between_claim_and_answer_it_is_not_sent_twice(district, post, monkeypatch):
    wants(district.office)
    tell(district.office, "một")
    send = smtp.send

    def killed(mail, server):
        send(mail, server)
        raise KeyboardInterrupt

    monkeypatch.setattr(smtp, "send", killed)
    with pytest.raises(KeyboardInterrupt):
        digest.send_due(at(7))
    monkeypatch.setattr(smtp, "send", send)
    assert [digest.send_due(at(hour)) for hour in (8, 23)] == [0, 0]
    assert digest.send_due(at(7, day=11)) == 0
    assert len(post.mails) == 1
    assert Digest.objects.get(day=dt.date(2026, 3, 10)).state == Digest.State.SENDING


def test_a_line_cut_after_the_mail_was_handed_over_is_not_sent_twice(district, post, monkeypatch):
    wants(district.office)
    tell(district.office, "một")

    def cut(self, *args, **kwargs):
        raise smtplib.SMTPServerDisconnected("đứt")

    monkeypatch.setattr(smtplib.SMTP, "send_message", cut)
    assert digest.send_due(at(7)) == 0
    monkeypatch.undo()
    assert Digest.objects.get().state == Digest.State.SENDING
    assert digest.send_due(at(9)) == 0


def test_a_server_that_is_away_is_a_refusal(district, post, settings):
    wants(district.office)
    tell(district.office, "một")
    there, settings.MAIL_SERVER = settings.MAIL_SERVER, {**settings.MAIL_SERVER, "port": 1}
    assert digest.send_due(at(7)) == 0
    settings.MAIL_SERVER = there
    assert digest.send_due(at(8)) == 1


def test_a_password_never_goes_over_a_line_that_the_server_does_not_close(district, post, settings):
    wants(district.office)
    tell(district.office, "một")
    settings.MAIL_SERVER = {**settings.MAIL_SERVER, "security": "starttls", "user": "a", "password": "b"}
    assert digest.send_due(at(7)) == 0
    assert Digest.objects.get().state == Digest.State.FAILED
    assert post.mails == []


def test_without_a_mail_server_nothing_is_claimed(district, settings):
    settings.MAIL_SERVER = None
    wants(district.office)
    tell(district.office, "một")
    assert digest.send_due(at(7)) == 0
    assert not Digest.objects.exists()


def test_the_worker_reminds_and_mails_by_the_clock_it_is_given(district, post):
    wants(district.office)
    tell(district.office, "một")
    for hour in (6, 7, 8):
        by_the_clock.run(at(hour))
    assert len(post.mails) == 1


def test_the_worker_command_looks_at_the_clock(district, post, monkeypatch):
    seen = []

    def follow(*, chores):
        chores(at(7))
        seen.append(chores)
        raise KeyboardInterrupt

    monkeypatch.setattr(worker, "follow", follow)
    wants(district.office)
    tell(district.office, "một")
    call_command("worker")
    assert (len(seen), len(post.mails)) == (1, 1)
