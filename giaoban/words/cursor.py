"""A place moving through a text that is being read (con trỏ đọc)."""

import re
import unicodedata

from giaoban.said import Said

from .errors import WordsError

_SPACES = re.compile(r"\s*")


def word(*spellings: str) -> re.Pattern[str]:
    """A pattern for one of the given whole words, upper or lower case, any white space between words."""
    either = "|".join(re.escape(spelling).replace(r"\ ", r"\s+") for spelling in spellings)
    return re.compile(rf"(?:{either})\b", re.IGNORECASE)


class Cursor:
    """Reads a text from left to right; always stands before a character that is not white space.

    The text is compared in NFC, so decomposed letters (NFD) read alike, while errors name positions
    in the text as it was given.
    """

    def __init__(self, text: str) -> None:
        self._given = text
        self._text = unicodedata.normalize("NFC", text)
        self.at = 0
        self._skip_spaces()

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Moves past ``pattern`` and the white space after it; None, unmoved, if it is not here."""
        found = pattern.match(self._text, self.at)
        if found:
            self.at = found.end()
            self._skip_spaces()
        return found

    def expect(self, pattern: re.Pattern[str], message: str) -> re.Match[str]:
        """Like ``take``, but raises WordsError with ``message`` if ``pattern`` is not here."""
        found = self.take(pattern)
        if not found:
            raise self.error(message)
        return found

    def sees(self, pattern: re.Pattern[str]) -> bool:
        """Whether ``pattern`` comes next."""
        return pattern.match(self._text, self.at) is not None

    def finish(self) -> None:
        """Raises WordsError unless the whole text has been read."""
        if self.at < len(self._text):
            raise self.error(Said("Thừa chữ ở cuối, không đọc được"))

    def error(self, message: str, at: int | None = None) -> WordsError:
        """The error to raise for the character at ``at``, or at the present place."""
        return WordsError(message, self._place_in_given(self.at if at is None else at))

    def _skip_spaces(self) -> None:
        found = _SPACES.match(self._text, self.at)
        if found:
            self.at = found.end()

    def _place_in_given(self, at: int) -> int:
        if self._text == self._given:
            return at
        composed = 0
        letter_start = 0
        for place in range(1, len(self._given) + 1):
            # A letter and its marks are normalised together, never apart.
            if place == len(self._given) or not unicodedata.combining(self._given[place]):
                composed += len(unicodedata.normalize("NFC", self._given[letter_start:place]))
                if composed > at:
                    return letter_start
                letter_start = place
        return len(self._given)
