"""The tables of what units reported, what was said to be nothing, and what others published."""

from collections.abc import Iterator, Sequence

from giaoban.folders.columns import Column, Values, of
from giaoban.folders.home import Home
from giaoban.folders.kinds import CHOICE, CONDITIONS, COUNT, DATE, INDICATOR, NUMBER, REGISTER, TEXT, UNIT, YES_NO
from giaoban.folders.rules.mapping_text import normal, short
from giaoban.folders.table import Line, Table, Wrong, each
from giaoban.indicators import actions as indicators
from giaoban.indicators.models import (
    SourceKind,
    Statement,
    Submission,
    SubmissionDecision,
    SubmissionLine,
    SubmissionOutcome,
)
from giaoban.registers import actions as registers
from giaoban.registers.models import NilReturn
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said

_SUBMISSION = ("key", "start", "end", "state", "note")


def _days_in_order(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    for line in lines:
        if line.values["end"] < line.values["start"]:
            yield line, Finding("end", "order_of_days", Said("Ngày cuối trước ngày đầu"))


def _submissions(home: Home) -> Iterator[Values]:
    decided = {one.submission: one for one in home.standing(SubmissionDecision).order_by("pk")}
    for one in home.standing(Submission).order_by("pk"):
        decision = decided.get(one.record)
        yield {
            **{name: getattr(one, name) for name in _SUBMISSION},
            "unit": one.unit_id,
            "outcome": decision.outcome if decision else "",
            "why": decision.why if decision else "",
        }


def _lines(home: Home) -> Iterator[Values]:
    owners = {one.record: one for one in home.standing(Submission)}
    for one in home.standing(SubmissionLine).order_by("pk"):
        owner = owners.get(one.submission)
        if owner is not None:
            said = {"indicator": one.indicator_id, "value": one.value, "text": one.text}
            yield {"submission": owner.key, **said, "end": owner.end}


def _fits_outcome(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    yield from _days_in_order(home, lines)
    for line in lines:
        if line.values["outcome"] == SubmissionOutcome.RETURNED and not line.values["why"]:
            yield line, Finding("why", "required", Said("Trả lại số liệu phải nêu lý do"))


def _add_submissions(home: Home, lines: Sequence[Line]) -> None:
    sent: dict[tuple[str, str], list[Submission]] = {}

    def submit(line: Line) -> None:
        parts = [
            (home.indicator_codes[part.values["indicator"]], part) for part in line.parts.get("submission_lines", ())
        ]
        said = {name: line.values[name] for name in _SUBMISSION}
        made = indicators.submit(
            Submission(unit_id=line.values["unit"], **said),
            {code: part.values["value"] for code, part in parts},
            texts={code: part.values["text"] for code, part in parts},
            by=home.by,
            at=home.at,
        )
        if line.values["outcome"]:
            sent.setdefault((line.values["outcome"], line.values["why"]), []).append(made)

    each(lines, submit)
    for (outcome, why), made in sent.items():
        indicators.decide_submissions(made, SubmissionOutcome(outcome), by=home.by, at=home.at, why=why)


def _entered_only(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    for line in lines:
        definition = home.definition(line.values["indicator"], line.values["end"])
        if definition is not None and definition.source_kind != SourceKind.FORM:
            words = Said("«%(name)s» không nhập theo biểu mà lấy từ sổ hoặc công thức", name=definition.name)
            yield line, Finding("indicator", "wrong_source", words)


def _added_with_owner(home: Home, lines: Sequence[Line]) -> None:
    """Rows of a part are added by their owner's action."""


SUBMISSION_LINES = Table(
    name="submission_lines",
    title=Said("Số liệu trong các báo cáo của đơn vị"),
    columns=(
        Column(
            "submission",
            Said("báo cáo"),
            TEXT,
            required=True,
            help=Said("khóa ở bảng submissions"),
            example="ph-2026-01",
        ),
        of(SubmissionLine, "indicator", INDICATOR, example="VH.LUOT"),
        of(SubmissionLine, "value", NUMBER, example="120"),
        of(SubmissionLine, "text", TEXT, example=""),
    ),
    key=("submission", "indicator"),
    owner=("submission",),
    day="end",
    standing=_lines,
    check=_entered_only,
    add=_added_with_owner,
)

SUBMISSIONS = Table(
    name="submissions",
    title=Said("Báo cáo số liệu của đơn vị"),
    columns=(
        of(Submission, "key", TEXT, example="ph-2026-01", help=Said("khóa tự đặt, không trùng")),
        of(Submission, "unit", UNIT),
        of(Submission, "start", DATE, example="2026-01-01"),
        of(Submission, "end", DATE, example="2026-01-31"),
        of(Submission, "state", CHOICE, example="official"),
        of(SubmissionDecision, "outcome", CHOICE, required=False, default="", example="accepted"),
        of(SubmissionDecision, "why", TEXT, example="", help=Said("khi trả lại")),
        of(Submission, "note", TEXT, example=""),
    ),
    key=("key",),
    day="end",
    standing=_submissions,
    check=_fits_outcome,
    add=_add_submissions,
    parts=(SUBMISSION_LINES,),
    owned_by=("key",),
)


def _nil_returns(home: Home) -> Iterator[Values]:
    for one in home.standing(NilReturn).order_by("pk"):
        yield {
            "register": one.register,
            "unit": one.unit_id,
            "territory": one.territory_id,
            "start": one.start,
            "end": one.end,
            "about": normal(one.about),
        }


def _fill_territory(home: Home, lines: Sequence[Line]) -> Iterator[tuple[Line, Wrong]]:
    for line in lines:
        if line.values["territory"] is None:
            line.values["territory"] = home.tree.territory_of(line.values["unit"])
    yield from _days_in_order(home, lines)


def _add_nil_returns(home: Home, lines: Sequence[Line]) -> None:
    def say(line: Line) -> None:
        said = {name: line.values[name] for name in ("unit", "start", "end", "territory")}
        about = short(line.values["about"])
        registers.nil_return(line.values["register"], **said, about=about, by=home.by, at=home.at)

    each(lines, say)


NIL_RETURNS = Table(
    name="nil_returns",
    title=Said("Báo cáo không phát sinh"),
    columns=(
        of(NilReturn, "register", REGISTER),
        of(NilReturn, "unit", UNIT),
        of(NilReturn, "territory", UNIT, required=False, default=None, help=Said("để trống là địa bàn của đơn vị")),
        of(NilReturn, "start", DATE, example="2026-01-01"),
        of(NilReturn, "end", DATE, example="2026-01-31"),
        of(NilReturn, "about", CONDITIONS, required=False, default={}, example=""),
    ),
    key=("register", "unit", "territory", "start", "end", "about"),
    day="end",
    standing=_nil_returns,
    check=_fill_territory,
    add=_add_nil_returns,
)

_STATEMENT = (
    "key",
    "day",
    "value",
    "value_style_step",
    "relation",
    "ratio",
    "ratio_step",
    "basis",
    "is_plan",
    "source",
)


def _statements(home: Home) -> Iterator[Values]:
    for one in home.standing(Statement).order_by("pk"):
        yield {**{name: getattr(one, name) for name in _STATEMENT}, "indicator": one.indicator_id, "unit": one.unit_id}


def _add_statements(home: Home, lines: Sequence[Line]) -> None:
    names = {"indicator": "indicator_id", "unit": "unit_id"}
    rows = [Statement(**{names.get(k, k): v for k, v in one.values.items()}) for one in lines]
    indicators.keep_statements(rows, by=home.by, at=home.at)


STATEMENTS = Table(
    name="statements",
    title=Said("Số nơi khác công bố (để đối chiếu, không cộng)"),
    columns=(
        of(Statement, "key", TEXT, example="st-2026-01"),
        of(Statement, "indicator", INDICATOR),
        of(Statement, "unit", UNIT),
        of(Statement, "day", DATE, example="2026-01-31"),
        of(Statement, "value", NUMBER, example="1250000000"),
        of(Statement, "value_style_step", COUNT, example="1000000", help=Said("đơn vị nhỏ nhất mà nguồn ghi")),
        of(Statement, "relation", TEXT, example="=", help=Said("=, > hoặc <")),
        of(Statement, "ratio", TEXT, example="0.305"),
        of(Statement, "ratio_step", TEXT, example="0.001"),
        of(Statement, "basis", TEXT, example="dự toán Thành phố giao"),
        of(Statement, "is_plan", YES_NO, example="không"),
        of(Statement, "source", TEXT, example="Báo cáo của Thuế cơ sở"),
    ),
    key=("key",),
    day="day",
    standing=_statements,
    add=_add_statements,
)
