"""Quản trị (administration): the pages on which a unit's administrator keeps people, roles, units and the door.

Every page asks for the deed ``MANAGE`` on the units it touches; what it does is done by the actions of this room.
"""
