"""The history of a home as JSON lines: identities, acts, seals and every version of every entry.

``writing`` puts it beside the readable tables, ``replay`` brings it back into an empty home with the
same numbers, times and hashes of its seals (law 7).
"""
