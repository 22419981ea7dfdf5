"""Parts of the follower's steps that failed: noted by name, mended by a later pass."""

from giaoban.trail.models import Seal, StepFailure

WHOLE_STEP = ""
"""The part of a failure of the whole step, as the follower itself notes it."""


def failing(step: str, seal: int) -> frozenset[str]:
    """The parts of a step whose last word known at ``seal`` is a failure."""
    rows = StepFailure.objects.filter(step=step, seal__lte=seal).order_by("pk")
    mended = dict(rows.values_list("part", "mended"))
    return frozenset(part for part, whole in mended.items() if not whole)


def note(step: str, seal: Seal, part: str, error: Exception) -> None:
    """A part failed at this seal."""
    StepFailure.objects.create(seal=seal, step=step, part=part, message=str(error)[:2000])


def mend(step: str, seal: Seal, part: str) -> None:
    """What had failed has been done whole at this seal."""
    StepFailure.objects.create(seal=seal, step=step, part=part, message="", mended=True)
