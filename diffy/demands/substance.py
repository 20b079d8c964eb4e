"""Whether a change is one of substance: editorial changes, limiters, figures, terms."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diffy.demands.lexicon import Lexicon
from diffy.demands.matching import Span, found
from diffy.demands.material import Provision
from diffy.demands.movement import Group
from diffy.demands.passage import Passage
from diffy.demands.phrases import Phrase
from diffy.demands.pieces import folded_words
from diffy.languages import Language
from diffy.model import Flag, Ground

_EXPLAINED = frozenset({Flag.REFERENCE_FOLLOWED})
_SUBSTANTIVE = frozenset(
    {Flag.REFERENCE_RETARGETED, Flag.REFERENCE_RANGE, Flag.REFERENCE_DANGLING}
)


# ------------------------------------------------------------------ editorial changes


def is_editorial(group: Group) -> bool:
    """Whether old and new say the same but for what carries no substance.

    That is labels, list markers, brackets, punctuation, case, spacing, and the
    cross-references that the concordance explains.
    """
    explained = [g for g in group.grounds if g.flag in _EXPLAINED]
    old = _words(group.olds, [ground.old for ground in explained])
    new = _words(group.news, [ground.new for ground in explained])
    return old == new


def _words(provisions: Iterable[Provision], explained: Sequence[str]) -> list[str]:
    """All words, each explained reference as the number of its explanation."""
    words = [word for provision in provisions for word in provision.words]
    for number, reference in enumerate(explained):
        words = _replaced(words, list(folded_words(reference)), f"#{number}")
    return words


def _replaced(words: list[str], sought: list[str], sign: str) -> list[str]:
    if not sought:
        return words
    result: list[str] = []
    at = 0
    while at < len(words):
        if words[at] == sought[0] and words[at : at + len(sought)] == sought:
            result.append(sign)
            at += len(sought)
        else:
            result.append(words[at])
            at += 1
    return result


def only_substituted(group: Group) -> tuple[Ground, ...]:
    """The substitutions made throughout the draft, where nothing else changed.

    References that the concordance explains count as unchanged here too.
    """
    throughout = tuple(g for g in group.grounds if g.flag is Flag.SUBSTITUTION)
    if not throughout:
        return ()
    explained = [g for g in group.grounds if g.flag in _EXPLAINED]
    known = [*throughout, *explained]
    old = _words(group.olds, [ground.old for ground in known])
    new = _words(group.news, [ground.new for ground in known])
    return throughout if old == new else ()


def brackets_came(group: Group) -> int:
    """How many pairs of brackets the new provisions have more than the old ones."""
    old = sum(len(provision.brackets) for provision in group.olds)
    return sum(len(provision.brackets) for provision in group.news) - old


# -------------------------------------------------------------------- cross-references


def substantive_references(group: Group) -> tuple[Ground, ...]:
    """The changed references that the concordance does not explain."""
    return tuple(g for g in group.grounds if g.flag in _SUBSTANTIVE)


def references(words: Passage, language: Language) -> list[str]:
    """The cross-references of a text as folded words: "articles 7 to 16"."""
    heads = _listed(
        language, "article", "paragraph", "point", "chapter", "part", "annex"
    )
    links = _listed(language, "range", "and")
    spans = []
    end = 0
    for at in sorted(at for head in heads for at in words.places.get(head, ())):
        if at < end:
            continue  # inside the last one: "paragraph 1 of article 2"
        end = at + 1
        while end < len(words.words) and _goes_on(words.words[end], links):
            end += 1
        while end > at + 1 and words.words[end - 1] in links:
            end -= 1
        if end > at + 1:
            spans.append(" ".join(words.words[at:end]))
    return spans


def unexplained(
    old: Provision, new: Provision, language: Language
) -> tuple[Ground, ...]:
    """The references that differ between two bare texts, which nothing explains."""
    was = Counter(references(old.own, language))
    now = Counter(references(new.own, language))
    gone, came = sorted((was - now).elements()), sorted((now - was).elements())
    pairs = zip(gone, came, strict=False)
    return tuple(Ground(Flag.REFERENCE_RETARGETED, o, n) for o, n in pairs)


def _listed(language: Language, *names: str) -> frozenset[str]:
    return frozenset(
        word for name in names for word in language.reference.get(name, ())
    )


def _goes_on(word: str, links: frozenset[str]) -> bool:
    return word in links or word[:1].isdigit()


# --------------------------------------------------------------------------- limiters


@dataclass(frozen=True, slots=True)
class Swing:
    """Words that bear on the effect of a provision and came or went, as printed."""

    came: tuple[str, ...]
    went: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.came or self.went)


def swing(group: Group, lexicon: Lexicon) -> Swing:
    """The telling words that stand more or less often in new than in old."""
    old = Counter(text for p in group.olds for text in _telling(p.own, lexicon))
    new = Counter(text for p in group.news for text in _telling(p.own, lexicon))
    old += _references(group.olds, [g.old for g in group.grounds], lexicon.language)
    new += _references(group.news, [g.new for g in group.grounds], lexicon.language)
    return Swing(tuple(sorted(new - old)), tuple(sorted(old - new)))


def _references(
    provisions: Iterable[Provision], named: Iterable[str], language: Language
) -> Counter[str]:
    """The references of provisions but for those that a ground names."""
    stand = Counter(text for p in provisions for text in references(p.own, language))
    for each in named:
        stand.pop(" ".join(folded_words(each)), None)
    return stand


def _telling(words: Passage, lexicon: Lexicon) -> list[str]:
    possible = lexicon.index.possible(words)
    sought = (*possible.get("telling", ()), *possible.get("limiter", ()))
    return [" ".join(words.words[start:end]) for start, end in found(sought, words)]


def spans_of(provision: Provision, words: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where a provision first has each of some folded words, in code points."""
    spans = []
    for word in words:
        sought = word.split()
        starts = provision.own.places.get(sought[0], ())
        for start in starts:
            end = start + len(sought)
            if list(provision.own.words[start:end]) == sought:
                spans.append(provision.own.offsets((start, end)))
                break
    return tuple(spans)


