"""Quyền hạn, chức vụ of who signs for another (NĐ 30/2020/NĐ-CP, Phụ lục I, Mục II khoản 7): KT. and TUQ. lines."""

from collections.abc import Sequence

KT, TUQ = "KT. ", "TUQ. "
_COLLECTIVE = "TM. "


def signature_lines(letterhead: Sequence[str], signer_post: str) -> tuple[str, ...]:
    """The lines above a signature.

    ``letterhead`` ends with the head's post; ``signer_post`` is ``"KT. Phó Chủ tịch"``, ``"TUQ. Chánh Văn phòng"``
    or empty where the head signs. A deputy signs for the collective too, somebody authorised only for the head.
    """
    if not letterhead or not signer_post.startswith((KT, TUQ)):
        return tuple(letterhead)
    word, _, post = signer_post.partition(" ")
    before = [line for line in letterhead[:-1] if signer_post.startswith(KT) or not line.startswith(_COLLECTIVE)]
    return (*before, f"{word} {letterhead[-1]}", post.upper())
