"""The addresses of a site's pages: made of ids and eids, which no later draft changes.

Every article of every draft has one.
Where the article came in without predecessor its biography stands there; any other address
leads to the biographies its text belongs to.
So an address that was given out stays valid whatever is added before or behind.
"""

import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from diffy.model import Lineage, Series

HOME = "index.html"
CONCORDANCE = "concordance.html"
FEED = "feed.xml"
STYLE = "style.css"
_UNSAFE = re.compile(r"[^a-z0-9_.-]+")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Addresses:
    """Every page of a site, from its root."""

    drafts: tuple[str, ...]
    pairs: Mapping[tuple[int, int], str]
    articles: Mapping[tuple[int, str], str]
    """By draft and eid."""
    demands: Mapping[tuple[str, str], str]
    """By profile and demand."""

    def biography(self, lineage: Lineage) -> str:
        """The page of a lineage: that of the article it begins with."""
        first = lineage.steps[0]
        return self.articles[first.draft, first.eids[0]]


def addresses(series: Series) -> Addresses:
    """The addresses of a series' pages."""
    ids = series.ids
    return Addresses(
        drafts=tuple(f"drafts/{id_}.html" for id_ in ids),
        pairs={
            (p.old, p.new): f"compare/{ids[p.old]}--{ids[p.new]}.html"
            for p in series.pairings
        },
        articles={
            (k, article.eid): f"articles/{ids[k]}/{_name(article.eid)}.html"
            for k, draft in enumerate(series.drafts)
            for article in draft.articles
        },
        demands={
            (
                profile.id,
                demand.id,
            ): f"demands/{_name(f'{profile.id}-{demand.id}')}.html"
            for profile in series.profiles
            for demand in profile.demands
        },
    )


def _name(id_: str) -> str:
    """An id as a file's name; one that is not fit gets the start of its SHA-256."""
    safe = _UNSAFE.sub("-", id_.lower()).strip(".-")[:_LONGEST]
    if safe == id_ or (safe == id_.lower() and id_.isascii()):
        return safe
    return f"{safe}-{hashlib.sha256(id_.encode('utf-8', 'replace')).hexdigest()[:8]}"


def way(page: str, target: str, anchor: str = "") -> str:
    """The address of a target as seen from a page."""
    path = posixpath.relpath(target, posixpath.dirname(page) or ".")
    return f"{path}#{anchor}" if anchor else path


def beside(page: str, suffix: str) -> str:
    """A download that stands beside a page."""
    return f"{page.removesuffix('.html')}.{suffix}"
