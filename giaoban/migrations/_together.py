"""Many new tables in one step: Django would picture every related model anew after each of them."""

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation


class Together(Operation):
    """The tables of a migration, created in order under one picture of the models."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, operations: list[CreateModel]) -> None:
        self.operations = operations

    def state_forwards(self, app_label, state):
        """All of them known before any model is pictured."""
        state.__dict__.pop("apps", None)  # a picture at hand would be mended after each table
        for one in self.operations:
            one.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Create the tables."""
        for one in self.operations:
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Remove them, last first."""
        for one in reversed(self.operations):
            one.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        """What ``migrate --plan`` prints."""
        return "; ".join(one.describe() for one in self.operations)
