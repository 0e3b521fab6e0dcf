"""docs/reference/commands.md says what the code does: every command, section and flag, and none that is not there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from bootstrap import usage
from run_tests.sections import Choice, choose
from tillbook.app import cli

ROOT = Path(__file__).resolve().parents[3]
REFERENCE = (ROOT / "docs" / "reference" / "commands.md").read_text()


def test_every_command_of_the_program_is_listed_by_the_one_command() -> None:
    assert set(cli.COMMANDS) <= set(usage.COMMANDS)


def test_the_sections_of_the_test_run_are_those_of_the_reference() -> None:
    table = REFERENCE.split("The sections:")[1].split("\n\n")[1]
    named = re.findall(r"`([a-z]+)`", "".join(line.split("|")[1] for line in table.splitlines()))
    assert sorted(named) == sorted(section.name for section in choose(Choice(long=True)))


def test_the_flags_of_the_test_run_are_those_of_the_reference() -> None:
    command = [sys.executable, "-m", "run_tests", "--help"]
    said = subprocess.run(command, cwd=ROOT / "tools", capture_output=True, text=True, check=True).stdout
    flags = set(re.findall(r"(?<![\w-])--[a-z]+", said)) - {"--help"}
    written = set(re.findall(r"--[a-z]+", REFERENCE.split("## `./tillbook test`")[1].split("\n## ")[0]))
    assert flags == written
