"""Sectors of the work (lĩnh vực) that indicators belong to, as pages name them."""

from collections.abc import Mapping

from giaoban.said import Said

SECTORS: Mapping[str, str] = {
    "budget": Said("Ngân sách"),
    "investment": Said("Đầu tư công"),
    "clearance": Said("Giải phóng mặt bằng"),
    "market": Said("Quản lý thị trường"),
    "fire_safety": Said("Phòng cháy, chữa cháy"),
    "urban_order": Said("Trật tự đô thị, an toàn giao thông"),
    "construction": Said("Trật tự xây dựng"),
    "environment": Said("Môi trường"),
    "culture": Said("Văn hóa, thông tin"),
    "education": Said("Giáo dục"),
    "food_safety": Said("An toàn thực phẩm"),
    "health": Said("Y tế"),
    "welfare": Said("Lao động, chính sách xã hội"),
    "defence": Said("Quân sự địa phương"),
    "security": Said("An ninh, trật tự"),
    "administration": Said("Cải cách hành chính, tiếp công dân"),
    "tasks": Said("Nhiệm vụ được giao"),
}


def sector_name(code: str) -> str:
    """The sector; an authority's own sectors are shown as it names them."""
    return SECTORS.get(code, code)
