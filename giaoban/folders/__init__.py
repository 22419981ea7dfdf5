"""Thư mục bảng tính (folders): a whole authority as a folder of spreadsheets, one file per table.

``template`` writes an empty one, ``actions.load`` checks all of it and loads all or nothing, ``actions.export``
writes what is in the database with its history, which loads again into an empty home (law 7).
``tables`` lists what there is, in loading order: a new table is one declaration there.
"""
