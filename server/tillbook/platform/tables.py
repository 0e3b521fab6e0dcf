"""Reading and writing tables that people exchange: CSV in whatever encoding and delimiter it came, and XLSX.

Keeps true: a hostile file costs no more than its limits (refusals 24 and 25: zip bombs, entity bombs, a million columns, NUL,
UTF-16); what is written can be opened in a spreadsheet without running as a formula.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]

from tillbook.core.values import Invalid, TooLarge, ensure

MAX_BYTES = 32 * 1024 * 1024
MAX_UNPACKED = 256 * 1024 * 1024
MAX_RATIO = 200
MAX_PARTS = 2_000
MAX_ROWS = 200_000
MAX_COLUMNS = 256
MAX_CELL = 32_767
DELIMITERS = ",;\t|"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

_PLAIN_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
_OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is written: `encoding` and `delimiter` of a CSV, or the `sheet` of a workbook."""

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row as it stands in the file: its number (the header is 1) and its cells, as many as the header has."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file read whole: what it was written in, the header, the rows below it that hold anything."""

    dialect: Dialect
    header: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_table(data: bytes, *, dialect: Dialect | None = None) -> Table:
    """Return the table in a file; `dialect` overrules what would be detected.

    TooLarge `file_too_large`, `unpacks_too_large`, `too_many_rows`; Invalid `empty_file`, `not_a_table`, `too_many_columns`,
    `cell_too_long`, `xml_entities`, `old_excel`, `unknown_encoding`, `doubled_column`.
    """
    ensure(len(data) <= MAX_BYTES, TooLarge("file_too_large", f"A file may have {MAX_BYTES // 1024**2} MB.", field="file"))
    ensure(not data.startswith(_OLD_EXCEL), Invalid("old_excel", "Save this .xls file as .xlsx or CSV first.", field="file"))
    if data.startswith(b"PK\x03\x04"):
        found, rows = _read_workbook(data, dialect)
    else:
        found = detect_dialect(data, dialect)
        rows = _read_csv(data, found)
    return _table(found, rows)


def _table(dialect: Dialect, rows: Iterator[tuple[int, Sequence[str]]]) -> Table:
    kept: list[TableRow] = []
    header: tuple[str, ...] = ()
    for number, cells in rows:
        ensure(len(cells) <= MAX_COLUMNS, Invalid("too_many_columns", f"At most {MAX_COLUMNS} columns.", field=f"row {number}"))
        if not any(cell.strip() for cell in cells):
            continue
        if not header:
            header = tuple(cell.strip() for cell in cells)
            continue
        ensure(len(kept) < MAX_ROWS, TooLarge("too_many_rows", f"At most {MAX_ROWS} rows in one file.", field="file"))
        padded = [*cells, *[""] * (len(header) - len(cells))]
        kept.append(TableRow(number, tuple(_unquoted(cell) for cell in padded[: len(header)])))
    ensure(bool(header), Invalid("empty_file", "The file holds nothing.", field="file"))
    named = [name for name in header if name]
    doubled = next((name for name in named if named.count(name) > 1), None)
    ensure(doubled is None, Invalid("doubled_column", f"The column {doubled!r} stands twice.", field="file"))
    return Table(dialect, header, tuple(kept))


def detect_dialect(data: bytes, wanted: Dialect | None = None) -> Dialect:
    """Return encoding and delimiter of a CSV: byte order marks, else UTF-8, else Windows' western one; the delimiter that cuts
    the first rows into the same number of columns, the most of them."""
    encoding = wanted.encoding if wanted and wanted.encoding else _detect_encoding(data)
    sample = _decoded(data[:65_536], encoding, is_part=True)
    if wanted and wanted.delimiter:
        return Dialect(encoding, wanted.delimiter)
    scores = {delimiter: _columns(sample, delimiter) for delimiter in DELIMITERS}
    return Dialect(encoding, max(DELIMITERS, key=lambda delimiter: scores[delimiter]))


