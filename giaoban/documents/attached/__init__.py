"""Files attached to records of registers (tệp đính kèm): scans kept under their hash, opened like personal data."""
