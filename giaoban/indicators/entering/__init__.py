"""Nhập số liệu tháng: the page on which a unit enters what no register counts, and the office takes it in.

Doors: ``sheet`` (the form of a unit and period), ``received`` (what came from whom), ``views``. Sending, accepting
and returning are the actions of :mod:`giaoban.indicators.actions`, the same as for spreadsheets.
"""
