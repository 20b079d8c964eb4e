"""A document's bytes from a server into a file, piece by piece.

Imported when something is fetched: the modules of the network take longer to import than
a short comparison takes.
"""

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from diffy.model import FetchError

LARGEST = 100 * 1024 * 1024
"""Bytes; far more than a draft has: those looked at have less than one million."""
TRIES = 4
_CHUNK = 64 * 1024
_TIMEOUT = 60
"""Seconds without an answer after which a try is given up."""

Report = Callable[[int, int], None]
"""Told after every piece: bytes so far, and bytes in all (0 where not known)."""


def download(
    where: str, part: Path, wait: Callable[[float], None], report: Report, symbol: str
) -> None:
    """Get a file, with a longer pause before each further try.

    What came of it before is gone on from. Raises FetchError in one sentence.
    """
    for attempt in range(1, TRIES + 1):
        try:
            _get(where, part, report)
            return
        except urllib.error.HTTPError as error:
            if error.code < 500 and error.code not in (408, 429):
                raise FetchError(_refused(symbol, where, error.code)) from error
            reason = f"the server answered {error.code}"
        except (OSError, http.client.HTTPException) as error:
            reason = _why(error)
        if attempt < TRIES:
            wait(2.0 ** (attempt - 1))
    raise FetchError(
        f"{symbol} could not be fetched from {_host(where)} in {TRIES} tries: {reason}; "
        "try again later, what came stays."
    )


def _get(where: str, part: Path, report: Report) -> None:
    """One try: from where the last one stopped, if the server goes along."""
    start = part.stat().st_size if part.is_file() else 0
    request = urllib.request.Request(where, headers={"User-Agent": "diffy"})
    if start:
        request.add_header("Range", f"bytes={start}-")
    try:
        answer = urllib.request.urlopen(request, timeout=_TIMEOUT)
    except urllib.error.HTTPError as error:
        if error.code == 416 and start:  # nothing is left to send, or the file changed
            part.unlink()
            raise OSError("the document changed on the server") from error
        raise
    with answer:
        goes_on = start and answer.status == 206
        done = start if goes_on else 0
        length = int(answer.headers.get("Content-Length") or 0)
        whole = done + length if length else 0
        _fits(whole, where)
        with open(part, "ab" if goes_on else "wb") as file:
            while piece := answer.read(_CHUNK):
                file.write(piece)
                done += len(piece)
                _fits(done, where)
                report(done, whole)
        if whole and done < whole:
            raise OSError("the connection was cut")


def _fits(size: int, where: str) -> None:
    if size > LARGEST:
        raise FetchError(
            f"What {_host(where)} sends is larger than 100 MB; it was not kept."
        )


def _refused(symbol: str, where: str, code: int) -> str:
    if code == 404:
        return f"{_host(where)} has no document {symbol} in this language and format."
    return f"{_host(where)} refused {symbol} with the answer {code}."


def _why(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    if isinstance(reason, OSError) and reason.strerror:
        return reason.strerror.lower()
    return str(reason) or "no answer"


def _host(where: str) -> str:
    return urlsplit(where).netloc or where
