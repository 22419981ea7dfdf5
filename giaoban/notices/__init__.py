"""Thông báo (notices): inbox, reminders, one digest a day, calendar feeds; remarks on any object.

Doors: ``kinds`` (upper rooms add kinds, things and senders at start-up), ``actions.tell``,
``reminders.arm``, ``remarks`` (threads on any thing). A notice names no person outside the office.
"""
