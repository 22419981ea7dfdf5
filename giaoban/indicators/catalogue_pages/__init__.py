"""Danh mục chỉ tiêu và chỉ tiêu giao, on pages: dated definitions, where an indicator is used, plans by assigner.

Doors: ``usages`` (upper rooms say where an indicator is used), ``views``.
"""
