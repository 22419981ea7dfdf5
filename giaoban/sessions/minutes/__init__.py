"""What a meeting leaves on paper: biên bản made of its entries, and the conclusion notice (thông báo kết luận).

Doors: ``actions``, ``queries`` (the text of a conclusion for the rooms that make tasks of it).
"""
