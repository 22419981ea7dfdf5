"""Số liệu (indicators): the catalogue, plans, reporting sessions, submissions, figures, comparison, checks.

Doors: ``queries`` (figures, records behind them), ``actions`` (define, plan, open a session, close,
submit), ``steps`` (what the follower keeps). Laws: the seven laws of figures, ARCHITECTURE.md §3.
"""
