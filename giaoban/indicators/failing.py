"""Sources that the follower could not count: noted by name, refused when read, mended by a later pass."""

from giaoban.indicators.sources.source import Source
from giaoban.said import Said
from giaoban.trail import failures
from giaoban.trail.models import Seal

STEP = "cube"
EVERY_SOURCE = failures.WHOLE_STEP


def failing(seal: int) -> frozenset[str]:
    """The sources whose last word known at ``seal`` is a failure."""
    return failures.failing(STEP, seal)


def note(seal: Seal, source: Source, error: Exception) -> None:
    """The source could not be counted: its figures are refused from this seal on."""
    failures.note(STEP, seal, source.code, error)


def mend(seal: Seal, part: str) -> None:
    """What had failed has been counted whole: its figures are given from this seal on."""
    failures.mend(STEP, seal, part)


def refusal(source: Source) -> str:
    """Why a figure of the source has no value."""
    return Said("nguồn «%(title)s» chưa đếm được, chờ đếm lại", title=source.title)
