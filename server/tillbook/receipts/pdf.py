"""A receipt as a PDF on an 80 mm roll, as long as it needs to be, with its font inside."""

from __future__ import annotations

import io
import unicodedata
from functools import lru_cache
from pathlib import Path

import reportlab
import segno
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from .content import Receipt
from .layout import Row, receipt_rows

WIDTH = 80 * mm
MARGIN = 4 * mm
TEXT = 8.0
LEADING = 11.0
CODE = 26 * mm
_PLAIN, _HEAVY = "Receipt", "Receipt-Bold"


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    """Register the fonts once (Bitstream Vera, which reportlab brings) and return the letters they have."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for name, file in ((_PLAIN, "Vera.ttf"), (_HEAVY, "VeraBd.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))
    face = pdfmetrics.getFont(_PLAIN).face
    return frozenset(face.charToGlyph)


def receipt_pdf(receipt: Receipt) -> bytes:
    """Return the receipt as a PDF document of one page."""
    placed = [(row, _wrapped(row)) for row in receipt_rows(receipt)]
    height = 2 * MARGIN + sum(_height(row, lines) for row, lines in placed)
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, height), initialFontName=_PLAIN, invariant=True)
    canvas.setTitle(receipt.number)
    y = height - MARGIN
    for row, lines in placed:
        _draw(canvas, row, lines, y)
        y -= _height(row, lines)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _style(row: Row) -> tuple[str, float]:
    if row.kind in ("total", "title", "mark"):
        return _HEAVY, TEXT + (2 if row.kind == "title" else 1)
    return _PLAIN, TEXT - (0.5 if row.kind == "detail" else 0)


def _height(row: Row, lines: list[str]) -> float:
    match row.kind:
        case "rule":
            return 6.0
        case "code":
            return float(CODE) + 4
        case "mark" | "title" | "total":
            return len(lines) * (LEADING + 3)
        case _:
            return len(lines) * LEADING


def _wrapped(row: Row) -> list[str]:
    """Return the left text of a row in lines that fit beside its right text."""
    font, size = _style(row)
    letters = _letters()
    right = pdfmetrics.stringWidth(_drawable(row.right, letters), font, size)
    indent = 4 * mm if row.kind == "detail" else 0
    room = WIDTH - 2 * MARGIN - indent - (right + 2 * mm if row.right else 0)
    lines, line = [], ""
    for word in _drawable(row.left, letters).split(" "):
        longer = f"{line} {word}".strip()
        if line and pdfmetrics.stringWidth(longer, font, size) > room:
            lines.append(line)
            longer = word
        line = _cut(longer, font, size, room)
    return [*lines, line]


def _cut(text: str, font: str, size: float, room: float) -> str:
    while text and pdfmetrics.stringWidth(text, font, size) > room:
        text = text[:-1]
    return text


def _drawable(text: str, letters: frozenset[int]) -> str:
    """Return a text in letters the font has: without the mark it lacks (`ő` as `o`), a question mark for what is left."""
    made = []
    for letter in text:
        bare = unicodedata.normalize("NFKD", letter)[0]
        made.append(letter if ord(letter) in letters else bare if ord(bare) in letters else "?")
    return "".join(made)


def _draw(canvas: Canvas, row: Row, lines: list[str], y: float) -> None:
    font, size = _style(row)
    canvas.setFont(font, size)
    if row.kind == "rule":
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, y - 3, WIDTH - MARGIN, y - 3)
        return
    if row.kind == "code":
        _draw_code(canvas, row.left, y)
        return
    step = LEADING + (3 if row.kind in ("mark", "title", "total") else 0)
    for i, line in enumerate(lines):
        base = y - size - i * step
        if row.kind in ("mark", "title", "centre"):
            canvas.drawCentredString(WIDTH / 2, base, line)
        else:
            canvas.drawString(MARGIN + (4 * mm if row.kind == "detail" else 0), base, line)
    if row.right:
        canvas.drawRightString(WIDTH - MARGIN, y - size - (len(lines) - 1) * step, _drawable(row.right, _letters()))


def _draw_code(canvas: Canvas, text: str, y: float) -> None:
    matrix = [list(line) for line in segno.make_qr(text, error="m").matrix_iter(border=0)]
    side = (CODE - 4) / len(matrix)
    left = (WIDTH - side * len(matrix)) / 2
    for i, line in enumerate(matrix):
        for j, is_dark in enumerate(line):
            if is_dark:
                canvas.rect(left + j * side, y - (i + 1) * side - 2, side + 0.05, side + 0.05, stroke=0, fill=1)
