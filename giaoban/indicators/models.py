"""The catalogue and its dated definitions, plans, sessions, the cube, and closed figures."""

from typing import ClassVar

from django.db import models

from giaoban.offices.models import Unit
from giaoban.said import Said
from giaoban.trail.models import AppendOnly, Entry, Seal


class Indicator(AppendOnly):
    """Chỉ tiêu: the identity of an indicator, its code."""

    code = models.CharField(Said("mã"), max_length=40, unique=True)

    def __str__(self) -> str:
        return self.code


class Nature(models.TextChoices):
    """Cộng theo thời gian, hay tại một thời điểm."""

    FLOW = "flow", Said("Phát sinh trong kỳ")
    STOCK = "stock", Said("Tại thời điểm")


class SourceKind(models.TextChoices):
    """Số từ đâu ra."""

    REGISTER = "register", Said("Đếm từ sổ")
    FORM = "form", Said("Nhập theo biểu")
    FORMULA = "formula", Said("Tính từ chỉ tiêu khác")


class Reads(models.TextChoices):
    """Kỳ mà báo cáo nêu."""

    MONTH = "month", Said("Trong tháng")
    YEAR_TO_DATE = "ytd", Said("Lũy kế từ đầu năm")


class Direction(models.TextChoices):
    """Chiều tốt."""

    UP = "up", Said("Cao là tốt")
    DOWN = "down", Said("Thấp là tốt")
    NONE = "none", Said("Không")


class IndicatorVersion(Entry):
    """What an indicator means on the days from ``valid_from`` to ``last_day``.

    ``spec`` says where its values come from: ``{"source", "where", "measure"}`` for a register,
    ``{"enters": "period" | "cumulative"}`` for a form, ``{"formula": "A / B"}`` for a formula.
    Values are whole numbers of 10^-decimals of its unit; money is whole đồng.
    """

    KIND: ClassVar[str] = "indicators.definition"

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="versions", verbose_name=Said("chỉ tiêu"))
    valid_from = models.DateField(Said("từ ngày"))
    last_day = models.DateField(Said("đến hết ngày"), null=True, blank=True)
    name = models.CharField(Said("tên"), max_length=200)
    in_prose = models.CharField(Said("tên trong câu"), max_length=200, blank=True)
    short = models.CharField(Said("tên ngắn"), max_length=80, blank=True)
    aliases = models.JSONField(Said("tên khác"), default=list, blank=True)
    measured_in = models.CharField(Said("đơn vị tính"), max_length=40)
    decimals = models.PositiveSmallIntegerField(Said("số lẻ"), default=0)
    nature = models.CharField(Said("loại"), max_length=8, choices=Nature.choices)
    direction = models.CharField(Said("chiều tốt"), max_length=8, choices=Direction.choices, default=Direction.NONE)
    adds = models.BooleanField(Said("cộng được theo địa bàn"), default=True)
    sector = models.CharField(Said("lĩnh vực"), max_length=40)
    order = models.PositiveIntegerField(Said("thứ tự"), default=0)
    responsible = models.CharField(Said("đơn vị chịu trách nhiệm"), max_length=160, blank=True)
    frequency = models.CharField(Said("kỳ"), max_length=12, default="month")
    reads = models.CharField(Said("báo cáo nêu"), max_length=8, choices=Reads.choices)
    source_kind = models.CharField(Said("nguồn"), max_length=12, choices=SourceKind.choices)
    spec = models.JSONField(Said("cách tính"), default=dict)
    plan_source = models.CharField(Said("nguồn chỉ tiêu giao"), max_length=40, blank=True)
    plan_by = models.CharField(Said("cấp giao mặc định"), max_length=80, blank=True)
    legal_basis = models.CharField(Said("căn cứ"), max_length=200, blank=True)
    incomparable = models.BooleanField(Said("không so được với trước"), default=False)

    class Meta:
        indexes = [models.Index(fields=["indicator", "valid_from"])]


class Plan(Entry):
    """Dự toán, chỉ tiêu giao: who assigned how much of an indicator to a unit for a budget year."""

    KIND: ClassVar[str] = "indicators.plan"

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+", verbose_name=Said("chỉ tiêu"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị"))
    year = models.PositiveSmallIntegerField(Said("năm ngân sách"))
    assigner = models.CharField(Said("cấp giao"), max_length=80)
    decision = models.CharField(Said("số quyết định"), max_length=80)
    decision_day = models.DateField(Said("ngày quyết định"))
    in_force_from = models.DateField(Said("có hiệu lực từ"))
    version = models.PositiveSmallIntegerField(Said("lần giao"), default=1)
    value = models.BigIntegerField(Said("giá trị"))
    phasing = models.JSONField(Said("phân kỳ"), default=dict, blank=True)

    class Meta:
        indexes = [models.Index(fields=["indicator", "unit", "year"])]


class ReportingSession(Entry):
    """Kỳ giao ban: a unit's session, the month it reports and the day it is held."""

    KIND: ClassVar[str] = "indicators.session"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị"))
    code = models.CharField(Said("kỳ"), max_length=20)
    held_on = models.DateField(Said("ngày họp"))
    start = models.DateField(Said("báo cáo từ ngày"))
    end = models.DateField(Said("đến ngày"))

    class Meta:
        indexes = [models.Index(fields=["unit", "code"])]


