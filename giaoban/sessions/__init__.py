"""Phiên họp của UBND: what the chair concluded becomes tasks, and what is measured of them follows its figure.

Rooms inside: ``conclusions`` (a conclusion as entered, the tasks proposed from it, their confirmation, what became of
them in the next report) and ``measures`` (a task bound to an indicator).
"""
