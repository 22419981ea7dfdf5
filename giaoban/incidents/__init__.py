"""Sự cố (incidents): fires, explosions, traffic accidents and others, with who and what was hurt.

Register: ``incidents.incident``. Laws: Luật Phòng cháy và chữa cháy, from 01/7/2025 Luật 55/2024/QH15
(reporting of fires); traffic accident statistics of Công an. Doors: ``registers`` (description).
"""
