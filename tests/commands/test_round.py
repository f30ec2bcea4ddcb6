"""A round: who is missing and by when, and the mail that says so, held against a real server."""

import socket
from collections.abc import Iterator
from datetime import date
from email.header import decode_header, make_header
from email.message import Message
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Handler

from commands.call import Call
from commands.codes import Exit
from commands.console import Console
from commands.mail import notify
from commands.round import Mail, Round, RoundError, load_round, standing, told
from indicators import load_framework
from reports.language import load_language
from tests.commands.test_door import light_run
from tests.small.answers import small_framework, write_small


class Inbox(Handler):
    """What a server received."""

    def __init__(self) -> None:
        super().__init__()
        self.mails: list[Message] = []

    def handle_message(self, message: Message) -> None:
        self.mails.append(message)


@pytest.fixture
def inbox() -> Iterator[tuple[Inbox, int]]:
    handler = Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    yield handler, port
    server.stop()


def settings(port: int) -> Mail:
    to = ["a@example.org", "b@example.org"]
    return Mail(host="127.0.0.1", port=port, sender="elmo@example.org", to=to, starttls=False)


def text_of(mail: Message) -> str:
    content = mail.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode()


def quiet_call(tmp_path: Path) -> Call:
    return Call("run", Console(load_language("fi"), quiet=True), (), tmp_path)


def test_who_is_asked_for_nothing_is_not_missed() -> None:
    framework = small_framework()
    area = framework.area.key
    status = {"25": "accepted", "24": "rejected", "22": "accepted_in_part", area: "absent"}
    where = standing(Round(deadline=date(2021, 5, 31)), framework, status, date(2021, 5, 30))
    assert (where.missing, where.days_left, where.complete, where.is_over) == (("24",), 1, False, False)


@pytest.mark.parametrize(
    ("today", "line"),
    [
        (date(2024, 1, 30), "Määräaikaan 31.1.2024 on yksi päivä."),
        (date(2024, 1, 31), "Määräaika 31.1.2024 on tänään."),
        (date(2024, 2, 1), "Määräaika 31.1.2024 oli eilen."),
        (date(2024, 2, 5), "Määräajasta 31.1.2024 on 5 päivää."),
    ],
)
def test_the_days_are_told_as_people_say_them(today: date, line: str) -> None:
    framework = load_framework()
    status = dict.fromkeys((*framework.regions, framework.area.key), "accepted") | {"18": "absent", "10": "rejected"}
    where = standing(Round(deadline=date(2024, 1, 31)), framework, status, today)
    assert told(where, framework, load_language("fi")) == ["Puuttuu: Kainuu ja Etelä-Savo.", line]
    assert told(standing(Round(), framework, status, today), framework, load_language("en"))[1:] == []


def test_a_round_that_everybody_has_kept_needs_no_word() -> None:
    framework = load_framework()
    status = dict.fromkeys((*framework.regions, framework.area.key), "accepted")
    where = standing(Round(deadline=date(2024, 1, 31)), framework, status, date(2024, 2, 5))
    assert told(where, framework, load_language("fi")) == []


@pytest.mark.parametrize(
    "text",
    ["deadline = 31", "deadline = ", "dedline = 2024-01-31", "opened = 2024-02-01\ndeadline = 2024-01-31\n", "\x00"],
)
def test_settings_that_cannot_be_meant_are_refused_with_the_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "round.toml").write_text(text)
    with pytest.raises(RoundError, match=r"round\.toml"):
        load_round(tmp_path)


@pytest.mark.parametrize(
    ("code", "subject"),
    [
        (Exit.DONE, "ELMO-arviointi: raportit ovat valmiina"),
        (Exit.LEFT_OUT, "ELMO-arviointi: raportit ovat valmiina, jotakin jäi pois"),
        (Exit.LOCKED, "ELMO-arviointi: ajo ei onnistunut"),
    ],
)
def test_a_mail_says_how_it_went(inbox: tuple[Inbox, int], tmp_path: Path, code: Exit, subject: str) -> None:
    received, port = inbox
    notify(quiet_call(tmp_path), Round(mail=settings(port)), code, ["Puuttuu: Kainuu."])
    (mail,) = received.mails
    assert str(make_header(decode_header(mail["Subject"]))) == subject
    assert (mail["From"], mail["To"]) == ("elmo@example.org", "a@example.org, b@example.org")
    text = text_of(mail)
    assert text.splitlines()[-1] == "Puuttuu: Kainuu."
    assert (f"koodiin {int(code)}" in text) == (code is Exit.LOCKED)


def test_a_mail_that_cannot_be_sent_changes_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    call = Call("run", Console(load_language("fi")), (), tmp_path)
    notify(call, Round(mail=settings(1)), Exit.DONE, [])
    assert "Sähköpostiviestiä ei voitu lähettää" in capsys.readouterr().err


def test_a_run_mails_who_is_missing_and_no_figure(inbox: tuple[Inbox, int], tmp_path: Path) -> None:
    received, port = inbox
    inputs = tmp_path / "in"
    inputs.mkdir()
    write_small(inputs)
    (inputs / "norrbotten.xlsx").unlink()
    (inputs / "round.toml").write_text(
        f'deadline = 2021-01-31\n[mail]\nhost = "127.0.0.1"\nport = {port}\nstarttls = false\n'
        'sender = "elmo@example.org"\nto = ["a@example.org"]\n'
    )
    assert light_run(inputs, tmp_path / "out") == 4
    (mail,) = received.mails
    text = text_of(mail).splitlines()
    assert text[0].startswith(("Puuttuu: ", "Missing: "))
    assert str(tmp_path / "out" / "latest" / "reports") in text[-2]
    assert light_run(inputs, tmp_path / "out") == 0  # nothing changed, so there is nothing to write home about
    assert len(received.mails) == 1
