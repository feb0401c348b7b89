"""From bytes to text: UTF-8, or UTF-16 and UTF-32 with a byte order mark; anything else is refused."""

from __future__ import annotations

import codecs
from pathlib import Path

from graphkit.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF32_LE, "UTF-32-LE"),
    (codecs.BOM_UTF32_BE, "UTF-32-BE"),
    (codecs.BOM_UTF16_LE, "UTF-16-LE"),
    (codecs.BOM_UTF16_BE, "UTF-16-BE"),
)


def load(path: str, source: str) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: it cannot be opened or read; `source` is its name in the message.
    """
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise unreadable(error, source) from error


def unreadable(error: OSError, source: str) -> InputError:
    """The error for a file or directory that the system does not let us read."""
    reason = (error.strerror or str(error)).lower()
    return InputError(f"cannot read: {reason}", path=source, remedy="check the path and its permissions")


def decode(data: bytes, source: str) -> str:
    r"""The text of a source, every line end a single line feed, without a byte order mark.

    Raises:
        InputError: nothing in it, binary data, or another encoding.

    >>> decode(b"\xef\xbb\xbfKorut\r\nmembantah", "a.txt")
    'Korut\nmembantah'
    >>> decode(b"caf\xe9", "a")
    Traceback (most recent call last):
    graphkit.errors.InputError: a: not UTF-8: byte 0xe9 at offset 3; convert it with: iconv -f LATIN1 -t UTF-8
    """
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "UTF-8"))
    if encoding == "UTF-8" and b"\0" in data:
        raise InputError(f"binary, not text: byte 0x00 at offset {data.index(0)}", path=source)
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise _wrong(error, encoding, len(mark), source) from error
    if not text.strip():
        raise InputError("empty file", path=source, remedy="remove it from the list")
    return unix_lines(text)


def _wrong(error: UnicodeDecodeError, encoding: str, skipped: int, source: str) -> InputError:
    place = f"byte 0x{error.object[error.start]:02x} at offset {error.start + skipped}"
    remedy = "convert it with: iconv -f LATIN1 -t UTF-8" if encoding == "UTF-8" else "save it as UTF-8"
    return InputError(f"not {encoding}: {place}", path=source, remedy=remedy)


def unix_lines(text: str) -> str:
    r"""The text with every line end a single line feed.

    >>> unix_lines("a\r\nb\rc")
    'a\nb\nc'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")
