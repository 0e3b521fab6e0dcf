"""The server's own description of `/api/v1`, and the TypeScript made from it.

python tools/openapi.py                print the OpenAPI document; the same program always prints the same bytes
python tools/openapi.py --write        make web/packages/api/src/generated.ts of it
python tools/openapi.py --check        exit 1 if that file is not what the document makes
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
WEB = Path(os.environ.get("TILLBOOK_WEB", ROOT / "web"))
GENERATED = ROOT / "web" / "packages" / "api" / "src" / "generated.ts"
HEAD = "// Made from the server's OpenAPI document by `python tools/openapi.py --write`; a test compares them. Never edited by hand.\n"


def document() -> dict[str, Any]:
    """Return the OpenAPI document of the program, its paths below `/api/v1`; needs no server and no database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tillbook.platform.settings")
    sys.path.insert(0, str(ROOT / "server"))
    import django

    django.setup()
    from tillbook.app.urls import api

    described: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix="")))
    return described


def text(described: dict[str, Any]) -> str:
    """Return the document as text: members sorted, so that moving code about changes nothing."""
    return json.dumps(described, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def typescript(described: dict[str, Any]) -> str:
    """Return the TypeScript of the document, made by openapi-typescript under the pinned Node."""
    script = WEB / "node_modules" / "openapi-typescript" / "bin" / "cli.js"
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "openapi.json"), Path(folder, "generated.ts")
        source.write_text(text(described), encoding="utf-8")
        # A default of the server's makes a member optional to send; what is answered is required by the document itself.
        command = [
            os.environ.get("TILLBOOK_NODE", "node"),
            str(script),
            str(source),
            "-o",
            str(target),
            "--default-non-nullable=false",
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=WEB)  # noqa: S603
        return HEAD + target.read_text(encoding="utf-8")


def main(words: list[str]) -> int:
    """Print, write or compare."""
    if not words:
        sys.stdout.write(text(document()))
        return 0
    made = typescript(document())
    if words == ["--check"]:
        return int(GENERATED.read_text(encoding="utf-8") != made)
    GENERATED.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
