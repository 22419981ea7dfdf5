"""Ngân sách (budget): revenue and expenditure ledgers by line, day, budget year and classification.

Registers: ``budget.revenue``, ``budget.expenditure``; the codes lines may carry: ``budget.codes``.
Laws: domain sheet §7.2 (mục lục ngân sách), §1.3. Doors: ``registers`` (descriptions), ``actions``.
"""
