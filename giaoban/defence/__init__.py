"""Quân sự, công an (defence): young people who joined the army or the police, and the quotas assigned.

Registers: ``defence.recruit``, ``defence.quota``. Laws: Luật Nghĩa vụ quân sự 78/2015/QH13, Luật Công an
nhân dân 37/2018/QH14; domain sheet §11.3. Doors: ``registers`` (descriptions).
"""
