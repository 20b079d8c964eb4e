"""`diffy fetch`: official drafts by symbol, or all that a negotiation's folder lists."""

import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import click

from diffy.cli.errors import mendable
from diffy.languages import codes
from diffy.model import DiffyError
from diffy.sources import (
    ADDRESS,
    FORMATS,
    Document,
    Fetched,
    fetch,
    file_name,
    is_symbol,
    load_negotiation,
)

_PATIENCE = 180
"""Seconds after which LibreOffice is given up."""
_FAILED = "LibreOffice could not convert it; save it as .docx in Word"


@click.command(name="fetch")
@click.argument("what", metavar="SYMBOL|FOLDER")
@click.option(
    "--language",
    type=click.Choice(codes()),
    help="The language version; by default English, or what the folder says.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="pdf",
    show_default=True,
    help="doc files are converted by LibreOffice where it is installed.",
)
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    help="The folder for the files; by default the negotiation's, or this one.",
)
@click.option("--address", default=ADDRESS, help="Another server's address scheme.")
@click.option("--again", is_flag=True, help="Fetch even what is there already.")
@mendable
def fetch_command(
    what: str,
    language: str | None,
    form: str,
    into: Path | None,
    address: str,
    again: bool,
) -> None:
    """Fetch official drafts from the UN Official Document System.

    A record of symbol, day, SHA-256 and address is kept beside the files. What is there
    already stays; what was broken off goes on where it stopped.

    \b
    Example:
      diffy fetch A/AC.291/22/Rev.3 --language fr
      diffy fetch drafts/un-cybercrime
    """
    documents, folder = _asked(what, language, form)
    folder = into or folder
    failed = 0
    for document in documents:
        try:
            found = _fetch(document, folder, address, again)
            click.echo(f"{found.symbol}: {folder / found.file}")
            _convert(folder / found.file)
        except DiffyError as error:
            if len(documents) == 1:
                raise
            click.echo(f"Error: {error}", err=True)
            failed += 1
    if failed:
        raise SystemExit(2)


def _asked(what: str, language: str | None, form: str) -> tuple[list[Document], Path]:
    """The documents that a symbol or a folder stands for, and where they go."""
    folder = Path(what)
    if folder.is_dir():
        entries = [e for e in load_negotiation(folder).drafts if e.symbol]
        if not entries:
            raise DiffyError(f"{folder} lists no draft with a symbol to fetch.")
        documents = [
            Document(e.symbol, language or e.language or "en", form) for e in entries
        ]
        return documents, folder
    if not is_symbol(what):
        raise DiffyError(
            f"{what} is neither a folder nor a symbol like A/AC.291/22/Rev.3."
        )
    return [Document(what, language or "en", form)], Path()


def _fetch(document: Document, folder: Path, address: str, again: bool) -> Fetched:
    """Fetch one document behind a progress bar on standard error."""
    with click.progressbar(length=1, label=file_name(document), file=sys.stderr) as bar:

        def report(done: int, whole: int) -> None:
            bar.length = whole or done + 1
            bar.update(done - bar.pos)

        return fetch(
            document,
            folder,
            day=date.today().isoformat(),
            wait=time.sleep,
            address=address,
            report=report,
            again=again,
        )


def _convert(path: Path) -> None:
    """Make a .docx of a Word 97 file where LibreOffice is installed, else say so."""
    if path.suffix != ".doc" or path.read_bytes().startswith(b"PK"):
        return
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        click.echo(
            f"{path} is a Word 97 file; install LibreOffice to read it.", err=True
        )
        return
    command = [
        office,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(path.parent),
    ]
    made = path.with_suffix(".docx")
    try:
        subprocess.run(
            [*command, str(path)], capture_output=True, check=True, timeout=_PATIENCE
        )
        said = str(made) if made.is_file() else _FAILED
    except (OSError, subprocess.SubprocessError):
        said = _FAILED
    click.echo(f"{path.name}: {said}", err=True)
