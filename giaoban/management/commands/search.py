"""``giaoban search rebuild``: make the search index anew."""

from typing import Any

from django.core.management.base import CommandParser

from giaoban.management import command
from giaoban.said import Said
from giaoban.search import keeping
from giaoban.words.count import write_count


class Command(command.Command):
    """Chỉ mục tìm kiếm."""

    help = Said("Lập lại chỉ mục tìm kiếm từ sổ (rebuild); «giaoban check» so chỉ mục với sổ")

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do: rebuild."""
        parser.add_argument("deed", choices=["rebuild"], metavar="rebuild", help=Said("lập lại từ đầu"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the index anew."""
        self.require_data()
        self.say(Said("Đã lập lại chỉ mục: %(count)s mục.", count=write_count(keeping.rebuild())))
