"""The refusal of a file (từ chối tệp)."""


class InputError(ValueError):
    """A file that is not read; the message is a Vietnamese sentence for the person who gave it."""
