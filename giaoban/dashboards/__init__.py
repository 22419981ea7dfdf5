"""Trang số liệu (dashboards): the month of a unit, its figures, one figure with all that stands behind it.

A roof room: it reads ``indicators`` and writes nothing. Doors: ``urls``, ``hooks`` (what it registers
with the pages' frame at start-up).
"""
