"""The registers of land clearance: projects, cases, steps."""

from collections.abc import Iterator, Sequence

from giaoban.clearance import queries
from giaoban.clearance.models import ClearanceCase, ClearanceProject, ClearanceStep, StepKind
from giaoban.clearance.rules.project_of_case import project_of_case
from giaoban.registers import registry
from giaoban.registers.description import Register, Row
from giaoban.registers.hanging import hangs_on, once
from giaoban.registers.rules.checks import positive, required_when
from giaoban.registers.rules.finding import Finding
from giaoban.said import Said


def known_project(rows: Sequence[Row]) -> Iterator[Finding]:
    """Every case belongs to a project that stands."""
    yield from project_of_case(rows, queries.days_by_key())


PROJECT = registry.add(
    Register(
        code="clearance.project",
        title=Said("Sổ dự án giải phóng mặt bằng"),
        model=ClearanceProject,
        day="day",
        named_by=("name",),
    )
)

CASE = registry.add(
    Register(
        code="clearance.case",
        title=Said("Sổ trường hợp giải phóng mặt bằng"),
        model=ClearanceCase,
        day="day",
        named_by=("plot",),
        batch_checks=(known_project,),
    )
)

STEP = registry.add(
    Register(
        code="clearance.step",
        title=Said("Sổ các bước giải phóng mặt bằng"),
        model=ClearanceStep,
        day="day",
        named_by=("document",),
        parent=CASE,
        amount="amount",
        checks=(
            required_when("amount", "kind", StepKind.PAID, Said("Chi trả tiền phải ghi số tiền")),
            positive("amount", Said("Số tiền")),
        ),
        batch_checks=(
            hangs_on(CASE),
            once(
                ClearanceStep,
                Said("Trường hợp này đã ghi bước ấy rồi; nếu ghi sai thì sửa bản ghi cũ"),
                kinds=(StepKind.SURVEYED, StepKind.HANDED_OVER),
            ),
        ),
    )
)
