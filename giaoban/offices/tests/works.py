"""Long works of a test: waited for before it ends."""

import threading


def ended() -> None:
    """Wait for every long work."""
    for thread in threading.enumerate():
        if thread.name.startswith("long-work-"):
            thread.join(30)
