"""Giải phóng mặt bằng (clearance): projects that need land, cases of those who hold it, steps of a case.

Registers: ``clearance.project``, ``clearance.case``, ``clearance.step``. Laws: Luật Đất đai 2013
(art. 67–69, NĐ 47/2014/NĐ-CP), from 01/8/2024 Luật Đất đai 2024 (art. 85–94, NĐ 88/2024/NĐ-CP); domain
sheet §6. Doors: ``registers`` (descriptions), ``queries``, ``rules``.
"""
