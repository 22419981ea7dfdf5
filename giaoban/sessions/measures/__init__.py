"""Nhiệm vụ đo được: where the indicator of a task stands, what each working day left must bring, where it will end.

Doors: ``queries`` and ``rules``. A task keeps indicator and target as text; this room alone interprets them.
"""
