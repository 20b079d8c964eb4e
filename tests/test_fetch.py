"""Fetching documents, against a server on this machine."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from diffy.cli import main
from diffy.model import FetchError
from diffy.sources import (
    Document,
    Fetched,
    fetch,
    is_symbol,
    load_negotiation,
)

PDF = b"%PDF-1.5\n" + bytes(range(256)) * 800
SYMBOL = "A/AC.291/22/Rev.3"


@dataclass
class Server:
    """What the server does, and what it was asked."""

    answers: list[Callable[[BaseHTTPRequestHandler], None]] = field(
        default_factory=list
    )
    paths: list[str] = field(default_factory=list)
    ranges: list[str | None] = field(default_factory=list)
    address: str = ""


def whole(body: bytes, status: int = 200) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    """Promise the whole file and send a part of it."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(PDF)))
    handler.end_headers()
    handler.wfile.write(PDF[:50_000])


def rest(handler: BaseHTTPRequestHandler) -> None:
    """Send what the client lacks."""
    start = int(str(handler.headers["Range"]).removeprefix("bytes=").rstrip("-"))
    whole(PDF[start:], 206)(handler)


@pytest.fixture
def server() -> Iterator[Server]:
    known = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.paths.append(self.path)
            known.ranges.append(self.headers["Range"])
            known.answers.pop(0)(self)

        def log_message(self, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as httpd:
        thread = threading.Thread(
            target=httpd.serve_forever, kwargs={"poll_interval": 0.01}
        )
        thread.start()
        known.address = f"http://127.0.0.1:{httpd.server_port}/access?s={{symbol}}&l={{language}}&t={{format}}"
        yield known
        httpd.shutdown()
        thread.join()


def get(
    server: Server, folder: Path, waits: list[float] | None = None, **more: object
) -> Fetched:
    return fetch(
        Document(SYMBOL),
        folder,
        day="2024-08-05",
        wait=(waits if waits is not None else []).append,
        address=server.address,
        **more,  # type: ignore[arg-type]
    )


def test_a_document_is_fetched_with_a_record(server: Server, tmp_path: Path) -> None:
    server.answers = [whole(PDF)]
    found = get(server, tmp_path)
    record = json.loads((tmp_path / "fetched.json").read_text(encoding="utf-8"))

    assert (tmp_path / "A-AC.291-22-Rev.3-en.pdf").read_bytes() == PDF
    assert server.paths == ["/access?s=A%2FAC.291%2F22%2FRev.3&l=en&t=pdf"]
    assert record[0]["symbol"] == SYMBOL
    assert record[0]["date"] == "2024-08-05"
    assert record[0]["sha256"] == found.sha256


def test_what_is_there_is_not_fetched_again(server: Server, tmp_path: Path) -> None:
    server.answers = [whole(PDF), whole(PDF)]
    get(server, tmp_path)
    get(server, tmp_path)
    assert len(server.paths) == 1

    get(server, tmp_path, again=True)
    assert len(server.paths) == 2


def test_a_cut_connection_goes_on_where_it_stopped(
    server: Server, tmp_path: Path
) -> None:
    server.answers = [cut_off, rest]
    waits: list[float] = []
    get(server, tmp_path, waits)

    assert (tmp_path / "A-AC.291-22-Rev.3-en.pdf").read_bytes() == PDF
    assert server.ranges == [None, "bytes=50000-"]
    assert waits == [1.0]


def test_a_server_that_is_down_is_tried_with_longer_pauses(
    server: Server, tmp_path: Path
) -> None:
    server.answers = [whole(b"", 503)] * 4
    waits: list[float] = []
    with pytest.raises(FetchError, match="4 tries: the server answered 503"):
        get(server, tmp_path, waits)

    assert waits == [1.0, 2.0, 4.0]


def test_no_network_is_one_sentence(tmp_path: Path) -> None:
    nowhere = Server(address="http://127.0.0.1:9/{symbol}")
    with pytest.raises(FetchError, match="connection refused"):
        get(nowhere, tmp_path)


def test_a_missing_document_is_not_tried_again(server: Server, tmp_path: Path) -> None:
    server.answers = [whole(b"", 404)]
    with pytest.raises(FetchError, match="has no document A/AC.291/22/Rev.3"):
        get(server, tmp_path)

    assert len(server.paths) == 1


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"<!DOCTYPE html><html>Log in</html>", "a web page"),
        (b"nothing", "something else"),
        (b"", "came nothing"),
    ],
)
def test_what_is_no_document_is_not_kept(
    server: Server, tmp_path: Path, body: bytes, what: str
) -> None:
    server.answers = [whole(body)]
    with pytest.raises(FetchError, match=what):
        get(server, tmp_path)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "scheme", ["file:///etc/{symbol}", "https://host/{nothing}", "https://host/", "{"]
)
def test_an_address_scheme_that_can_fetch_nothing_is_one_sentence(scheme: str) -> None:
    with pytest.raises(FetchError, match="address scheme must begin with https"):
        Document(SYMBOL).at(scheme)


