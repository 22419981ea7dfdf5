"""Trả lời giấy mời: what stands against a reply."""

from collections.abc import Collection, Iterator

from giaoban.said import Said

SENDS, ABSENT = "sends", "absent"


def refusals(
    answer: str, reason: str, substitute: int | None, delegates: Collection[int], *, named: bool
) -> Iterator[tuple[str, str]]:
    """(field, words) for everything wrong.

    ``named``: the invitation names a person, whose substitute must hold a delegation of that day (``delegates``); a
    unit sends whom it wants among its officials (``delegates`` too).
    """
    if answer == ABSENT and not reason.strip():
        yield "reason", Said("Vắng thì nêu lý do")
    if answer != SENDS:
        return
    if substitute is None:
        yield "substitute", Said("Chọn người dự thay")
    elif substitute not in delegates and named:
        yield "substitute", Said("Người này chưa được ủy quyền vào ngày họp; quản trị ghi ủy quyền trước đã")
    elif substitute not in delegates:
        yield "substitute", Said("Người này không công tác ở đơn vị được mời vào ngày họp")
