"""Lập cơ quan (founding): how a new authority starts, from an empty database to its first report, by pages alone.

Every step calls the action that ``giaoban load`` calls. Which steps are done is read from what stands, so each can be
left and taken up again by anybody whose role allows it.
"""
