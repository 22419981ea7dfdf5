"""Units and their versions, successions, officials, roles and hand-overs."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from giaoban.said import Said
from giaoban.trail.models import AppendOnly, Entry


class Unit(AppendOnly):
    """Đơn vị: the identity of a unit, its code and first day. A reform makes a new identity.

    Codes are text and are re-used (``00352`` was Khương Mai and is Phương Liệt since 2025-07-01).
    """

    code = models.CharField(Said("mã"), max_length=20)
    valid_from = models.DateField(Said("từ ngày"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="one_unit_per_code_and_first_day")]

    def __str__(self) -> str:
        return f"{self.code}@{self.valid_from.isoformat()}"


class Level(models.TextChoices):
    """Cấp đơn vị."""

    PROVINCE = "province", Said("Tỉnh, thành phố")
    DISTRICT = "district", Said("Quận, huyện")
    COMMUNE = "commune", Said("Phường, xã")
    OFFICE = "office", Said("Phòng, ban, cơ quan")


class UnitVersion(Entry):
    """What is said of a unit: name, level, whom it belongs to, its last day."""

    KIND: ClassVar[str] = "offices.unit"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="versions", verbose_name=Said("đơn vị"))
    name = models.CharField(Said("tên"), max_length=160)
    in_prose = models.CharField(Said("tên trong câu"), max_length=160, blank=True)
    level = models.CharField(Said("cấp"), max_length=12, choices=Level.choices)
    parent = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=Said("thuộc")
    )
    last_day = models.DateField(Said("đến hết ngày"), null=True, blank=True)
    document = models.CharField(Said("văn bản"), max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit"])]


class ShareBasis(models.TextChoices):
    """What the share of a succession is measured by (căn cứ chia)."""

    WHOLE = "whole", Said("Toàn bộ")
    POPULATION = "population", Said("Dân số")
    AREA = "area", Said("Diện tích")
    UNKNOWN = "unknown", Said("Chưa rõ")


class Succession(Entry):
    """Kế thừa: from a day on, a share of an old unit belongs to a new one.

    ``share`` counts millionths of the old unit; the shares of one old unit sum to 1.000.000, or are
    all empty where nobody knows them.
    """

    KIND: ClassVar[str] = "offices.succession"

    old = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị cũ"))
    new = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị mới"))
    on = models.DateField(Said("từ ngày"))
    share = models.PositiveIntegerField(Said("phần (phần triệu)"), null=True, blank=True)
    basis = models.CharField(Said("căn cứ chia"), max_length=12, choices=ShareBasis.choices)
    source = models.CharField(Said("nguồn"), max_length=300)


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; passwords are hashed by Django."""

    def create_user(self, username: str, name: str, password: str | None) -> "Account":
        """A new account; without a password nobody can sign in with it."""
        account = self.model(username=username, name=name)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """Tài khoản of an official; what it may do follows its roles, not the account."""

    username = models.CharField(Said("tên đăng nhập"), max_length=80, unique=True)
    name = models.CharField(Said("họ và tên"), max_length=160)
    is_active = models.BooleanField(Said("còn dùng"), default=True)
    is_demo = models.BooleanField(Said("tài khoản mẫu"), default=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    objects: ClassVar[AccountManager] = AccountManager()

    def __str__(self) -> str:
        return self.username


class Role(models.TextChoices):
    """Vai trò at a unit."""

    CLERK = "clerk", Said("Cán bộ tổng hợp")
    OFFICE = "office", Said("Văn phòng")
    LEADER = "leader", Said("Lãnh đạo")
    REGISTRY = "registry", Said("Văn thư")
    ADMINISTRATOR = "administrator", Said("Quản trị viên")


class Appointment(Entry):
    """Bổ nhiệm: a person has a role and a post at a unit between two days."""

    KIND: ClassVar[str] = "offices.appointment"

    account = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=Said("tài khoản"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị"))
    role = models.CharField(Said("vai trò"), max_length=16, choices=Role.choices)
    post = models.CharField(Said("chức vụ"), max_length=160)
    from_day = models.DateField(Said("từ ngày"))
    last_day = models.DateField(Said("đến hết ngày"), null=True, blank=True)


class HandOver(Entry):
    """Bàn giao: what one person or unit leaves to another, and who reads the archive."""

    KIND: ClassVar[str] = "offices.handover"

    giver = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=Said("người giao"))
    receiver = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=Said("người nhận"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị"))
    on = models.DateField(Said("ngày bàn giao"))
    items = models.JSONField(Said("việc còn mở"), default=list)
    archive_readers = models.JSONField(Said("người đọc hồ sơ cũ"), default=list)
    why = models.CharField(Said("lý do"), max_length=300)


class DelegationKind(models.TextChoices):
    """How somebody signs for another (NĐ 30/2020): deputies for the head, others by written authority."""

    KT = "KT.", Said("Ký thay")
    TUQ = "TUQ.", Said("Thừa ủy quyền")


class Delegation(Entry):
    """Ủy quyền: between two days somebody acts in a role that another person holds, on a paper."""

    KIND: ClassVar[str] = "offices.delegation"

    giver = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="người giao")
    receiver = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="người được giao")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    role = models.CharField("vai trò", max_length=16, choices=Role.choices)
    kind = models.CharField("hình thức", max_length=4, choices=DelegationKind.choices)
    from_day = models.DateField("từ ngày")
    last_day = models.DateField("đến hết ngày", null=True, blank=True)
    basis = models.CharField("căn cứ", max_length=200)


