"""Tài liệu phiên họp: papers in versions known by their hash, for those invited only; who read which.

A paper marked for it is handed out with the reader's name across each page. Doors: ``actions``, ``queries``.
"""
