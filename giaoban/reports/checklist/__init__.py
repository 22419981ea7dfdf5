"""Kiểm trước khi duyệt: what still stands in the way of a report, blocking or only pointed out.

Doors: ``queries`` (the points of a report), ``actions`` (explain a finding, exempt a numeral),
``hooks`` (upper and lower rooms tell their own open points, such as remarks nobody answered).
"""
