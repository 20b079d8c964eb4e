"""Where profiles come from: those that ship with diffy, and files of the user."""

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from diffy.model import ProfileError

_PROFILE = "demands.toml"


class Source(NamedTuple):
    """A file's text with what names it in a report."""

    text: str
    name: str
    sha256: str


def shipped() -> tuple[str, ...]:
    """The names of the profiles that are installed with diffy, sorted."""
    return tuple(sorted(path.parent.name for path in home().glob(f"*/{_PROFILE}")))


def profile_file(name: str | Path, folder: Path = Path()) -> Path:
    """The file of a profile: a path, or the name of one that ships with diffy.

    `folder` is where a path begins. Raises ProfileError where it is neither.
    """
    path = Path(name)
    if (folder / path).is_file():
        return folder / path
    own = home() / path / _PROFILE
    if len(path.parts) == 1 and own.is_file():
        return own
    names = ", ".join(shipped())
    raise ProfileError(
        f"There is no profile {name}; give a file or one of those that ship: {names}."
    )


def source(path: Path, name: str = "") -> Source:
    """A text file whole; ProfileError where it cannot be read as UTF-8."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ProfileError(f"{path} cannot be read: {reason}.") from error
    except UnicodeDecodeError as error:
        raise ProfileError(f"{path} is not UTF-8 text; save it as UTF-8.") from error
    return Source(text, name or path.name, sha256(data).hexdigest())


def home() -> Path:
    """Find the shipped negotiations: inside an installed diffy, beside it in a checkout."""
    package = Path(__file__).parents[1]
    homes = (package / "drafts", package.parent / "drafts")
    return next((home for home in homes if home.is_dir()), homes[0])
