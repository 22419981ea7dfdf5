"""The one Django app; start-up lets the rooms register with the floors below them."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class GiaoBan(AppConfig):
    """Giao Ban, one app with one line of migrations."""

    name = "giaoban"
    label = "giaoban"
    verbose_name = "Giao Ban"

    def ready(self) -> None:
        """Register the follower's steps and the rooms' registers; guard the tables that only grow."""
        from giaoban.config import start_up  # after the models are there
        from giaoban.search import keeping
        from giaoban.trail import guards

        start_up.register()
        post_migrate.connect(guards.install, sender=self, dispatch_uid="append_only")
        post_migrate.connect(keeping.fill_if_empty, sender=self, dispatch_uid="search")
