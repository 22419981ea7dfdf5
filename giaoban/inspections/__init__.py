"""Kiểm tra (inspections): teams at work, inspections of establishments, what they found, suspensions.

Registers: ``inspections.team`` with ``inspections.team_end``; ``inspections.inspection`` with
``inspections.finding`` and ``inspections.suspension``. A suspension (đình chỉ) hangs on an inspection,
not on a finding. Laws: fire safety NĐ 136/2020/NĐ-CP, from 01/7/2025 NĐ 105/2025/NĐ-CP; domain sheet
§5.4. Doors: ``registers`` (descriptions), ``rules``.
"""
