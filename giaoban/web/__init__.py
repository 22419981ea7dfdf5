"""Trang (web): page frame, components, tables, filters, forms, search; knows no subject of work."""
