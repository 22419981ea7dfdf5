"""``giaoban worker``: the follower, for PostgreSQL; reminders, the daily mail and webhooks, on either database."""

import threading
from typing import Any

from django.utils import timezone

from giaoban.management import command
from giaoban.management.following import follow
from giaoban.notices import by_the_clock
from giaoban.said import Said
from giaoban.webhooks import delivering

LAST_WORDS_S = 5
"""How long a worker that was stopped waits for the message it is sending."""


class Command(command.Command):
    """Người niêm."""

    help = Said("Chạy người niêm: mọi việc đã ghi được niêm và tính vào số liệu; nhắc hạn và gửi thư mỗi ngày")

    def handle(self, *args: Any, **options: Any) -> None:
        """Follow until interrupted."""
        self.require_data()
        self.say(Said("Người niêm đang chạy (Ctrl C để dừng)"))
        stop = threading.Event()
        sending = threading.Thread(target=delivering.keep_sending, args=(timezone.now, stop), daemon=True)
        sending.start()
        try:
            follow(chores=by_the_clock.run)
        except KeyboardInterrupt:
            self.say(Said("Đã dừng."))
        finally:
            stop.set()
            sending.join(LAST_WORDS_S)
