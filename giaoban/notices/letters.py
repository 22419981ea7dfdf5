"""A single letter sent at once (thư gửi ngay): a one-time link to an address that nobody keeps."""

import logging
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid, parseaddr

from django.conf import settings
from django.utils import timezone

from giaoban.notices import smtp
from giaoban.offices.administration.mailing import Letter, Mailer, NotMailed
from giaoban.said import Said

logger = logging.getLogger(__name__)


def send(letter: Letter) -> None:
    """Hand a letter to the mail server; the log says what the server answered, never to whom. Raises ``NotMailed``."""
    server = settings.MAIL_SERVER
    if server is None:
        raise NotMailed(Said("Chưa cài máy chủ thư; chép đường dẫn gửi riêng."))
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = str(letter.subject), server["sender"], letter.to
    mail["Date"] = format_datetime(timezone.localtime())
    mail["Message-ID"] = make_msgid("giaoban", parseaddr(server["sender"])[1].rpartition("@")[2])
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content("\n".join(letter.lines) + "\n")
    try:
        smtp.send(mail, server)
    except smtp.NotSent as error:
        logger.warning("%s was not taken by the mail server", mail["Message-ID"])
        raise NotMailed(Said("Máy chủ thư không nhận thư. Kiểm lại địa chỉ, hoặc chép đường dẫn gửi riêng.")) from error
    except smtp.NobodyKnows as error:
        logger.warning("%s was cut off", mail["Message-ID"])
        raise NotMailed(
            Said("Nối với máy chủ thư bị đứt, chưa rõ thư đã đi chưa. Hỏi người nhận trước khi gửi lại.")
        ) from error


MAILER = Mailer(ready=lambda: settings.MAIL_SERVER is not None, send=send)
