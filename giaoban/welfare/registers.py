"""The registers of welfare: dossiers and results, jobs, rehabilitation."""

from giaoban.registers import registry
from giaoban.registers.description import Register
from giaoban.registers.hanging import hangs_on, once
from giaoban.said import Said
from giaoban.welfare.models import JobPlacement, Rehabilitation, WelfareDossier, WelfareResult

DOSSIER = registry.add(
    Register(
        code="welfare.dossier",
        title=Said("Sổ hồ sơ người có công, bảo trợ xã hội"),
        model=WelfareDossier,
        day="day",
    )
)

RESULT = registry.add(
    Register(
        code="welfare.result",
        title=Said("Sổ kết quả hồ sơ người có công, bảo trợ xã hội"),
        model=WelfareResult,
        day="day",
        parent=DOSSIER,
        batch_checks=(hangs_on(DOSSIER), once(WelfareResult, Said("Hồ sơ này đã ghi kết quả rồi"))),
    )
)

JOB = registry.add(Register(code="welfare.job", title=Said("Sổ giải quyết việc làm"), model=JobPlacement, day="day"))

REHABILITATION = registry.add(
    Register(
        code="welfare.rehabilitation",
        title=Said("Sổ cai nghiện"),
        model=Rehabilitation,
        day="day",
        named_by=("decision",),
    )
)
