"""Pictures of variants: checked, turned upright, made small and written anew, so that nothing of the upload is served.

Keeps true: only what Pillow reads as PNG, JPEG or WebP gets in, under byte and pixel limits (refusal 25: SVG is refused); a file is
named by the hash of its content, so it may be cached for ever and is never written twice.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from tillbook.core.values import Invalid, NotFound, TooLarge, ensure
from tillbook.platform import paths

MAX_BYTES = 8 * 1024 * 1024
MAX_PIXELS = 40_000_000
EDGE = 800
"""Pixels of the longer edge that are kept."""

FORMATS = ("PNG", "JPEG", "WEBP")
_NAME = re.compile(r"[0-9a-f]{32}\.webp")


def keep_picture(data: bytes) -> str:
    """Write an uploaded picture anew as WebP and return its file name.

    TooLarge `picture_too_large`; Invalid `not_a_picture`, `too_many_pixels`.
    """
    ensure(len(data) <= MAX_BYTES, TooLarge("picture_too_large", f"A picture may have {MAX_BYTES // 1024**2} MB.", field="file"))
    encoded = _encoded(data)
    name = f"{hashlib.sha256(encoded).hexdigest()[:32]}.webp"
    folder = paths.pictures_folder()
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / name).exists():
        draft = folder / f".{name}.{os.getpid()}"
        draft.write_bytes(encoded)
        draft.replace(folder / name)
    return name


def _encoded(data: bytes) -> bytes:
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            is_small = picture.width * picture.height <= MAX_PIXELS
            ensure(
                is_small, Invalid("too_many_pixels", f"A picture may have {MAX_PIXELS // 10**6} million pixels.", field="file")
            )
            upright = ImageOps.exif_transpose(picture).convert("RGBA" if "A" in picture.getbands() else "RGB")
            upright.thumbnail((EDGE, EDGE))
            out = io.BytesIO()
            upright.save(out, "WEBP", quality=82)
            return out.getvalue()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        raise Invalid("not_a_picture", "This is not a PNG, JPEG or WebP picture.", field="file") from None


def picture_file(name: str) -> Path:
    """Return the file of a picture's name; NotFound `unknown_picture` (also for anything that is no such name)."""
    file = paths.pictures_folder() / name
    if not _NAME.fullmatch(name) or not file.is_file():
        raise NotFound("unknown_picture", "There is no such picture.")
    return file
