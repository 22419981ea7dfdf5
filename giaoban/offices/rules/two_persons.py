"""Hai người (two persons): when one administrator is not enough to touch an account, and who may be the second."""

from collections.abc import Collection

from giaoban.said import Said

GUARDED = frozenset({"leader"})
"""Roles whose account is touched by two administrators only: their signature binds the authority."""


def needs_second(roles: Collection[str]) -> bool:
    """Whether a measure on an account with these roles needs a second administrator."""
    return not GUARDED.isdisjoint(roles)


def refusal(owner: str, first: str, second: str) -> str:
    """Why ``second`` may not confirm what ``first`` asked for the account of ``owner``; nothing where it may."""
    if second == owner:
        return Said("Không tự làm việc này với tài khoản của mình.")
    if second == first:
        return Said("Tài khoản lãnh đạo cần một quản trị khác xác nhận, không phải người đã đề nghị.")
    return ""