def limiter_added(group: Group, signals: Sequence[Phrase], lexicon: Lexicon) -> str:
    """A limiter that came in a sentence without any of the signals; else nothing."""
    old = Counter(text for p in group.olds for text in _limiters(p, lexicon))
    for provision in group.news:
        new = Counter(_limiters(provision, lexicon))
        held = [span for span in found(signals, provision.own)]
        for span in _limiter_spans(provision, lexicon):
            sentence = provision.own.sentence(span[0])
            text = " ".join(provision.own.words[span[0] : span[1]])
            alone = not any(sentence.start <= s < sentence.end for s, _ in held)
            if alone and new[text] > old[text]:
                return text
    return ""


def _limiters(provision: Provision, lexicon: Lexicon) -> list[str]:
    words = provision.own.words
    return [" ".join(words[a:b]) for a, b in _limiter_spans(provision, lexicon)]


def _limiter_spans(provision: Provision, lexicon: Lexicon) -> list[Span]:
    idioms = found(lexicon.idiom, provision.own)
    inside = {word for start, end in idioms for word in range(start, end)}
    spans = found(lexicon.limiter, provision.own)
    return [span for span in spans if span[0] not in inside]


# ------------------------------------------------------------------------ definitions


def defined_term(provision: Provision, lexicon: Lexicon) -> str:
    """The term that a definition begins with, quoted, before a verb of defining."""
    words = provision.own
    if 0 not in words.quotes:
        return ""
    end = words.quotes[0]
    verbs = [start for start, _ in found(lexicon.defining, words)]
    if not any(end <= verb <= end + 1 for verb in verbs) or end > len(words.spans):
        return ""
    start, stop = words.offsets((0, end))
    return " ".join(provision.text[start:stop].split())


def redefined(group: Group, lexicon: Lexicon) -> str:
    """The term whose definition a group of provisions is, else nothing."""
    terms = (defined_term(p, lexicon) for p in (*group.news, *group.olds))
    return next((term for term in terms if term), "")


def uses(term: str, provisions: Iterable[Provision]) -> list[tuple[Provision, Span]]:
    """The provisions that use a term, with its first code points in each."""
    sought = list(folded_words(term))
    result = []
    for provision in provisions:
        words = provision.own.words
        for start in provision.own.places.get(sought[0], ()):
            end = start + len(sought)
            if _same_term(list(words[start:end]), sought):
                result.append((provision, provision.own.offsets((start, end))))
                break
    return result


def _same_term(words: list[str], sought: list[str]) -> bool:
    """Whether words are the term, its last word with any ending."""
    return (
        len(words) == len(sought)
        and words[:-1] == sought[:-1]
        and words[-1].startswith(sought[-1])
    )


def came_or_went(group: Group) -> bool:
    """Whether a whole provision came or went."""
    old = any(provision.words for provision in group.olds)
    return old is not any(provision.words for provision in group.news)
