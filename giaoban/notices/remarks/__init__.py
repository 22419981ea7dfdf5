"""Trao đổi (remarks): threads on any thing, with mentions, resolved and reopened; every wording stays.

Doors: ``actions`` (write, edit, resolve), ``box`` (what a page shows). Append-only, but no acts: no figure is
computed from what people say about it.
"""
