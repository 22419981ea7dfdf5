"""Nhiệm vụ được giao: what somebody gave a unit to do, and what became of it.

Doors: ``actions`` (assign, report, confirm …), ``queries`` (tasks as a reader may see them) and ``rules``.
A task is entries only; where it stands is derived from what happened to it, never stored.
"""
