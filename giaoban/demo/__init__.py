"""Dữ liệu mẫu (demo): quận Thanh Xuân 2022–2023 and the three wards after 1 July 2025, built only through actions.

Published totals of the district are real; how they are dealt over wards, days and cases, and every
person's name, are invented and say so. ``data/`` holds the dealt rows, ``actions`` writes them.
"""
