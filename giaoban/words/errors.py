"""The one refusal of this room (lỗi đọc, viết chữ và số)."""


class WordsError(ValueError):
    """Text that cannot be read, or a value that the asked writing cannot express.

    The message is Vietnamese, for the officer who typed the text. ``position`` is the index of the
    offending character in the text as it was given (its length when the text ends too early), and
    None when it was a value to write that was refused.
    """

    def __init__(self, message: str, position: int | None = None) -> None:
        super().__init__(message)
        self.position = position
