"""What may be counted in welfare."""

from giaoban.indicators.sources.source import Leg, Source
from giaoban.said import Said
from giaoban.welfare.registers import DOSSIER, JOB, REHABILITATION, RESULT

SOURCES = (
    Source(
        code="welfare.dossiers",
        title=Said("Hồ sơ người có công, bảo trợ xã hội tiếp nhận"),
        legs=(Leg(DOSSIER, "day"),),
        narrows_by=frozenset({"kind"}),
    ),
    Source(
        code="welfare.results",
        title=Said("Hồ sơ người có công, bảo trợ xã hội có kết quả"),
        legs=(Leg(RESULT, "day"),),
        narrows_by=frozenset({"kind", "outcome"}),
    ),
    Source(
        code="welfare.open_dossiers",
        title=Said("Hồ sơ người có công, bảo trợ xã hội chưa có kết quả (tại thời điểm)"),
        legs=(Leg(DOSSIER, "day"), Leg(RESULT, "day", sign=-1)),
        narrows_by=frozenset({"kind"}),
    ),
    Source(
        code="welfare.jobs",
        title=Said("Người được giải quyết việc làm"),
        legs=(Leg(JOB, "day"),),
        narrows_by=frozenset({"kind"}),
    ),
    Source(
        code="welfare.rehabilitation",
        title=Said("Người được đưa đi cai nghiện"),
        legs=(Leg(REHABILITATION, "day"),),
        narrows_by=frozenset({"kind"}),
    ),
)
