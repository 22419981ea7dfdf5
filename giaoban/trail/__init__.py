"""Dấu vết (the trail): what happened, who did it, and when it became known.

Writers append entries under an act; one follower numbers acts into seals and lets the rooms above
keep their cube. Doors: ``actions.append`` (inside a writer's transaction), ``follower.run_pass``,
``queries`` (seals, history), ``checking`` (digests and chain). The seven laws of figures
(ARCHITECTURE.md) rest here.
"""
