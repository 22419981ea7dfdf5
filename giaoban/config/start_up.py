"""What rooms register with the floors below them, in one list."""

from giaoban.budget import registers as _budget  # noqa: F401 — importing adds the registers
from giaoban.indicators import steps
from giaoban.trail import follower


def register() -> None:
    """Make the follower's steps known; importing this module made the registers known."""
    follower.register_step(follower.Step("cube", steps.keep_cube))
