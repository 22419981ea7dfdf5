"""Đầu tư công (investment): projects, capital plans by assigner and version, disbursement, milestones.

Registers: ``investment.project`` and what hangs on it: ``investment.capital_plan``,
``investment.disbursement``, ``investment.milestone``. Laws: Luật Đầu tư công 39/2019/QH14, from
01/01/2025 58/2024/QH15; payment NĐ 99/2021/NĐ-CP, from 26/9/2025 NĐ 254/2025/NĐ-CP (domain sheet
§7.1). Doors: ``registers`` (descriptions), ``queries``, ``rules``.
"""
