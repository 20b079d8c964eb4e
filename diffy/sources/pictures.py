"""Pictures that are published as they are: told by their bytes, bounded, without scripts."""

import re
from pathlib import Path

from diffy.model import Logo, ProfileError

LARGEST = 512 * 1024
"""Bytes; a logo on a page is seldom a tenth of it."""
_BEGINS = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
}
_SVG = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<svg[\s>]"
)
_ACTIVE = re.compile(
    rb"<script|<foreignobject|<!doctype|<!entity|javascript:|\son[a-z]+\s*=|@import"
    rb"|(?:href|src)\s*=\s*[\"']\s*(?!#|data:image/)|url\(\s*[\"']?\s*(?!#|data:image/)",
    re.IGNORECASE,
)
"""What runs or fetches something when an SVG file is opened by itself."""


def picture(path: Path) -> Logo:
    """The logo in a file: PNG, JPEG, GIF, WebP or SVG.

    Raises ProfileError where it cannot be read, is too large, is none of these, or is an
    SVG file that would run or fetch something.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ProfileError(f"{path} cannot be read: {reason}.") from error
    if size > LARGEST:
        raise ProfileError(f"{path} is larger than 512 kB; give a smaller logo.")
    suffix = _suffix(data)
    if not suffix:
        raise ProfileError(f"{path} is no PNG, JPEG, GIF, WebP or SVG picture.")
    if suffix == "svg" and _ACTIVE.search(data):
        raise ProfileError(
            f"{path} holds a script or a link to another file; save it as plain SVG."
        )
    return Logo(data, suffix)


def _suffix(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    told = next((name for start, name in _BEGINS.items() if data.startswith(start)), "")
    return told or ("svg" if _SVG.match(data.removeprefix(b"\xef\xbb\xbf")) else "")
