"""The door of imports: a CSV or XLSX file with the columns of `docs/reference/import-files.md`, tried first, then taken."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

from django.http import HttpRequest
from ninja import Router

from tillbook.core.access import Action, Resource
from tillbook.core.values import NotFound, TooLarge, ensure
from tillbook.platform.http.actor import needs, permit
from tillbook.platform.http.schema import Out
from tillbook.platform.tables import read_table

from .chain_files import import_chain_file

router = Router(tags=["imports"])

MAX_BYTES = 16 * 1024 * 1024
MAX_REASONS = 200
PREVIEWED = 5

FILE_KINDS = ("products", "suppliers", "categories", "customers")
"""What may come in by this door. People, stores, opening stock and past sales are set up at the machine (`tillbook import`)."""


class ReasonOut(Out):
    """Why a row was left out; `row` as a spreadsheet counts them, the header being 1."""

    row: int
    code: str
    message: str


class ImportOut(Out):
    """What came of a file: `unchanged` are things that were there already."""

    dry_run: bool
    rows: int
    accepted: int
    rejected: int
    unchanged: int
    reasons: list[ReasonOut]
    preview: list[dict[str, str]]


@router.post("/imports/{kind}", response=ImportOut)
@needs(Action.IMPORT_FILES)
def post_import(request: HttpRequest, kind: str, dry_run: bool = True) -> ImportOut:
    """Try a file (`dry_run`, the default) or take it in; the body is the file itself. A second run changes nothing."""
    permit(request, Action.IMPORT_FILES, Resource())
    ensure(kind in FILE_KINDS, NotFound("unknown_kind", "Files of this kind do not come in by this door."))
    content = request.body
    ensure(len(content) <= MAX_BYTES, TooLarge("file_too_large", "The file is larger than 16 MB.", field="file"))
    with tempfile.TemporaryDirectory(prefix="tillbook-import-") as folder:
        source, reasons = Path(folder) / "file", Path(folder) / "reasons.csv"
        source.write_bytes(content)
        report = import_chain_file(kind, source, is_dry_run=dry_run, reasons=reasons)
        refused = _reasons(reasons)
    return ImportOut(
        dry_run=dry_run,
        rows=report.rows,
        accepted=report.accepted.total(),
        rejected=report.refused.total(),
        unchanged=report.already_there.total(),
        reasons=refused,
        preview=_preview(content),
    )


def _reasons(path: Path) -> list[ReasonOut]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[:MAX_REASONS]
    return [ReasonOut(row=int(row["row"]), code=row["reason"], message=row["message"]) for row in rows]


def _preview(content: bytes) -> list[dict[str, str]]:
    table = read_table(content)
    return [dict(zip(table.header, row.cells, strict=True)) for row in table.rows[:PREVIEWED]]
