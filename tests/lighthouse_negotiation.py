"""Three drafts of a made-up convention on lighthouses, in a negotiation's folder.

From the first to the second two articles are merged, one is split, one goes and the rest is
renumbered; in the third the lost one comes back, one is edited and one is new.
"""

from pathlib import Path

from lighthouses import BELLS, BIRDS, BOATS, COOKS, DISPUTES, LAMPS, LOGS, PAY

Articles = list[tuple[str, list[str]]]

_MORE = {
    LAMPS: "Spare wicks are kept dry in a tin chest beneath the stairs.",
    LOGS: "A lost logbook is replaced at the expense of the Party.",
    BOATS: "Anchors dropped in distress are exempt from this rule.",
    PAY: "A keeper's widow receives half of the wage for seven years.",
    DISPUTES: "Pending an award [both lights] shall burn white.",
    BIRDS: "Feathers may be sent to any museum that asks for them.",
    BELLS: "Cracked bells are recast in the nearest foundry.",
    COOKS: "Kettles, ladles and bowls belong to the station.",
}


def _whole(*texts: str) -> list[str]:
    return [part for text in texts for part in (text, _MORE[text])]


_KIND = [PAY.replace("paid in coin", "paid in kind"), _MORE[PAY]]

FIRST: Articles = [
    ("Lamps", _whole(LAMPS)),
    ("Logbooks", _whole(LOGS)),
    ("Mooring", _whole(BOATS)),
    ("Wages", _whole(PAY)),
    ("Birds and bells", _whole(BIRDS, BELLS)),
    ("Disputes", _whole(DISPUTES)),
]
SECOND: Articles = [
    ("Lamps and logbooks", _whole(LAMPS, LOGS)),
    ("Wages", _KIND),
    ("Birds", _whole(BIRDS)),
    ("Bells", _whole(BELLS)),
    ("Disputes", _whole(DISPUTES)),
]
THIRD: Articles = [
    ("Lamps and logbooks", _whole(LAMPS, LOGS)),
    ("Mooring", _whole(BOATS)),
    ("Wages", _KIND),
    ("Birds", _whole(BIRDS)),
    ("Bells", _whole(BELLS)),
    ("Disputes", [DISPUTES.replace("sixty", "ninety"), "Until then both burn white."]),
    ("Kitchens", _whole(COOKS)),
]
DRAFTS = {"first": FIRST, "second": SECOND, "third": THIRD}
DATES = {"first": "2021-03-01", "second": "2022-03-01", "third": "2023-03-01"}

PROFILE = """\
format = 1
id = "keepers"
title = "Letter of the keepers"
date = 2021-01-05
language = "en"

[statement]
calls = 1
concerns = 0

[[kind]]
id = "pay"
headings = ["wages"]

[[demand]]
id = "K1"
item = 1
title = "Keepers are paid"
relevant = ["pay"]
core = ["pay"]

  [[demand.ask]]
  id = "K1a"
  text = "Wages are paid in coin"
    [[demand.ask.signal]]
    id = "K1a.w1"
    sign = "wanted"
    any = ["paid in coin"]
    [[demand.ask.signal]]
    id = "K1a.u1"
    sign = "unwanted"
    any = ["paid in kind"]
"""
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>'


def text(articles: Articles) -> str:
    """A draft as Markdown."""
    lines = ["# Convention on Lighthouses"]
    for number, (heading, paragraphs) in enumerate(articles, 1):
        lines.append(f"## Article {number}. {heading}")
        lines += [f"{k}. {words}" for k, words in enumerate(paragraphs, 1)]
    return "\n\n".join(lines) + "\n"


def make(folder: Path, *ids: str, extra: str = "") -> Path:
    """Write the folder with some of the drafts; `extra` stands before them."""
    folder.mkdir(exist_ok=True)
    lines = ['title = "Lighthouses"', 'profiles = ["keepers.toml"]', extra, "[style]"]
    lines += ['name = "Friends of <Light>"', 'contact = "lamp@example.org"']
    lines += ['logo = "logo.svg"', 'accent = "#f0a030"']
    for id_ in ids or DRAFTS:
        name = f"{id_}.md"
        (folder / name).write_text(text(DRAFTS[id_]), encoding="utf-8")
        lines += ["[[draft]]", f'id = "{id_}"', f'file = "{name}"']
        lines += [f'title = "The {id_} draft"', f"date = {DATES[id_]}"]
    (folder / "keepers.toml").write_text(PROFILE, encoding="utf-8")
    (folder / "logo.svg").write_bytes(LOGO)
    (folder / "negotiation.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder
