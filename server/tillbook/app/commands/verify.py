"""`tillbook verify`: prove the books."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

HELP = "prove the books: stock against movements, movements against documents, every chain, the audit log"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.add_argument("--anchors", type=Path, metavar="FILE", help="anchors kept outside: one `position hash` a line")


def run(chosen: argparse.Namespace) -> int:
    """Verify and print; exit code 1 if anything differs."""
    from tillbook.app.opening import open_books

    open_books()
    from tillbook.app.proof import run_proof
    from tillbook.audit import interface as audit

    while audit.seal_pending():
        pass
    result = run_proof(audit.read_anchors(chosen.anchors) if chosen.anchors else ())
    if chosen.json:
        findings = [{"place": place, "message": message} for place, message in result.findings]
        print(json.dumps({"differences": len(findings), "figures": result.figures, "findings": findings}, indent=2))
    else:
        print_result(result)
    return 1 if result.findings else 0


def print_result(result: object) -> None:
    """Print a verification for people: the figures, what differs, and the one line that counts."""
    from tillbook.audit.interface import Verification

    assert isinstance(result, Verification)
    for name, value in sorted(result.figures.items()):
        print(f"  {name.replace('_', ' '):<24}{value:>12,}")
    for place, message in result.findings:
        print(f"  DIFFERENCE at {place}: {message}")
    print(f"audit: {result.figures['audit_rows']} rows, {result.figures['audit_breaks']} breaks")
    print(f"stock = ledger: {len(result.findings)} differences")