class MeasureKind(models.TextChoices):
    """What an administrator does to somebody's account."""

    PASSWORD = "password", Said("Đặt lại mật khẩu")
    FACTOR = "factor", Said("Bỏ lớp xác thực thứ hai")
    CLOSED = "closed", Said("Khóa tài khoản")
    REOPENED = "reopened", Said("Mở lại tài khoản")
    RENAMED = "renamed", Said("Sửa tên")


class AccountMeasure(Entry):
    """Việc làm với tài khoản of another person, with its reason.

    For a leader's account the first administrator's measure only asks; the second one's names it in ``confirms``
    and makes it happen.
    """

    KIND: ClassVar[str] = "offices.account_measure"

    account = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="tài khoản")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    what = models.CharField("việc", max_length=12, choices=MeasureKind.choices)
    asks = models.BooleanField("chờ người thứ hai", default=False)
    confirms = models.UUIDField("xác nhận việc", null=True, blank=True, unique=True)
    reason = models.CharField("lý do", max_length=300)


class OfficeNorm(Entry):
    """The authority's own dated entry of law or calendar: a swap day, a local limit, with its document."""

    KIND: ClassVar[str] = "offices.norm"

    name = models.CharField(Said("tham số"), max_length=120)
    value = models.JSONField(Said("giá trị"))
    since = models.DateField(Said("từ ngày"))
    until = models.DateField(Said("đến hết ngày"), null=True, blank=True)
    document = models.CharField(Said("văn bản"), max_length=200)
    document_day = models.DateField(Said("ngày văn bản"))


class Part(models.TextChoices):
    """Which part a unit has in a sector (vai trò trong lĩnh vực)."""

    LEAD = "lead", Said("Chủ trì")
    COORDINATE = "coordinate", Said("Phối hợp")


class SectorDuty(Entry):
    """Phân công lĩnh vực: from a day on a unit of the authority leads a sector, or helps in it.

    ``words`` stand with the lead: what a text says when it means the sector ("thu ngân sách", "huấn luyện").
    """

    KIND: ClassVar[str] = "offices.sector_duty"

    authority = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("cơ quan"))
    sector = models.CharField(Said("lĩnh vực"), max_length=160)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị"))
    part = models.CharField(Said("vai trò"), max_length=12, choices=Part.choices)
    words = models.JSONField(Said("từ nhận biết"), default=list, blank=True)
    from_day = models.DateField(Said("từ ngày"))
    last_day = models.DateField(Said("đến hết ngày"), null=True, blank=True)
    document = models.CharField(Said("văn bản"), max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["authority"])]