def test_a_file_that_is_too_large_is_not_fetched(
    server: Server, tmp_path: Path
) -> None:
    def huge(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(10**12))
        handler.end_headers()

    server.answers = [huge]
    with pytest.raises(FetchError, match="larger than 100 MB"):
        get(server, tmp_path)


def test_a_folder_of_a_negotiation_is_fetched_whole(
    server: Server, tmp_path: Path
) -> None:
    lines = [
        'title = "Bees"',
        "[[draft]]",
        'id = "one"',
        'symbol = "BEE/1"',
        'language = "fr"',
    ]
    lines += ["[[draft]]", 'id = "two"', 'symbol = "BEE/2"']
    (tmp_path / "negotiation.toml").write_text("\n".join(lines), encoding="utf-8")
    server.answers = [whole(PDF), whole(PDF)]
    result = CliRunner().invoke(
        main, ["fetch", str(tmp_path), "--address", server.address]
    )

    assert result.exit_code == 0
    assert (tmp_path / "BEE-1-fr.pdf").read_bytes() == PDF
    assert (tmp_path / "BEE-2-en.pdf").read_bytes() == PDF


def test_one_missing_draft_does_not_stop_the_others(
    server: Server, tmp_path: Path
) -> None:
    lines = [
        "[[draft]]",
        'id = "one"',
        'symbol = "BEE/1"',
        "[[draft]]",
        'id = "two"',
        'symbol = "BEE/2"',
    ]
    (tmp_path / "negotiation.toml").write_text("\n".join(lines), encoding="utf-8")
    server.answers = [whole(b"", 404), whole(PDF)]
    result = CliRunner().invoke(
        main, ["fetch", str(tmp_path), "--address", server.address]
    )

    assert result.exit_code == 2
    assert "has no document BEE/1" in result.stderr
    assert (tmp_path / "BEE-2-en.pdf").is_file()


@pytest.mark.parametrize(
    "text", ["A/AC.291/22", "A/RES/79/243", "FCCC/CP/2015/L.9/Rev.1"]
)
def test_symbols_are_known(text: str) -> None:
    assert is_symbol(text)


@pytest.mark.parametrize("text", ["", "drafts", "../x", "a/b", "A B/1", "http://x"])
def test_other_words_are_no_symbols(text: str) -> None:
    assert not is_symbol(text)


def test_the_shipped_negotiations_load() -> None:
    root = Path(__file__).parents[1] / "drafts"
    known = {
        p.parent.name: load_negotiation(p.parent)
        for p in root.glob("*/negotiation.toml")
    }

    assert [d.symbol for d in known["un-cybercrime"].drafts] == [
        "A/AC.291/22",
        "A/AC.291/22/Rev.1",
        "A/AC.291/22/Rev.2",
        "A/AC.291/22/Rev.3",
        "A/RES/79/243",
    ]
    assert [d.id for d in known["illustrative"].drafts] == ["first", "second", "third"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "[[draft]]\nid = 'a'\nfile = 'x'\ncolour = 'red'\n",
            "line 4: there is no 'colour'",
        ),
        ("[[draft]]\nid = 'a'\n", "line 2: the draft 'a' needs a file"),
        (
            "[[draft]]\nid = 'a'\nfile = 'x'\n[[draft]]\nid = 'a'\nfile = 'y'\n",
            "stands twice",
        ),
        ("title = 'none'\n", "it lists no"),
        ("title = \n", "negotiation.toml: "),
    ],
)
def test_a_mistake_in_a_negotiation_names_its_line(
    tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "negotiation.toml").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["fetch", str(tmp_path)])

    assert result.exit_code == 2
    assert said in result.stderr
