"""Tìm kiếm (search): one field over pages, units, indicators, reports and the records of every register.

Rooms above give their sources to ``web.registry``; a step of the follower keeps the index, which can be
thrown away and made anew. What a person may see is part of the question put to the database. Doors:
``queries.search``, ``keeping`` (step, rebuild, check).
"""
