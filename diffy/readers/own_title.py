"""The name that a file gives itself, printed over the treaty's own title."""

from diffy.languages import Language
from diffy.parse import Block, is_title

_FRONT = 12
"""Blocks of a draft among which its titles stand."""


def without_own_title(
    found: list[Block], title: str, tables: Language
) -> tuple[list[Block], bool]:
    """The blocks, where the file prints its own name over the treaty's as front matter.

    `title` is the name in the file's properties. Also tells whether it names the draft.
    """
    for k, block in enumerate(found[:_FRONT]):
        if not block.depth or block.text.casefold() != title.casefold():
            continue
        rest = found[k + 1 : k + _FRONT]
        if any(other.depth and is_title(other, tables) for other in rest):
            named = is_title(block, tables)
            return [*found[:k], block._replace(depth=0), *found[k + 1 :]], named
    return found, False
