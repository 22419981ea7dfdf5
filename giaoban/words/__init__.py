"""Phòng Văn thư — chữ và số của văn bản hành chính.

Holds how Vietnamese official documents write money, percentages, counts, dates, document numbers,
amounts in words and intervals of time; for each writing a reader that takes it back, and the key
under which Vietnamese text is searched. Pure functions: nothing here knows of the database, of
settings or of another room. Every refusal is an ``errors.WordsError`` with a message for the officer.
"""
