"""Biểu phụ lục: which indicators the table of a report shows, in which order, with which columns.

Door: ``actions``.
"""
