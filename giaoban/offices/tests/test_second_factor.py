"""The second factor: codes, printed codes, remembered devices, policy; sessions, passwords and one-time links."""

import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor

import pyotp
import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from giaoban.offices import actions
from giaoban.offices.models import Account, OfficeNorm
from giaoban.offices.sign_in import codes, journal, links, sealing
from giaoban.offices.sign_in.models import (
    Authenticator,
    LinkPurpose,
    OpenSession,
    Outcome,
    RecoveryCode,
    RememberedDevice,
    SignInRecord,
)
from giaoban.offices.sign_in.policy import policy
from giaoban.offices.sign_in.visitor import Visitor
from giaoban.offices.tests.test_sign_in import PASSWORD, sign_in
from tests.factories import District, small_district
from tests.pages import words

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)


@pytest.fixture
def district() -> District:
    return small_district()


@pytest.fixture
def secret(district: District) -> str:
    """The office's account with an authenticator app."""
    made = codes.new_secret()
    codes.keep(district.office, made, 0, at=timezone.now())
    return made


def code_of(secret: str) -> str:
    return pyotp.TOTP(secret).now()


def give(client: Client, code: str, **more: str):  # type: ignore[no-untyped-def]
    return client.post("/dang-nhap/lop-thu-hai", {"ma": code, **more})


def norm(district: District, name: str, value: object) -> None:
    entry = OfficeNorm(
        name=name, value=value, since=dt.date(2020, 1, 1), document="01/QĐ-UBND", document_day=dt.date(2020, 1, 1)
    )
    actions.enter_norm(entry, unit_id=district.unit.pk, by=district.accounts["quan_tri"], at=NOW)


def signed_in(district: District, name: str = "van_phong") -> Client:
    client = Client()
    assert sign_in(client, name)["Location"] == "/"
    return client


def test_a_right_password_alone_does_not_let_an_account_with_an_app_in(district: District, secret: str) -> None:
    client = Client()
    assert sign_in(client, tiep="/so/")["Location"] == "/dang-nhap/lop-thu-hai"
    assert client.get("/so/")["Location"].startswith("/dang-nhap?")
    assert give(client, "000000").status_code == 401
    assert give(client, code_of(secret))["Location"] == "/so/", "the way back survives the second step"
    assert client.get("/so/").status_code == 200


def test_a_code_is_taken_once(district: District, secret: str) -> None:
    moment = timezone.now()
    code = pyotp.TOTP(secret).at(moment)
    assert codes.accept(district.office, code, at=moment)
    assert not codes.accept(district.office, code, at=moment)


@pytest.mark.parametrize(("seconds", "taken"), [(-65, False), (-30, True), (30, True), (65, False)])
def test_a_clock_half_a_minute_off_still_signs_in(district: District, secret: str, seconds: int, taken: bool) -> None:
    moment = NOW.replace(second=5)
    shown = pyotp.TOTP(secret).at(moment + dt.timedelta(seconds=seconds))
    assert codes.accept(district.office, shown, at=moment) is taken


def test_missed_codes_wait_from_every_address(district: District, secret: str) -> None:
    client = Client()
    sign_in(client)
    for number in range(5):
        client.post("/dang-nhap/lop-thu-hai", {"ma": "000000"}, REMOTE_ADDR=f"10.0.0.{number}")
    elsewhere = Client(REMOTE_ADDR="10.9.9.9")
    sign_in(elsewhere)
    assert give(elsewhere, code_of(secret)).status_code == 429
    limits, now = policy(timezone.localdate()).lock_out, timezone.now()
    [kept] = journal.kept_out([district.office.pk], limits, at=now)
    assert (kept.ip, kept.failures) == (journal.EVERYWHERE, 5)
    journal.note(Outcome.UNLOCKED, Visitor(kept.ip, ""), at=now, account=district.office)
    assert give(elsewhere, code_of(secret)).status_code == 302


def test_a_printed_code_stands_in_once(district: District, secret: str) -> None:
    first, *_rest = codes.new_recovery_codes(district.office)
    client = Client()
    sign_in(client)
    assert give(client, first.upper().replace("-", " "))["Location"] == "/"
    again = Client()
    sign_in(again)
    assert give(again, first).status_code == 401
    assert codes.recovery_codes_left(district.office) == codes.HOW_MANY - 1


def test_new_printed_codes_end_the_old(district: District, secret: str) -> None:
    old = codes.new_recovery_codes(district.office)[0]
    codes.new_recovery_codes(district.office)
    assert not codes.use_recovery_code(district.office, old, at=NOW)


def test_a_remembered_device_is_asked_again_when_its_days_are_over(district: District, secret: str) -> None:
    client = Client()
    sign_in(client)
    give(client, code_of(secret), nho="1")
    assert client.cookies["thiet-bi"]["httponly"]
    client.post("/dang-xuat")
    assert sign_in(client)["Location"] == "/"
    assert sign_in(Client())["Location"] == "/dang-nhap/lop-thu-hai", "another browser is asked"
    client.post("/dang-xuat")
    RememberedDevice.objects.update(until=timezone.now())
    assert sign_in(client)["Location"] == "/dang-nhap/lop-thu-hai"


