"""Documents by symbol from the United Nations Official Document System.

The address scheme is that of documents.un.org; another can be given. Nothing here reads
the clock: the day of fetching is an argument, and waiting is a function that is passed in.
"""

import hashlib
import http.client
import json
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from diffy.model import DiffyError

ADDRESS = (
    "https://documents.un.org/api/symbol/access?s={symbol}&l={language}&t={format}"
)
"""Where a document is; the three words in braces are filled in."""
FORMATS = ("pdf", "doc")
RECORD = "fetched.json"
"""In the folder of the documents: what was fetched, when and from where."""
LARGEST = 100 * 1024 * 1024
"""Bytes; far more than a draft has: those looked at have less than one million."""
TRIES = 4
_CHUNK = 64 * 1024
_TIMEOUT = 60
"""Seconds without an answer after which a try is given up."""
_SYMBOL = re.compile(r"[A-Z][A-Za-z0-9.()]*(?:/[A-Za-z0-9.()*-]+)+")
_BEGINS = {"pdf": (b"%PDF",), "doc": (b"\xd0\xcf\x11\xe0", b"PK\x03\x04")}
_SCHEME = (
    "The address scheme must begin with https:// and name the {symbol}, and may name the "
    "{language} and the {format}."
)
_PAGE = re.compile(rb"\s*<(?:!doctype html|html|head)", re.IGNORECASE)

Report = Callable[[int, int], None]
"""Told after every piece: bytes so far, and bytes in all (0 where not known)."""


class FetchError(DiffyError):
    """A document that could not be fetched."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is asked for."""

    symbol: str
    language: str = "en"
    format: str = "pdf"

    def at(self, template: str) -> str:
        """The document's address; FetchError where the scheme can make none."""
        try:
            made = template.format(
                symbol=urllib.parse.quote(self.symbol, safe=""),
                language=self.language,
                format=self.format,
            )
        except (LookupError, ValueError, AttributeError) as error:
            raise FetchError(_SCHEME) from error
        if "{symbol}" not in template or not made.startswith(("https://", "http://")):
            raise FetchError(_SCHEME)
        return made


@dataclass(frozen=True, slots=True)
class Fetched:
    """The record of a document that is there."""

    symbol: str
    language: str
    file: str
    date: str
    """The day it was fetched, ISO 8601."""
    sha256: str
    address: str


def is_symbol(text: str) -> bool:
    """Whether a text has the form of a document symbol: "A/AC.291/22/Rev.3"."""
    return _SYMBOL.fullmatch(text) is not None


def file_name(document: Document) -> str:
    """The name a document is kept under: "A-AC.291-22-Rev.3-en.pdf"."""
    plain = re.sub(r"[^A-Za-z0-9.]+", "-", document.symbol).strip("-")
    return f"{plain}-{document.language}.{document.format}"


def fetch(
    document: Document,
    folder: Path,
    *,
    day: str,
    wait: Callable[[float], None],
    address: str = ADDRESS,
    report: Report = lambda done, whole: None,
    again: bool = False,
) -> Fetched:
    """Fetch a document into a folder, and keep a record of it there.

    What is there already and unchanged since is not fetched again, unless `again`; what
    was broken off goes on where it stopped. Raises FetchError in one sentence where the
    network, the server or what it sends stands in the way.
    """
    if not folder.is_dir():
        raise FetchError(f"There is no folder {folder} to fetch into.")
    known = _record(folder)
    target = folder / file_name(document)
    kept = known.get(target.name)
    if kept and not again and target.is_file() and _digest(target) == kept.sha256:
        return kept
    part = target.with_name(target.name + ".part")
    where = document.at(address)
    _download(where, part, wait, report, document.symbol)
    _check(part, document)
    part.replace(target)
    done = Fetched(
        document.symbol, document.language, target.name, day, _digest(target), where
    )
    _keep(folder, known | {target.name: done})
    return done


# ------------------------------------------------------------------ the network


def _download(
    where: str, part: Path, wait: Callable[[float], None], report: Report, symbol: str
) -> None:
    """Get a file, with a longer pause before each further try."""
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
    return urllib.parse.urlsplit(where).netloc or where


# -------------------------------------------------------------------- the file


def _check(part: Path, document: Document) -> None:
    """See that what came is what was asked for; else nothing of it is kept."""
    with open(part, "rb") as file:
        start = file.read(1024)
    if start.startswith(_BEGINS[document.format]):
        return
    part.unlink()
    what = (
        "a web page" if _PAGE.match(start) else "something else" if start else "nothing"
    )
    raise FetchError(
        f"In place of {document.symbol} as {document.format} came {what}; "
        "look the symbol up by hand."
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _record(folder: Path) -> dict[str, Fetched]:
    path = folder / RECORD
    if not path.is_file():
        return {}
    try:
        lines = json.loads(path.read_text(encoding="utf-8"))
        return {line["file"]: Fetched(**line) for line in lines}
    except (ValueError, TypeError, KeyError) as error:
        raise FetchError(
            f"{path} is no record of fetched documents; move it away."
        ) from error


def _keep(folder: Path, known: dict[str, Fetched]) -> None:
    lines = [asdict(known[name]) for name in sorted(known)]
    part = folder / (RECORD + ".part")
    part.write_text(json.dumps(lines, indent=1) + "\n", encoding="utf-8")
    part.replace(folder / RECORD)
