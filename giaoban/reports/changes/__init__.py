"""Đã đổi gì: a report against any past seal or edition, with the acts behind each change.

Door: ``queries``.
"""
