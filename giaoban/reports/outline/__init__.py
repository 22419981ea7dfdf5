"""Đề cương và câu: writing the outline in the browser, with live numbers beside the words.

Doors: ``actions`` (write, add, move, remove an item), ``queries`` (the outline as it reads now, its history).
"""
