"""The explanation of one change, line by line."""

from collections.abc import Iterator

from diffy.demands import DemandSeen, Explanation, Looked, SignalSeen


def explained_lines(explained: Explanation) -> Iterator[str]:
    """What every demand's rules saw in a change."""
    yield f"{explained.change}, {explained.place or 'outside articles'}"
    yield f"  Old: {_text(explained.old)}"
    yield f"  New: {_text(explained.new)}"
    kinds = ", ".join(kind or "untold" for kind in explained.kinds)
    yield f"  Kind of article: {kinds}."
    for remark in explained.remarks:
        yield f"  {remark}"
    for demand in explained.demands:
        yield ""
        yield from _demand(demand)


def _text(text: str) -> str:
    return " ".join(text.split()) or "(absent)"


def _demand(seen: DemandSeen) -> Iterator[str]:
    yield f"{seen.demand}. {seen.title}"
    if not seen.concerned:
        yield "  This kind of article is none that it concerns; it is not read here."
    elif seen.core:
        yield "  It lives in this kind of article: what no rule reads is not assessed."
    else:
        yield "  It is read here, where its subject is present."
    for words in seen.subject:
        yield f"  Subject: '{words}'."
    for signal in seen.seen:
        yield from _signal(signal)
    if seen.absent:
        yield f"  Looked for and not found: {', '.join(seen.absent)}."
    if seen.elsewhere:
        yield f"  Not looked for in this kind: {', '.join(seen.elsewhere)}."
    for finding in seen.findings:
        about = finding.ask or "the demand as a whole"
        yield f"  {finding.verdict} for {about}, by {finding.rule}: {finding.reason}."
    if not seen.findings:
        yield "  No finding."


def _signal(seen: SignalSeen) -> Iterator[str]:
    sign = "wanted" if seen.wanted else "unwanted"
    ways = ("moves nothing", "moves toward the demand", "moves away from the demand")
    way = ways[(seen.effect > 0) - (seen.effect < 0)]
    yield f"  {seen.id} ({sign}) {way}:"
    yield f"    old {_looked(seen.old)}"
    yield f"    new {_looked(seen.new)}"


def _looked(looked: Looked) -> str:
    if not looked.words:
        return "absent, strength 0"
    return f"'{looked.words}', strength {looked.strength:.2g}: {looked.why}"
