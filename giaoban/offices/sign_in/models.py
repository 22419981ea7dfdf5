"""Ordinary rows of signing in: factors, devices, open sessions, one-time links, and who came in or was kept out."""

from django.db import models

from giaoban.offices.models import Account
from giaoban.offices.rules.browser_name import browser_name
from giaoban.said import Said

DIGEST_LENGTH = 64
AGENT_LENGTH = 200


class Authenticator(models.Model):
    """Ứng dụng mã: the secret that an authenticator app shares with an account, encrypted."""

    account = models.OneToOneField(Account, models.CASCADE, primary_key=True, related_name="+")
    secret = models.TextField()
    last_step = models.BigIntegerField(null=True)
    """The 30-second step of the last code accepted: no code is accepted twice."""
    made_at = models.DateTimeField()


class Passkey(models.Model):
    """Khóa đăng nhập: one WebAuthn credential of an account; ``data`` holds its public key."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    credential = models.CharField(max_length=1400, unique=True)
    data = models.TextField()
    name = models.CharField(max_length=80)
    uses = models.BigIntegerField(default=0)
    """The authenticator's own counter; one that falls tells of a copied key."""
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class RecoveryCode(models.Model):
    """Mã dự phòng: a printed code that stands in once for the second factor, kept as a keyed digest."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=DIGEST_LENGTH)
    used_at = models.DateTimeField(null=True)


class RememberedDevice(models.Model):
    """Thiết bị được nhớ: a browser that is not asked for the second factor until its day."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=DIGEST_LENGTH, unique=True)
    agent = models.CharField(max_length=AGENT_LENGTH, blank=True)
    made_at = models.DateTimeField()
    until = models.DateTimeField()

    @property
    def browser(self) -> str:
        """The browser as people call it."""
        return browser_name(self.agent)


class OpenSession(models.Model):
    """Phiên đang mở: where an account is signed in now."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    key = models.CharField(max_length=40, unique=True)
    ip = models.CharField(max_length=45, blank=True)
    agent = models.CharField(max_length=AGENT_LENGTH, blank=True)
    begun_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    @property
    def browser(self) -> str:
        """The browser as people call it."""
        return browser_name(self.agent)


class LinkPurpose(models.TextChoices):
    """What a one-time link opens."""

    INVITATION = "invitation", Said("Lời mời")
    PASSWORD = "password", Said("Đặt lại mật khẩu")
    SETUP = "setup", Said("Mã thiết lập")


class OneTimeLink(models.Model):
    """Đường dẫn dùng một lần: its secret is kept as a keyed digest, and it ends by use or by time."""

    purpose = models.CharField(max_length=12, choices=LinkPurpose.choices)
    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="+")
    digest = models.CharField(max_length=DIGEST_LENGTH, unique=True)
    made_by = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Outcome(models.TextChoices):
    """What came of an attempt to sign in, or what happened to a factor."""

    SIGNED_IN = "signed_in", Said("Đã đăng nhập")
    WRONG_PASSWORD = "wrong_password", Said("Sai mật khẩu")
    WRONG_FACTOR = "wrong_factor", Said("Sai lớp thứ hai")
    LOCKED = "locked", Said("Bị chặn vì sai nhiều lần")
    UNLOCKED = "unlocked", Said("Quản trị mở chặn")
    SIGNED_OUT = "signed_out", Said("Đã đăng xuất")
    ENDED = "ended", Said("Phiên bị kết thúc")
    PASSWORD_SET = "password_set", Said("Đã đặt mật khẩu")
    FACTOR_ADDED = "factor_added", Said("Đã thêm lớp thứ hai")
    FACTOR_REMOVED = "factor_removed", Said("Đã bỏ lớp thứ hai")
    RECOVERY_USED = "recovery_used", Said("Đã dùng mã dự phòng")
    CODES_MADE = "codes_made", Said("Đã lập mã dự phòng")


class SignInRecord(models.Model):
    """Nhật ký đăng nhập: one line for each thing that happened at the door.

    ``who`` is a keyed digest of the name that was typed: people also type passwords there.
    """

    at = models.DateTimeField(db_index=True)
    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="+")
    who = models.CharField(max_length=DIGEST_LENGTH)
    ip = models.CharField(max_length=45, blank=True)
    agent = models.CharField(max_length=AGENT_LENGTH, blank=True)
    outcome = models.CharField(max_length=16, choices=Outcome.choices)
    note = models.CharField(max_length=160, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["who", "at"], name="signin_who_at"),
            models.Index(fields=["ip", "at"], name="signin_ip_at"),
        ]

    @property
    def browser(self) -> str:
        """The browser as people call it."""
        return browser_name(self.agent)
