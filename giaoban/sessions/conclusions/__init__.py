"""Kết luận phiên họp: the chair's conclusion as entered, the tasks proposed from its text, and their confirmation.

Doors: ``actions`` (enter, correct, confirm), ``queries`` and ``proposing``. What was confirmed are tasks of the room
below: they name their conclusion as origin (``ORIGIN``, its record), and this room alone knows what that is.
"""