class SessionWindow(Entry):
    """Ngày chốt số liệu of one indicator or sector in a session, where it is not the session's own."""

    KIND: ClassVar[str] = "indicators.window"

    session = models.UUIDField(Said("kỳ"), db_index=True)
    scope = models.CharField(Said("chỉ tiêu hoặc lĩnh vực"), max_length=40)
    start = models.DateField(Said("từ ngày"))
    end = models.DateField(Said("đến ngày"))


class Close(Entry):
    """Chốt số liệu: from its seal on the session's figures are official."""

    KIND: ClassVar[str] = "indicators.close"

    session = models.UUIDField(Said("kỳ"), db_index=True)


class CubeCell(AppendOnly):
    """One change of a cell of the cube, with the seal that made it known.

    The value of a cell at a seal is the sum of its changes up to that seal, so sums over days,
    units and territories are plain sums. ``records`` counts the records (or 1 for an entered value),
    so that a sum of nothing is told from a sum of zeros. ``start`` is the first day of an entered
    interval, the day itself for what is counted.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    territory = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    start = models.DateField()
    day = models.DateField()
    change = models.BigIntegerField()
    records = models.IntegerField()
    seal = models.ForeignKey(Seal, models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["indicator", "territory", "day", "seal"], name="cube_by_place"),
            models.Index(fields=["territory", "day"], name="cube_by_day"),
        ]


class FigureVersion(AppendOnly):
    """A closed figure as known at a seal; a later change of its registers adds a version, never edits one.

    The value is ``value / denominator`` in the indicator's steps; only formulas have a denominator
    other than 1. No value means that it was "chưa có".
    """

    session = models.UUIDField(db_index=True)
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    start = models.DateField()
    end = models.DateField()
    value = models.BigIntegerField(null=True)
    denominator = models.BigIntegerField(default=1)
    reason = models.TextField(blank=True)
    acts = models.JSONField(default=list)
    seal = models.ForeignKey(Seal, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "indicator", "version"], name="one_figure_version_number")
        ]


class SubmissionState(models.TextChoices):
    """Ước hay chính thức."""

    ESTIMATE = "estimate", Said("Ước")
    OFFICIAL = "official", Said("Chính thức")


class Submission(Entry):
    """Báo cáo số liệu: a unit sends figures and short text for an interval."""

    KIND: ClassVar[str] = "indicators.submission"

    key = models.CharField(Said("khóa"), max_length=80)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị"))
    start = models.DateField(Said("từ ngày"))
    end = models.DateField(Said("đến ngày"))
    state = models.CharField(Said("loại số"), max_length=8, choices=SubmissionState.choices)
    note = models.TextField(Said("nội dung"), blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "end"])]


class SubmissionLine(Entry):
    """One figure or text of a submission."""

    KIND: ClassVar[str] = "indicators.submission_line"

    submission = models.UUIDField(Said("báo cáo"), db_index=True)
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+", verbose_name=Said("chỉ tiêu"))
    value = models.BigIntegerField(Said("giá trị"))
    text = models.CharField(Said("ghi chú"), max_length=300, blank=True)


class SubmissionOutcome(models.TextChoices):
    """Nhận hay trả lại."""

    ACCEPTED = "accepted", Said("Nhận")
    RETURNED = "returned", Said("Trả lại")


class SubmissionDecision(Entry):
    """The office accepts a submission, or returns it with its reason."""

    KIND: ClassVar[str] = "indicators.submission_decision"

    submission = models.UUIDField(Said("báo cáo"), db_index=True)
    outcome = models.CharField(Said("kết quả"), max_length=8, choices=SubmissionOutcome.choices)
    why = models.TextField(Said("lý do"), blank=True)


class SubmissionDraft(models.Model):
    """Bản nháp of a submission: an ordinary row, no act, until it is sent."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    account = models.ForeignKey("giaoban.Account", models.CASCADE, related_name="+")
    start = models.DateField()
    end = models.DateField()
    values = models.JSONField(default=dict)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "account", "start", "end"], name="one_draft_per_person_and_interval"
            )
        ]


class Statement(Entry):
    """Số người khác công bố: what somebody else published of an indicator; never summed, only checked."""

    KIND: ClassVar[str] = "indicators.statement"

    key = models.CharField(Said("khóa"), max_length=80)
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+", verbose_name=Said("chỉ tiêu"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=Said("đơn vị"))
    day = models.DateField(Said("tính đến ngày"))
    value = models.BigIntegerField(Said("giá trị"), null=True, blank=True)
    value_style_step = models.BigIntegerField(Said("làm tròn đến"), default=1)
    relation = models.CharField(Said("dấu"), max_length=2, default="=")
    ratio = models.CharField(Said("tỷ lệ"), max_length=24, blank=True)
    ratio_step = models.CharField(Said("tỷ lệ làm tròn đến"), max_length=24, blank=True)
    basis = models.CharField(Said("so với"), max_length=120, blank=True)
    is_plan = models.BooleanField(Said("là chỉ tiêu giao"), default=False)
    source = models.CharField(Said("nguồn"), max_length=200)
