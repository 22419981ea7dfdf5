"""Files of reports as text (đọc tệp báo cáo): TXT, DOCX, PDF with a text layer, HTML, pasted text.

Every refusal is an ``InputError`` with a Vietnamese sentence, and comes within the bounds of ``Limits``.
"""

from .errors import InputError
from .limits import Limits
from .reading import text_of_bytes, text_of_file

__all__ = ["InputError", "Limits", "text_of_bytes", "text_of_file"]
