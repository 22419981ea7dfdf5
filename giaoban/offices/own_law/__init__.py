"""Lịch làm việc và tham số: the authority's own dated entries of law and calendar, on pages.

Doors: ``deadlines`` (upper rooms register what is open, so that a change can be shown before it is made), ``views``.
The book itself is :mod:`giaoban.law`; an entry is written by ``offices.actions.enter_norms``.
"""
