"""Makes `docs/reference/errors.md` from the code: every error raised on purpose, with its status and sentence.

python tools/errors_reference.py [--check]     rewrites the page; with --check exits 1 if it is not what it would write
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "errors.md"
STATUS = {
    "Unauthenticated": 401,
    "Forbidden": 403,
    "NotFound": 404,
    "Conflict": 409,
    "TooLarge": 413,
    "Invalid": 422,
    "TooManyRequests": 429,
}

HEAD = """# Errors

Every error answers `{"error": {"code", "message", "field", "data", "fields"}}`. `code` is stable and never used again for another
meaning; `message` is for people; `field` names the place in dotted form (`body.lines.0.quantity_milli`); `fields` lists all of them
where a schema found several.

| status | what it means |
|---|---|
| 401 | nobody is signed in, or the session or key is no longer good |
| 403 | somebody, who may not; `needs_approval` says in `data` which action a second person must lend |
| 404 | no such thing, or not for these eyes: the two look the same |
| 409 | the request is well formed, but the state of the books forbids it |
| 413 | too large |
| 422 | the request itself is wrong |
| 429 | too often; `Retry-After` says when again |

This page is made from the code by `python tools/errors_reference.py`; a test compares them.

| code | status | says |
|---|---|---|
"""


def errors() -> Iterator[tuple[str, int, str]]:
    """Yield (code, status, sentence) of every error made with a literal code in the program."""
    for file in sorted((ROOT / "server" / "tillbook").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in STATUS and len(node.args) >= 2
            ):
                continue
            code = node.args[0]
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                yield code.value, STATUS[node.func.id], _sentence(node.args[1])


def _sentence(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "..." for part in node.values)
    return "..."


def page() -> str:
    """Return the whole page."""
    found: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for code, status, sentence in errors():
        found[code].setdefault(status, sentence.replace("|", "/").replace("\n", " "))
    rows = [
        f"| `{code}` | {status} | {sentence} |"
        for code, by_status in sorted(found.items())
        for status, sentence in sorted(by_status.items())
    ]
    return HEAD + "\n".join(rows) + "\n"


def main() -> int:
    """Write or check the page."""
    text = page()
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.read_text(encoding="utf-8") == text else 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
