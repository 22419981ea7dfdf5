"""A meeting of an authority: its day and states, its series, who is invited, who answered and who really came.

Doors: ``actions``, ``inviting``, ``queries``.
"""
