"""Cơ quan, đơn vị (offices): units on a dated map, officials, roles, delegation, hand-over, sign-in.

Doors: ``queries.tree`` (units as known at a seal), ``permission.require`` (the one place that says
who may), ``actions`` (found a unit, appoint, hand over). Laws: domain sheet §8 (codes are re-used,
so a unit is its code and its first day).
"""