def _detect_encoding(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    zeros = data[:4_096].count(0)
    if zeros * 3 > len(data[:4_096]):
        return "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"
    try:
        data.decode()
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _decoded(data: bytes, encoding: str, *, is_part: bool = False) -> str:
    try:
        return codecs.getincrementaldecoder(encoding)("replace" if encoding == "cp1252" else "strict").decode(data, not is_part)
    except (UnicodeDecodeError, LookupError):
        raise Invalid("unknown_encoding", "The file's letters cannot be read. Save it as UTF-8.", field="file") from None


def _columns(sample: str, delimiter: str) -> tuple[int, int]:
    """How many of the first rows have as many columns as the first, and how many columns that is; one column counts nothing."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            rows.append(row)
            if len(rows) == 20:
                break
    except csv.Error:
        return 0, 0
    width = len(rows[0]) if rows else 0
    return (sum(len(row) == width for row in rows), width) if width > 1 else (0, 0)


def _read_csv(data: bytes, dialect: Dialect) -> Iterator[tuple[int, Sequence[str]]]:
    text = _decoded(data, dialect.encoding)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter)
    try:
        yield from enumerate(reader, start=1)
    except csv.Error:
        raise Invalid("cell_too_long", "A cell is too long; is a quotation mark missing?", field="file") from None


def _read_workbook(data: bytes, wanted: Dialect | None) -> tuple[Dialect, Iterator[tuple[int, Sequence[str]]]]:
    from openpyxl import load_workbook  # here, because nothing else of the server needs its 10 MB and quarter of a second
    from openpyxl.utils.exceptions import InvalidFileException

    broken = Invalid("not_a_table", "This is not a spreadsheet that can be read.", field="file")
    try:
        _check_archive(data)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        names = [wanted.sheet] if wanted and wanted.sheet in book.sheetnames else book.sheetnames
        sheet = book[names[0]]
        sheet.reset_dimensions()
        values = sheet.iter_rows(max_row=MAX_ROWS + 2, max_col=MAX_COLUMNS + 1, values_only=True)
        rows = [(number, [_cell_text(value) for value in row]) for number, row in enumerate(values, start=1)]
    except DefusedXmlException:
        raise Invalid(
            "xml_entities", "The spreadsheet declares XML entities, which no spreadsheet needs.", field="file"
        ) from None
    except (
        zipfile.BadZipFile, zlib.error, InvalidFileException, ParseError, KeyError, ValueError, TypeError, IndexError, EOFError,
        OSError, AttributeError, NotImplementedError,
    ):  # fmt: skip
        raise broken from None
    trimmed = ((number, row[: _width(row)]) for number, row in rows)
    return Dialect(sheet=names[0]), iter(list(trimmed))


def _check_archive(data: bytes) -> None:
    """Refuse an archive that unpacks to more than it may, and XML that declares entities, before anything parses it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        unpacked = sum(part.file_size for part in parts)
        bomb = TooLarge("unpacks_too_large", "The spreadsheet unpacks to more than is taken.", field="file")
        ensure(len(parts) <= MAX_PARTS and unpacked <= MAX_UNPACKED, bomb)
        ensure(unpacked <= MAX_RATIO * max(len(data), 65_536), bomb)
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as file:
                    head = file.read(4_096)
                if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                    raise DefusedXmlException


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else format(value, ".15g")
    if isinstance(value, datetime | date):
        return value.isoformat()
    text = str(value)
    ensure(len(text) <= MAX_CELL, Invalid("cell_too_long", "A cell is too long.", field="file"))
    return text


def _width(row: Sequence[str]) -> int:
    return max((i + 1 for i, cell in enumerate(row) if cell), default=0)


def _unquoted(cell: str) -> str:
    """Take back the apostrophe that `neutral_cell` puts before what a spreadsheet would run."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell


def neutral_cell(text: str) -> str:
    """Return a cell that no spreadsheet runs as a formula: an apostrophe stands before `=`, `+`, `-`, `@`, tab and return.

    Plain numbers stay as they are. Source: OWASP, CSV injection.
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not _PLAIN_NUMBER.fullmatch(text) else text


def write_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Yield a CSV in UTF-8 with a byte order mark (spreadsheets ask for it), every cell neutral."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    yield codecs.BOM_UTF8
    for row in _chained(header, rows):
        writer.writerow([neutral_cell(cell) for cell in row])
        if buffer.tell() > 65_536:
            yield _taken(buffer)
    yield _taken(buffer)


def _chained(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    yield header
    yield from rows


def _taken(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()
