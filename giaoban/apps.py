"""The one Django app; start-up lets the rooms register with the floors below them."""

from django.apps import AppConfig


class GiaoBan(AppConfig):
    """Giao Ban, one app with one line of migrations."""

    name = "giaoban"
    label = "giaoban"
    verbose_name = "Giao Ban"

    def ready(self) -> None:
        """Register the follower's steps and the rooms' registers."""
        from giaoban.config import start_up  # after the models are there

        start_up.register()
