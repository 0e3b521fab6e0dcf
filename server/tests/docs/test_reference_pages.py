"""The reference pages of errors and settings say what the code says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_the_page_of_errors_is_the_one_the_code_makes() -> None:
    done = subprocess.run([sys.executable, "tools/errors_reference.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0, "run: python tools/errors_reference.py"


def test_every_environment_setting_the_code_reads_stands_on_the_page_and_no_other() -> None:
    sources = [*(ROOT / "server" / "tillbook").rglob("*.py"), *(ROOT / "tools").rglob("*.py"), ROOT / "tillbook"]
    read = {
        name for file in sources for name in re.findall(r"environ[^\n]*?\"(TILLBOOK_[A-Z_]+)\"", file.read_text(encoding="utf-8"))
    }
    written = set(re.findall(r"`(TILLBOOK_[A-Z_]+)`", (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")))
    assert read == written


def test_every_locked_run_time_dependency_is_explained_with_its_licence() -> None:
    asked = re.findall(r"^([A-Za-z][\w-]*)", (ROOT / "locks" / "run.in").read_text(encoding="utf-8"), re.MULTILINE)
    page = (ROOT / "docs" / "reference" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert [name for name in asked if f"| {name.lower()} |" not in page] == []


def test_every_link_between_the_documents_leads_somewhere() -> None:
    link = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    links = [(page, target) for page in pages for target in link.findall(page.read_text(encoding="utf-8"))]
    assert [f"{page.relative_to(ROOT)}: {target}" for page, target in links if not (page.parent / target).exists()] == []
