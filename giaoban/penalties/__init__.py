"""Xử phạt vi phạm hành chính (penalties): decisions with their fines, and what was paid of them.

Registers: ``penalties.decision``, ``penalties.payment``. Laws: Luật Xử lý vi phạm hành chính
15/2012/QH13 as changed by 67/2020/QH14 (from 01/01/2022) and 88/2025/QH15 (from 01/7/2025); domain
sheet §5. Doors: ``registers`` (descriptions).
"""