def test_an_authority_may_forbid_remembering(district: District, secret: str) -> None:
    norm(district, "signin.remembered_device_days", 0)
    client = Client()
    sign_in(client)
    assert "Nhớ máy này" not in words(client.get("/dang-nhap/lop-thu-hai"))
    give(client, code_of(secret), nho="1")
    assert not RememberedDevice.objects.exists()


def test_the_shipped_policy_advises_and_the_authority_s_own_obliges(district: District) -> None:
    client = signed_in(district, "chu_tich")
    assert client.get("/so/").status_code == 200
    assert "nên có lớp xác thực thứ hai" in words(client.get("/tai-khoan/"))
    norm(district, "signin.factor_roles", ["leader"])
    client = signed_in(district, "chu_tich")
    assert client.get("/so/")["Location"] == "/tai-khoan/"
    page = client.get("/tai-khoan/ma-xac-thuc")
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", page.content.decode()).group(1).replace(" ", "")  # type: ignore[union-attr]
    done = client.post("/tai-khoan/ma-xac-thuc", {"ma": code_of(secret), "cu": PASSWORD})
    assert len(re.findall(r"<code>[a-z2-9]{5}-[a-z2-9]{5}</code>", done.content.decode())) == codes.HOW_MANY
    assert client.get("/so/").status_code == 200
    assert signed_in(district, "thue").get("/so/").status_code == 200, "a clerk is not obliged"


def test_setting_an_app_up_needs_the_password_and_a_right_code(district: District) -> None:
    client = signed_in(district)
    page = client.get("/tai-khoan/ma-xac-thuc").content.decode()
    assert "<svg" in page
    assert not re.search(r"\sstyle=", page)
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", page).group(1).replace(" ", "")  # type: ignore[union-attr]
    refused = client.post("/tai-khoan/ma-xac-thuc", {"ma": code_of(secret), "cu": "sai"})
    assert "Mật khẩu hiện tại không đúng" in words(refused)
    assert not Authenticator.objects.exists()
    wrong = client.post("/tai-khoan/ma-xac-thuc", {"ma": "12", "cu": PASSWORD})
    assert wrong.status_code == 422
    assert "Mã không đúng" in words(wrong)
    client.post("/tai-khoan/ma-xac-thuc", {"ma": code_of(secret), "cu": PASSWORD})
    assert Authenticator.objects.get().account == district.office


def test_the_last_factor_takes_printed_codes_and_devices_with_it(district: District, secret: str) -> None:
    codes.new_recovery_codes(district.office)
    client = Client()
    client.force_login(district.office)
    assert client.post("/tai-khoan/bo-lop", {"cu": "sai"}).status_code == 422
    assert client.post("/tai-khoan/bo-lop", {"cu": PASSWORD})["Location"] == "/tai-khoan/"
    assert not Authenticator.objects.exists()
    assert not RecoveryCode.objects.exists()


def test_open_sessions_are_listed_and_ended(district: District) -> None:
    one, two = signed_in(district), signed_in(district)
    assert OpenSession.objects.filter(account=district.office).count() == 2
    other = OpenSession.objects.get(key=two.session.session_key)
    assert "phiên này" in words(one.get("/tai-khoan/"))
    one.post("/tai-khoan/phien", {"phien": other.pk})
    assert two.get("/so/")["Location"].startswith("/dang-nhap")
    assert one.get("/so/").status_code == 200


def test_nobody_ends_the_session_of_somebody_else(district: District) -> None:
    theirs, mine = signed_in(district, "thue"), signed_in(district)
    mine.post("/tai-khoan/phien", {"phien": OpenSession.objects.get(account=district.accounts["thue"]).pk})
    assert theirs.get("/so/").status_code == 200


def test_a_changed_password_ends_the_other_sessions_and_keeps_this_one(district: District) -> None:
    one, two = signed_in(district), signed_in(district)
    new = "mot cau that dai 2026"
    refused = one.post("/tai-khoan/mat-khau", {"cu": "sai", "mat-khau": "123", "lai": "124"})
    for said in ("Mật khẩu hiện tại không đúng", "ngắn quá", "Hai lần gõ không giống nhau"):
        assert said in words(refused)
    one.post("/tai-khoan/mat-khau", {"cu": PASSWORD, "mat-khau": new, "lai": new})
    assert one.get("/so/").status_code == 200
    assert two.get("/so/").status_code == 302
    assert OpenSession.objects.filter(account=district.office).count() == 1
    assert sign_in(Client(), password=new)["Location"] == "/"


def test_an_invitation_is_used_once(district: District) -> None:
    account = Account.objects.create_user("moi", "Người mới (tên giả)", None)
    token = links.new_link(account, LinkPurpose.INVITATION, days=7, by="quan_tri", at=timezone.now())
    client, new = Client(), "mot cau that dai 2026"
    assert "Người mới" in words(client.get(f"/moi/{token}"))
    assert client.post(f"/moi/{token}", {"mat-khau": "123", "lai": "123"}).status_code == 422, (
        "not used up by a refusal"
    )
    assert client.post(f"/moi/{token}", {"mat-khau": new, "lai": new}).status_code == 302
    again = client.post(f"/moi/{token}", {"mat-khau": "mot cau khac 2026", "lai": "mot cau khac 2026"})
    assert again.status_code == 422
    assert "đã dùng rồi" in words(again)
    assert sign_in(Client(), "moi", new)["Location"] == "/"


