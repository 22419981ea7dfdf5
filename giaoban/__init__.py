"""Giao Ban: one authority's month, from registers to figures, report, session and tasks.

Rooms and floors are drawn in ARCHITECTURE.md; WHERE.md answers "where do I find …".
"""
