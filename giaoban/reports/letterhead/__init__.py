"""Phần đầu và phần ký: agency, symbol, subject, addressees, recipients and signature lines of a unit's report.

Door: ``actions``.
"""
