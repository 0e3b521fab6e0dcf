"""`tillbook user`: access from the machine itself, as somebody types it there."""

from __future__ import annotations

import io
import os

import pytest

from tests.contexts.identity.staff import Browser
from tillbook.app import cli
from tillbook.identity import pins, policy
from tillbook.identity.hashers import Passphrase
from tillbook.platform import sql

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lower the cost of hashing, not its kind."""
    monkeypatch.setattr(pins, "ITERATIONS", 10)
    monkeypatch.setattr(Passphrase, "time_cost", 1)
    monkeypatch.setattr(Passphrase, "memory_cost", 64)
    policy.forget_policy()


@pytest.fixture
def tillbook(db: None, monkeypatch: pytest.MonkeyPatch) -> Tillbook:
    """The command on books in which Nell Ash is the owner."""
    command = Tillbook(monkeypatch)
    assert command("add", "Nell Ash", "--role", "owner", "--login", "Nell", typed="four blue doors in a row\n") == 0
    return command


class Tillbook:
    """Runs `tillbook user ...` with lines typed into it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str, typed: str = "") -> int:
        """Return the exit code."""
        self._monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return cli.main(["user", *arguments, "--stdin", "--data", os.environ["TILLBOOK_DATA"]])


def test_a_person_made_at_the_machine_is_there_and_logged(tillbook: Tillbook) -> None:
    row = sql.fetch_one("SELECT actor_kind, actor_name, action FROM audit_row ORDER BY id DESC LIMIT 1")
    assert row is not None
    assert (row[0], str(row[1]).startswith("command line ("), row[2]) == ("system", True, "person.create")


def test_a_reset_sets_a_new_passphrase_and_is_logged(tillbook: Tillbook, capsys: Output) -> None:
    for _ in range(11):
        Browser().post("/session", {"login": "nell", "passphrase": "wrong wrong wrong"})
    assert tillbook("reset", "NELL", typed="five grey herons at dusk\n") == 0
    assert "all sessions have ended" in capsys.readouterr().out
    wrong, right = "four blue doors in a row", "five grey herons at dusk"
    codes = [Browser().post("/session", {"login": "nell", "passphrase": text}).json() for text in (wrong, right)]
    assert [answer["error"]["code"] for answer in codes] == ["bad_credentials", "not_set_up"]
    assert sql.fetch_one("SELECT COUNT(*) FROM audit_row WHERE action = 'person.reset'") == (1,)


@pytest.mark.parametrize(
    ("arguments", "typed", "said"),
    [
        (("reset", "nobody"), "five grey herons at dusk\n", "Nobody signs in as nobody."),
        (("reset", "nell"), "short\n", "Use at least 12 characters"),
        (("add", "X", "--role", "cashier", "--store", "S99", "--pin"), "123456\n", "There is no store S99."),
        (("add", "X", "--role", "cashier"), "", "Give the person a --login, a --pin, or both."),
        (("add", "X", "--role", "cashier", "--pin"), "12\n", "A PIN is six digits."),
        (("add", "X", "--role", "cashier", "--login", "nell"), "five grey herons at dusk\n", "This sign-in name is taken."),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(
    tillbook: Tillbook, capsys: Output, arguments: tuple[str, ...], typed: str, said: str
) -> None:
    before = sql.fetch_one("SELECT COUNT(*) FROM audit_row")
    assert tillbook(*arguments, typed=typed) == 1
    printed = capsys.readouterr().err
    assert said in printed
    assert printed.count("\n") == 1
    assert sql.fetch_one("SELECT COUNT(*) FROM audit_row") == before
