"""Mục của báo cáo: who writes which section from which day, and how far each is in a session.

Door: ``actions``. Who may write what is asked of :mod:`giaoban.reports.writers`.
"""
