"""Số đã giải ngân: payments for accepted volume and advances not yet recovered (domain sheet §7.1)."""


def disbursed(kind: str, amount: int) -> int:
    """What one line adds to the disbursed amount: a recovered advance (thu hồi tạm ứng) takes away."""
    return -amount if kind == "recovery" else amount
