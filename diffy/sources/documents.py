"""Documents by symbol from the United Nations Official Document System.

The address scheme is that of documents.un.org; another can be given. Nothing here reads
the clock: the day of fetching is an argument, and waiting is a function that is passed in.
"""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote

from diffy.model import FetchError

ADDRESS = (
    "https://documents.un.org/api/symbol/access?s={symbol}&l={language}&t={format}"
)
"""Where a document is; the three words in braces are filled in."""
FORMATS = ("pdf", "doc")
RECORD = "fetched.json"
"""In the folder of the documents: what was fetched, when and from where."""
_SYMBOL = re.compile(r"[A-Z][A-Za-z0-9.()]*(?:/[A-Za-z0-9.()*-]+)+")
_BEGINS = {"pdf": (b"%PDF",), "doc": (b"\xd0\xcf\x11\xe0", b"PK\x03\x04")}
_SCHEME = (
    "The address scheme must begin with https:// and name the {symbol}, and may name the "
    "{language} and the {format}."
)
_PAGE = re.compile(rb"\s*<(?:!doctype html|html|head)", re.IGNORECASE)

Report = Callable[[int, int], None]
"""Told after every piece: bytes so far, and bytes in all (0 where not known)."""


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
                symbol=quote(self.symbol, safe=""),
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
    from diffy.sources.network import download

    part = target.with_name(target.name + ".part")
    where = document.at(address)
    download(where, part, wait, report, document.symbol)
    _check(part, document)
    part.replace(target)
    done = Fetched(
        document.symbol, document.language, target.name, day, _digest(target), where
    )
    _keep(folder, known | {target.name: done})
    return done


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
