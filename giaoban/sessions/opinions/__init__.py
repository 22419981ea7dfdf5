"""Phiếu lấy ý kiến thành viên UBND outside a meeting: sealed until it closes, counted once, told with its rule.

Until then the trail holds keyed digests only. Doors: ``actions``, ``queries``.
"""
