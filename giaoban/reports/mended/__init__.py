"""Bản Word sửa về: a draft sent out as Word, mended there, taken in again sentence by sentence.

Doors: ``reading`` (file → what differs from the draft), ``actions`` (keep the reading, take in what was chosen).
Nothing of the outline is written before a person has decided on every difference.
"""
