"""Chủ thể (subjects): people and organisations outside whom records are about, the one store of their data.

Registers and the trail hold a subject's key only. The trail keeps digests under a random key of that
subject, which dies with the erasure: seals and counts stay, nobody can read the values back. Laws:
NĐ 13/2023, since 2026-01-01 Luật 91/2025/QH15 (domain sheet §9). Doors: ``actions`` (record, correct,
erase, open_details), ``queries`` (masked, subjects_of, standing), ``rules``.
"""
