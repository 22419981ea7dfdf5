"""Nothing left behind: what the database keeps of a row after it was deleted.

On SQLite, ``secure_delete`` (``config.environment``) overwrites freed bytes; the write-ahead log still
holds the pages as they were until it is emptied, which this does. On PostgreSQL dead rows stay in the
table's file until ``VACUUM FULL``, and its log and every backup keep their own copies: the office's rules
for keeping those apply there.
"""

import logging

from django.db import connection

logger = logging.getLogger(__name__)
_PATIENCE_MS = 1000


def empty_log() -> bool:
    """Empty SQLite's write-ahead log; ``False`` when somebody holds it, and then it must be tried again."""
    if connection.vendor != "sqlite":
        return True
    if connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        patience = int(cursor.fetchone()[0])
        cursor.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = bool(cursor.fetchone()[0])
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {patience}")
    if busy:
        logger.warning("the write-ahead log is in use: erased values stay in it until the next checkpoint")
    return not busy
