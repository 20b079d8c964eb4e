"""The mistakes a user can mend::

DiffyError
├── ReadError       a file that cannot be read as a draft
├── ProfileError    a profile, pins or reviews file with a mistake
├── WriteError      an output that cannot be written
└── FetchError      a document that could not be fetched
"""


class DiffyError(Exception):
    """A mistake that the user can mend; its text is one sentence that says how."""


class ReadError(DiffyError):
    """A file that cannot be read as a draft."""


class ProfileError(DiffyError):
    """A profile, pins or reviews file that cannot be used."""


class WriteError(DiffyError):
    """An output that cannot be written."""


class FetchError(DiffyError):
    """A document that could not be fetched."""
