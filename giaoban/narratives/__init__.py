"""Báo cáo lời — nhận báo cáo bằng lời của đơn vị và bài của nơi khác, đọc ra số liệu, người phụ trách quyết từng số.

``reading/`` says what a text holds; this room keeps the text, sets what was read beside the catalogue and what is
known, and carries what an official accepts into the doors that exist: a submission of the unit and period, or
statements of others. Doors: ``queries`` (what waits, where a figure was read), ``actions`` (taking in), ``batch``.
"""
