"""The shapes of answers, for the specification; answers are written as JSON as the commands write them."""

from typing import Any

from ninja import Schema
from pydantic import Field


class ProblemError(Schema):
    """What is wrong with one parameter."""

    parameter: str
    detail: str


class ProblemShape(Schema):
    """A refusal (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[ProblemError] | None = None


PROBLEMS: dict[Any, Any] = dict.fromkeys((400, 401, 403, 404, 405, 422, 429), ProblemShape)
CONFLICTS: dict[Any, Any] = {**PROBLEMS, 409: ProblemShape}
"""Of routes that write: somebody else was first, or it cannot be done as things stand."""


class AtSeal(Schema):
    """Every answer says the seal that it was read at."""

    seal: int
    seal_at: str | None


class PageAtSeal(AtSeal):
    """A page of a list: ``count`` rows in all, ``next`` is the cursor of the following page."""

    count: int
    next: str | None


class IndicatorRow(Schema):
    """A definition of an indicator and the days it holds."""

    code: str
    valid_from: str
    last_day: str | None
    name: str
    short: str
    aliases: list[str]
    unit: str
    decimals: int
    nature: str
    direction: str
    adds: bool
    sector: str
    order: int
    responsible: str
    frequency: str
    reads: str
    source_kind: str
    spec: dict[str, Any]
    plan_source: str
    plan_by: str
    legal_basis: str
    incomparable: bool


class IndicatorPage(PageAtSeal):
    """The catalogue."""

    items: list[IndicatorRow]


class UnitRow(Schema):
    """A unit: code and first day name it."""

    code: str
    valid_from: str
    last_day: str | None
    name: str
    level: str
    parent: str | None
    parent_valid_from: str | None


class UnitPage(PageAtSeal):
    """The map of units."""

    items: list[UnitRow]


class SuccessionRow(Schema):
    """A part of an ended unit that a new one took over; ``share`` is a decimal, null where nobody knows it."""

    old: str
    old_valid_from: str
    new: str
    new_valid_from: str
    on: str
    share: str | None
    basis: str
    source: str


class SuccessionPage(PageAtSeal):
    """All successions."""

    items: list[SuccessionRow]


class SessionRow(Schema):
    """A reporting session; ``windows`` are the cut-offs that differ from its own days, by indicator or sector."""

    code: str
    unit: str
    held_on: str
    from_: str = Field(alias="from")
    to: str
    windows: dict[str, list[str]]


class SessionPage(PageAtSeal):
    """The sessions that a unit reports to, latest first."""

    items: list[SessionRow]


class PlanRow(Schema):
    """A plan as it was assigned, with its decision."""

    indicator: str
    unit: str
    year: int
    assigner: str
    decision: str
    decision_day: str
    in_force_from: str
    version: int
    value: int | str


class PlanPage(PageAtSeal):
    """The plans of a unit and year."""

    items: list[PlanRow]


class FigureRow(Schema):
    """A figure with what it is held against, exactly as ``giaoban figures --json`` gives it."""

    code: str
    indicator: str
    name: str
    sector: str
    value: int | str | None
    unit: str
    state: str
    from_: str = Field(alias="from")
    to: str
    plan: int | str | None
    plan_by: str | None
    plans: dict[str, int | str]
    ratio_to_plan: str | None
    same_period: int | str | None
    ratio_to_same_period: str | None
    why: dict[str, str]
    seal: int


class FigurePage(PageAtSeal):
    """The figures of a unit and session."""

    items: list[FigureRow]


class RecordRow(Schema):
    """A record behind a figure; ``amount`` is what it adds."""

    register_: str = Field(alias="register")
    id: str
    date: str
    unit: str
    amount: int


class OthersRow(Schema):
    """Records of a unit that the caller may not open: how many, and what they add."""

    unit: str
    records: int
    amount: int


class RecordPage(PageAtSeal):
    """What a figure is made of: the records on all pages and ``others`` together come to it."""

    value: int | str | None
    records: list[RecordRow]
    others: list[OthersRow]
    submissions: list[str]
    operands: list[FigureRow]
    nil_returns: list[str]


class ReportRow(Schema):
    """A session of which a report can be read, with how many editions were approved."""

    session: str
    unit: str
    held_on: str
    editions: int


class ReportPage(PageAtSeal):
    """The reports of a unit, latest first."""

    items: list[ReportRow]


class EditionRow(Schema):
    """An edition: ``id`` names it for ever, ``frozen_at`` is the seal of its figures."""

    id: str
    kind: str
    state: str
    number: str | None
    date: str | None
    signer: str
    frozen_at: int
    replaces: str | None
    corrections: list[dict[str, Any]]


class EditionPage(PageAtSeal):
    """The editions of a report, the first one first."""

    items: list[EditionRow]


class ReportShape(AtSeal):
    """A report as ``giaoban report --format json`` gives it: sentences with their pieces, figures, appendix."""

    unit: str
    unit_name: str
    session: str
    state: str
    number: str | None
    date: str | None
    letterhead: dict[str, Any]
    sentences: list[dict[str, Any]]
    figures: dict[str, Any]
    appendix: list[dict[str, Any]]
    corrections: list[dict[str, Any]]
