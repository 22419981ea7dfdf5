"""Personal access tokens: ordinary rows; the token itself is kept nowhere."""

from django.db import models

from giaoban.offices.models import Account


class AccessToken(models.Model):
    """Mã truy cập API: lets a program read as its owner, within its scopes, until it expires or is revoked.

    ``start`` is its first letters, so that people know which one it is; ``digest`` is SHA-256 of all of it.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    name = models.CharField("tên", max_length=80)
    start = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField("phạm vi", default=list)
    made_at = models.DateTimeField("tạo lúc")
    expires_at = models.DateTimeField("hết hạn lúc")
    revoked_at = models.DateTimeField("thu hồi lúc", null=True)
    used_at = models.DateTimeField("dùng lần cuối", null=True)
