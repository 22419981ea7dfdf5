"""Lao động, người có công, bảo trợ xã hội (welfare): dossiers and results, jobs found, rehabilitation.

Registers: ``welfare.dossier`` with ``welfare.result``, ``welfare.job``, ``welfare.rehabilitation``.
Laws: Pháp lệnh Ưu đãi người có công 02/2020/UBTVQH14, NĐ 20/2021/NĐ-CP (social protection), Luật Phòng,
chống ma túy 73/2021/QH14. Figures: domain sheet §11.3. Doors: ``registers`` (descriptions).
"""
