"""A mail about each run: ready, failed, or who is missing. Holds no figure and no file.

Sent only where round.toml names a server; a mail that cannot be sent never changes what the run gives.
"""

import os
import smtplib
import ssl
from email.message import EmailMessage

from commands.call import Call
from commands.codes import Exit
from commands.round import Mail, Round

PASSWORD = "ELMO_SMTP_PASSWORD"
_SECONDS = 20.0  # a server that does not answer holds up nobody


class MailError(Exception):
    """The mail could not be sent; the text says what the server or the network said."""


def notify(call: Call, collected: Round, code: Exit, lines: list[str]) -> None:
    """Sends word of a run that ended with `code`, if the round names somebody to tell; `lines` say more of it."""
    if collected.mail is None:
        return
    words = call.console.language
    kind = {Exit.DONE: "ready", Exit.LEFT_OUT: "partial", Exit.NOT_RENDERED: "partial"}.get(code, "failed")
    why = [words.say("round.mail.why", code=int(code))] if kind == "failed" else []
    try:
        send(collected.mail, words.say(f"round.mail.{kind}"), [*why, *lines])
    except MailError as error:
        call.console.stage("not_mailed", text=str(error))
    else:
        call.console.stage("mailed")


def send(settings: Mail, subject: str, lines: list[str]) -> None:
    """Sends one plain mail. Raises MailError."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, settings.sender, ", ".join(settings.to)
    message.set_content("\n".join(lines) + "\n")
    try:
        with smtplib.SMTP(settings.host, settings.port, timeout=_SECONDS) as server:
            if settings.starttls:
                server.starttls(context=ssl.create_default_context())
            if settings.user:
                server.login(settings.user, os.environ.get(PASSWORD, ""))
            server.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        raise MailError(str(error)) from error
