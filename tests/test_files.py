"""Files appear whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graphkit.errors import OutputError
from graphkit.files import atomic_text, atomic_write


def test_the_file_is_there_only_when_the_block_has_ended(tmp_path: Path) -> None:
    """A reader in the meantime sees the old one."""
    path = tmp_path / "graph.ttl"
    path.write_text("old")
    with atomic_text(path) as handle:
        handle.write("new")
        handle.flush()
        assert path.read_text() == "old"
    assert path.read_text() == "new"


def test_a_failure_leaves_what_was_there_and_nothing_beside_it(tmp_path: Path) -> None:
    """Nothing half written is left behind."""
    path = tmp_path / "graph.ttl"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), atomic_text(path) as handle:
        handle.write("half" * (1 // 0))
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["graph.ttl"]


def test_missing_folders_are_made(tmp_path: Path) -> None:
    """`-o new/folder/file` just works."""
    with atomic_write(tmp_path / "a" / "b" / "c.nq") as handle:
        handle.write(b"x")
    assert (tmp_path / "a" / "b" / "c.nq").read_bytes() == b"x"


def test_a_folder_in_the_way_is_an_output_error(tmp_path: Path) -> None:
    """The message names it."""
    with (
        pytest.raises(OutputError, match=f"{tmp_path}: cannot write: it is a directory"),
        atomic_write(tmp_path),
    ):
        pass


def test_a_file_as_parent_is_an_output_error(tmp_path: Path) -> None:
    """No traceback for a path that cannot be."""
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot write"), atomic_write(tmp_path / "file" / "below"):
        pass


def test_a_device_is_written_to_and_not_replaced() -> None:
    """`/dev/null` stays a device."""
    with atomic_write("/dev/null") as handle:
        handle.write(b"gone")
    assert not Path("/dev/null").is_file()


def test_a_link_keeps_pointing_at_the_file_that_is_replaced(tmp_path: Path) -> None:
    """The link itself is not turned into a file."""
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with atomic_text(tmp_path / "link") as handle:
        handle.write("new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_text_is_utf8_with_line_feeds_and_ordinary_permissions(tmp_path: Path) -> None:
    """The same bytes on every system, readable like any file one makes."""
    path = tmp_path / "a.txt"
    with atomic_text(path) as handle:
        handle.write("Türkiye\n")
    (tmp_path / "plain").touch()
    assert path.read_bytes() == b"T\xc3\xbcrkiye\n"
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode
