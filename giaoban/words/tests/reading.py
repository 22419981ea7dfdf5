"""What a reader makes of arbitrary text."""

from giaoban.words.errors import WordsError


def value_or_refusal(call, *arguments):
    """The value, or the WordsError; anything else raised fails the test."""
    try:
        return call(*arguments)
    except WordsError as refusal:
        return refusal


def is_refusal_within(outcome, text):
    """Whether ``outcome`` is a refusal that names a place in ``text`` or its end."""
    return isinstance(outcome, WordsError) and 0 <= outcome.position <= len(text)
