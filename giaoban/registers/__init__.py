"""Sổ (registers): what all registers share, whatever they record.

A room of floor 3 describes its registers (``description.Register``); this room records, corrects,
voids, lists, imports and exports them in one way. Doors: ``registry``, ``actions``, ``queries``.
Nothing here knows a subject of work.
"""
