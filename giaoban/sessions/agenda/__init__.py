"""Chương trình phiên họp: the tree of items with their minutes, the item that is on now, what came of each.

Doors: ``actions``, ``sitting`` (what happens while the room sits), ``queries``.
"""
