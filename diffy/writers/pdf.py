"""A page as PDF, printed by the browser that is installed.

Two ways were tried on a report of 113 pages. Chromium prints it in 3 seconds as the screen
shows it, folded text and map included; WeasyPrint took a minute of processor time and does
not draw a page's style in its pictures. So the browser it is. The page forbids it every
request; it stamps the time of day, which is replaced.
"""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from diffy.model import WriteError

_BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-pdf-header-footer",
)
_PATIENCE = 300
"""Seconds before a browser that does not answer is given up."""
_STAMP = re.compile(rb"(/(?:Creation|Mod)Date \(D:)\d{14}[^)]*\)")


def printed(page: str, date: str) -> bytes:
    """The PDF of a page, stamped with a draft's date.

    Raises WriteError where no browser is installed or it does not print.
    """
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        raise WriteError(
            "A PDF is printed by Chromium, Chrome or Edge, and none was found; "
            "install one, or write .html and print that."
        )
    with tempfile.TemporaryDirectory() as folder:
        return _stamped(_print(browser, page, Path(folder)), date)


def _print(browser: str, page: str, folder: Path) -> bytes:
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_bytes(page.encode("utf-8", "replace"))
    command = [browser, *_FLAGS, f"--user-data-dir={folder / 'profile'}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--no-sandbox")  # a browser has none where root starts it
    command += [f"--print-to-pdf={target}", source.as_uri()]
    try:
        subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise WriteError(f"{Path(browser).name} did not print the page.") from error
    if not target.is_file():
        raise WriteError(f"{Path(browser).name} did not print the page.")
    return target.read_bytes()


def _stamped(pdf: bytes, date: str) -> bytes:
    """The same pages without the time they were printed at."""
    day = re.sub(r"\D", "", date)[:8].ljust(8, "0").encode()
    day = day if day != b"00000000" else b"20000101"

    def stamp(found: re.Match[bytes]) -> bytes:
        made = found.group(1) + day + b"000000+00'00')"
        return made if len(made) == len(found.group()) else found.group()

    return _STAMP.sub(stamp, pdf)