def test_an_invitation_that_is_late_or_unknown_is_refused(district: District) -> None:
    account = Account.objects.create_user("moi", "Người mới (tên giả)", None)
    late = links.new_link(account, LinkPurpose.INVITATION, days=7, by="", at=timezone.now() - dt.timedelta(days=8))
    assert "đã hết hạn" in words(Client().get(f"/moi/{late}"))
    assert "không đúng" in words(Client().get("/moi/khong-co"))


def test_a_second_link_ends_the_first(district: District) -> None:
    account = district.accounts["thue"]
    first = links.new_link(account, LinkPurpose.PASSWORD, days=7, by="", at=NOW)
    links.new_link(account, LinkPurpose.PASSWORD, days=7, by="", at=NOW)
    with pytest.raises(links.LinkRefused, match="hết hạn"):
        links.find(first, at=NOW)


def test_no_secret_lies_open_in_the_database(district: District, secret: str) -> None:
    printed = codes.new_recovery_codes(district.office)[0]
    token = links.new_link(district.office, LinkPurpose.PASSWORD, days=7, by="", at=NOW)
    stored = str(list(Authenticator.objects.values())) + str(list(RecoveryCode.objects.values()))
    from giaoban.offices.sign_in.models import OneTimeLink

    stored += str(list(OneTimeLink.objects.values()))
    assert not [one for one in (secret, printed, printed.replace("-", ""), token) if one in stored]


def test_a_password_typed_as_a_name_is_not_written_down(district: District) -> None:
    sign_in(Client(), name="MatKhauCuaToi!", password="x")
    line = SignInRecord.objects.get(outcome=Outcome.WRONG_PASSWORD)
    assert "MatKhau" not in str(line.__dict__)


def test_what_an_earlier_key_closed_opens_while_it_is_kept_and_moves_over(district: District, settings) -> None:  # type: ignore[no-untyped-def]
    made, moment = codes.new_secret(), NOW
    codes.keep(district.office, made, 0, at=moment)
    printed = codes.new_recovery_codes(district.office)
    old, settings.SECRET_KEY = settings.SECRET_KEY, "khoa moi cua co quan"
    settings.SECRET_KEY_FALLBACKS = []
    assert not codes.accept(district.office, pyotp.TOTP(made).at(moment), at=moment)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert codes.accept(district.office, pyotp.TOTP(made).at(moment), at=moment)
    assert codes.use_recovery_code(district.office, printed[0], at=moment)
    settings.SECRET_KEY_FALLBACKS = []
    assert sealing.decrypted(Authenticator.objects.get().secret) == made, "carried over by its use"


def test_the_way_back_after_the_second_factor_stays_on_this_site(district: District, secret: str) -> None:
    client = Client()
    sign_in(client, tiep="https://example.com/")
    assert give(client, code_of(secret))["Location"] == "/"


def test_a_new_password_ends_remembered_devices(district: District, secret: str) -> None:
    client = Client()
    sign_in(client)
    give(client, code_of(secret), nho="1")
    new = "mot cau that dai 2026"
    client.post("/tai-khoan/mat-khau", {"cu": PASSWORD, "mat-khau": new, "lai": new})
    client.post("/dang-xuat")
    assert sign_in(client, password=new)["Location"] == "/dang-nhap/lop-thu-hai"


OWN_PAGES = ("", "mat-khau", "ma-xac-thuc", "khoa", "ma-du-phong", "bo-lop")


@pytest.mark.parametrize("path", OWN_PAGES)
def test_the_pages_of_one_s_account_are_for_whoever_is_signed_in(district: District, path: str, secret: str) -> None:
    assert Client().get(f"/tai-khoan/{path}")["Location"].startswith("/dang-nhap?tiep=")
    for name in ("van_phong", "thue", "chu_tich", "quan_tri"):
        client = Client()
        client.force_login(district.accounts[name])
        status = client.get(f"/tai-khoan/{path}").status_code
        without = {"ma-du-phong": 302, "bo-lop": 404}.get(path, 200)
        assert status == (200 if name == "van_phong" else without)


def test_sessions_that_ran_out_are_not_listed(district: District) -> None:
    client = signed_in(district)
    OpenSession.objects.update(seen_at=timezone.now() - dt.timedelta(days=2))
    signed_in(district)
    assert OpenSession.objects.count() == 1
    client.get("/tai-khoan/")


@pytest.mark.django_db(transaction=True)
def test_of_many_who_use_a_link_at_once_one_succeeds() -> None:
    account = Account.objects.create_user("moi", "Người mới (tên giả)", None)
    token = links.new_link(account, LinkPurpose.INVITATION, days=7, by="", at=NOW)

    def use(_number: int) -> bool:
        try:
            links.use(token, at=NOW)
        except links.LinkRefused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(use, range(4))) == [False, False, False, True]
