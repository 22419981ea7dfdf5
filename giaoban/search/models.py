"""The search index: ordinary rows, kept by the follower and made anew from the log at any time."""

from django.db import models


class IndexedEntry(models.Model):
    """Một mục tìm được: what a source says of one thing, and the words it is found by.

    ``document`` holds those words, one blank between them; the database keeps its own index over it
    (FTS5 on SQLite, GIN on PostgreSQL; see the migration). ``unit`` and ``territory`` are row ids without a
    constraint, for rows of an index come and go by the hundred thousand.
    """

    source = models.CharField(max_length=60)
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    deed = models.CharField(max_length=40)
    unit = models.BigIntegerField(null=True)
    territory = models.BigIntegerField(null=True)
    day = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    title = models.TextField()
    words = models.TextField()
    href = models.TextField()
    document = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="one_indexed_entry_per_source_and_key")]

    def __str__(self) -> str:
        return f"{self.source}:{self.key}"
