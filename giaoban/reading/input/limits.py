"""How much of a file is read at most (giới hạn khi đọc tệp)."""

from dataclasses import dataclass

_MB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of time and memory; a file beyond one of them is refused, never read in part."""

    file_bytes: int = 50 * _MB
    """Size of the file."""
    unpacked_bytes: int = 100 * _MB
    """Size of the XML inside a DOCX."""
    characters: int = 12_000_000
    """Length of the text taken out of it."""
    pages: int = 500
    """Pages of a PDF."""
    seconds: int = 120
    """Time for a PDF, in a process of its own."""
    memory_bytes: int = 1024 * _MB
    """Memory of that process."""
