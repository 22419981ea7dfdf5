"""Sources that the follower could not count: noted by name, refused when read, mended by a later pass."""

from giaoban.indicators.sources.source import Source
from giaoban.said import Said
from giaoban.trail.models import Seal, StepFailure

STEP = "cube"
EVERY_SOURCE = ""
"""The part of a failure of the whole step, as the follower itself notes it."""


def failing(seal: int) -> frozenset[str]:
    """The sources whose last word known at ``seal`` is a failure."""
    rows = StepFailure.objects.filter(step=STEP, seal__lte=seal).order_by("pk")
    mended = dict(rows.values_list("part", "mended"))
    return frozenset(part for part, whole in mended.items() if not whole)


def note(seal: Seal, source: Source, error: Exception) -> None:
    """The source could not be counted: its figures are refused from this seal on."""
    StepFailure.objects.create(seal=seal, step=STEP, part=source.code, message=str(error)[:2000])


def mend(seal: Seal, part: str) -> None:
    """What had failed has been counted whole: its figures are given from this seal on."""
    StepFailure.objects.create(seal=seal, step=STEP, part=part, message="", mended=True)


def refusal(source: Source) -> str:
    """Why a figure of the source has no value."""
    return Said("nguồn «%(title)s» chưa đếm được, chờ đếm lại", title=source.title)
