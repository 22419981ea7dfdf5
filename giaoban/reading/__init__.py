"""Phòng Đọc — báo cáo bằng lời thành số liệu có nguồn.

Reads narrative Vietnamese reports into facts: every numeral with its value, unit, kind, period, the level it
belongs to, and
how far the reading is to be believed. Pure functions on text; nothing here knows of the database, of settings or of
a framework.
"""

from .fact import Fact, Kind
from .matching import Confirmed, Indicator, Match, match
from .reader import read

__all__ = ["Confirmed", "Fact", "Indicator", "Kind", "Match", "match", "read"]
