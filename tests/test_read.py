"""Documents in: every format, directories, standard input, and everything that can be wrong with them."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from graphkit.errors import InputError
from graphkit.model import Document, document_id
from graphkit.read import READERS, read_documents
from graphkit.read.language import detect_language
from graphkit.resources import sample_documents_dir

ENGLISH = "Japan condemned the launch on Monday and called for talks with its neighbours."
INDONESIAN = "Jepang mengecam peluncuran itu pada hari Senin dan menyerukan perundingan dengan tetangganya."


def read(*paths: str | Path, language: str = "") -> tuple[list[Document], list[str]]:
    """The documents and the errors' lines."""
    errors: list[InputError] = []
    documents = list(read_documents([str(path) for path in paths], language=language, on_error=errors.append))
    return documents, [str(error) for error in errors]


def one(path: str | Path, language: str = "") -> Document:
    """The only document of a source that has no errors."""
    (document,), errors = read(path, language=language)
    assert errors == []
    return document


def refused(path: str | Path) -> str:
    """The only error of a source that has no documents, without its folder."""
    documents, (error,) = read(path)
    assert documents == []
    return error.replace(f"{Path(path).parent}/", "")


def put(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with this content."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def rows(lines: Iterable[str]) -> str:
    """Lines with their ends."""
    return "".join(f"{line}\n" for line in lines)


# plain text


def test_a_text_file_is_one_document(tmp_path: Path) -> None:
    """Its text is kept as it is, its id follows from the content."""
    path = put(tmp_path, "a.txt", ENGLISH)
    assert one(path) == Document(
        id=document_id(ENGLISH, "", "", "", ""), text=ENGLISH, source=str(path), language="en"
    )


def test_the_id_does_not_depend_on_where_a_file_lies(tmp_path: Path) -> None:
    """The same content anywhere is the same document; other content is another."""
    first = one(put(tmp_path, "a.txt", ENGLISH))
    assert one(put(tmp_path, "sub/b.txt", ENGLISH)).id == first.id
    assert one(put(tmp_path, "c.txt", f"{ENGLISH} ")).id != first.id


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (
            [
                "Title: Ships meet",
                "Publisher: The Daily",
                "Date: 2023-11-08",
                "URL: https://x.example/1",
                "Language: en",
            ],
            "en",
        ),
        (
            [
                "judul: Ships meet",
                "SUMBER: The Daily",
                "Tanggal: 8 November 2023",
                "Tautan: https://x.example/1",
                "Bahasa: id",
            ],
            "id",
        ),
        (
            [
                "Source: The Daily",
                "Author: nobody",
                "Link: https://x.example/1",
                "Lang: en-GB",
                "Published: Nov. 8, 2023",
                "Headline: Ships meet",
            ],
            "en",
        ),
    ],
)
def test_a_header_is_the_metadata(tmp_path: Path, header: list[str], language: str) -> None:
    """In any language, any order, any case; the text is what follows the blank line."""
    document = one(put(tmp_path, "a.txt", rows([*header, "", "", "Ships Meet at Sea", "", ENGLISH])))
    assert document.text == f"Ships Meet at Sea\n\n{ENGLISH}\n"
    assert (document.title, document.publisher) == ("Ships meet", "The Daily")
    assert (document.published, document.url) == ("2023-11-08", "https://x.example/1")
    assert document.language == language


@pytest.mark.parametrize(
    "text",
    [
        "Iran: talks resume\n\nThe envoys of both countries met.",
        "Source: the agency\nThe envoys of both countries met.\n\nThey left.",
        "The minister said: go away.\n\nThe envoys left.",
    ],
)
def test_a_colon_alone_makes_no_header(tmp_path: Path, text: str) -> None:
    """A headline with a colon, or a block with a line that is no pair, is text."""
    assert one(put(tmp_path, "a.txt", text)).text == text


def test_the_shipped_samples_are_read_whole() -> None:
    """Each has title, publisher, date and language, and opens with its headline."""
    documents, errors = read(sample_documents_dir())
    assert errors == []
    assert len(documents) >= 8
    for document in documents:
        assert document.text.startswith(document.title)
        assert document.published
        assert document.publisher
    assert {document.language for document in documents} == {"en", "id"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Envoys meet in Seoul\n\n{ENGLISH}", "Envoys meet in Seoul"),
        (f"\n\n  Will they meet again?\n{ENGLISH}", "Will they meet again?"),
        (f"• News\n\nEnvoys meet in Seoul\n\n{ENGLISH}", "Envoys meet in Seoul"),
        (ENGLISH, ""),
        (f"{ENGLISH}\n\n{ENGLISH}", ""),
        ("Envoys meet in Seoul", ""),
        (f"{'word ' * 60}\n{ENGLISH}", ""),
    ],
)
def test_the_first_line_that_looks_like_a_headline_is_the_title(
    tmp_path: Path, text: str, title: str
) -> None:
    """Short, no full stop, text below it; a rubric of one word is passed over."""
    document = one(put(tmp_path, "a.txt", text))
    assert (document.title, document.text) == (title, text)


def test_markdown_headings_are_titles(tmp_path: Path) -> None:
    """Without their signs; the text keeps them."""
    document = one(put(tmp_path, "a.MD", f"# Envoys meet in Seoul\n\n{ENGLISH}"))
    assert document.title == "Envoys meet in Seoul"
    assert document.text.startswith("# Envoys")


CAPTION = "A minister waves from the stairs of her plane in Hanoi, Vietnam, 12 June 2023. Photo: agency"


@pytest.mark.parametrize(
    ("top", "published"),
    [
        ("A. Writer | Rabu, 08/11/2023 23:05 WIB", "2023-11-08"),
        ("8 November 2023", "2023-11-08"),
        ("Updated Wednesday, November 8, 2023", "2023-11-08"),
        ("Jakarta, 8 November 2023 (ANTARA) - Jepang mengecam peluncuran itu pada hari Senin.", "2023-11-08"),
        ("NAJAF, Iraq Aug. 20, 2004 -- Japan condemned the launch on Monday.", "2004-08-20"),
        (f"{CAPTION}\nRabu, 08/11/2023 23:05 WIB", "2023-11-08"),
        (CAPTION, ""),
        ("Hanoi, 12 June 2023. Photo: agency", ""),
        ("The pact of 12 June 2023 was signed by both of the ministers.", ""),
        ("Jakarta, 8 November (ANTARA) - Jepang mengecam peluncuran itu.", ""),
        ("Rabu malam", ""),
        ("1 2 3 test " * 60 + "\n8 November 2023", ""),
    ],
)
def test_the_date_is_read_from_byline_or_dateline(tmp_path: Path, top: str, published: str) -> None:
    """Not from a caption, a sentence, a date without a year, or far below the top."""
    assert one(put(tmp_path, "a.txt", f"{top}\n\n{ENGLISH}")).published == published


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_with_and_without_a_byte_order_mark(tmp_path: Path, encoding: str) -> None:
    """The mark is no part of the text."""
    text = f"“{INDONESIAN}” 🇰🇷"
    assert one(put(tmp_path, "a.txt", text.encode(encoding))).text == text


def test_line_ends_become_line_feeds_and_nothing_else_changes(tmp_path: Path) -> None:
    """Other control characters, tabs and odd spaces stay."""
    path = put(
        tmp_path,
        "a.txt",
        "Japan\r\ncondemned\rthe launch.\x0b\x1b\t\u00a0\u2028It did so again.  \n".encode(),
    )
    assert one(path).text == "Japan\ncondemned\nthe launch.\x0b\x1b\t\u00a0\u2028It did so again.  \n"


def test_a_single_line_of_twenty_megabytes_is_read(tmp_path: Path) -> None:
    """As text and as a row of a table."""
    line = "Japan condemned the launch. " * 750_000
    assert len(one(put(tmp_path, "a.txt", line)).text) == len(line)
    assert len(one(put(tmp_path, "a.jsonl", f'{{"text": "{line}"}}')).text) == len(line)
    assert len(one(put(tmp_path, "a.csv", f'text\n"{line}"\n')).text) == len(line)


# web pages

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Envoys meet in Seoul | The Daily</title>
<meta property="og:site_name" content="The Daily"><link rel="canonical" href="https://daily.example/a/1">
<meta property="article:published_time" content="2023-11-08T10:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport and weather</a></nav>
<article><h1>Envoys meet in Seoul</h1>
<p>SEOUL - The envoys of the two countries met on Wednesday to talk about the border and the prisoners.</p>
<p>Japan, which was not invited,\r\ncondemned the meeting &amp; its <b>outcome</b>, he said.</p></article>
<script>var tracking = "do not read";</script><footer>Copyright 2021 The Daily. All rights reserved.</footer>
</body></html>"""


def test_a_web_page_gives_its_article(tmp_path: Path) -> None:
    """Headline and paragraphs, with the page's own metadata, without its furniture."""
    document = one(put(tmp_path, "a.html", PAGE))
    headline, first, second = document.text.split("\n\n")
    assert headline == document.title == "Envoys meet in Seoul"
    assert first.startswith("SEOUL - The envoys")
    assert "condemned the meeting & its outcome" in " ".join(second.split())
    assert (document.publisher, document.published) == ("The Daily", "2023-11-08")
    assert (document.url, document.language) == ("https://daily.example/a/1", "en")


def test_a_copyright_year_is_no_date(tmp_path: Path) -> None:
    """A page that states no date has none."""
    page = PAGE.replace('<meta property="article:published_time" content="2023-11-08T10:00:00Z">', "")
    assert one(put(tmp_path, "a.htm", page)).published == ""


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<<<p>>>", "<html", "<script>x</script>"])
def test_a_page_without_text_is_refused(tmp_path: Path, page: str) -> None:
    """Broken or empty HTML."""
    assert refused(put(tmp_path, "a.html", page)) == (
        "a.html: no text found in the page; save the article as plain text"
    )


# tables


def test_each_line_of_json_is_a_document(tmp_path: Path) -> None:
    """All columns by both their names; blank lines are passed over; the source names the line."""
    path = put(
        tmp_path,
        "a.jsonl",
        rows(
            [
                f'{{"id": "n-1", "text": "{ENGLISH}", "lang": "en", "date": "2023-11-08", "title": "T",'
                ' "publisher": "P", "url": "https://x.example"}',
                "",
                f'{{"id": 7, "text": "{INDONESIAN}\\r\\nYa.", "language": "id-ID",'
                ' "published": "2023-11-08T23:05:00+07:00", "source": "S", "date": null}',
            ]
        ),
    )
    documents, errors = read(path)
    assert errors == []
    assert documents == [
        Document("n-1", ENGLISH, f"{path}#1", "T", "P", "https://x.example", "2023-11-08", "en"),
        Document("7", f"{INDONESIAN}\nYa.", f"{path}#3", "", "S", "", "2023-11-08", "id"),
    ]


def test_a_row_without_id_and_language_gets_both(tmp_path: Path) -> None:
    """From its content."""
    document = one(put(tmp_path, "a.jsonl", f'{{"text": "{INDONESIAN}"}}'))
    assert (document.id, document.language) == (document_id(INDONESIAN, "", "", "", ""), "id")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{bad", "a.jsonl:2: broken JSON at column 2: Expecting property name"),
        ("[1]", "a.jsonl:2: not a JSON object; one object a line"),
        ('{"id": "x"}', "a.jsonl:2: no text; give it a 'text'"),
        ('{"text": "  "}', "a.jsonl:2: no text; give it a 'text'"),
        ('{"text": ["x"]}', "a.jsonl:2: 'text' is not text"),
        ('{"text": "x", "title": true}', "a.jsonl:2: 'title' is not text"),
        ('{"text": "x\\ud800"}', "a.jsonl:2: 'text' holds half a character or a zero byte"),
        ('{"text": "x\\u0000"}', "a.jsonl:2: 'text' holds half a character or a zero byte"),
        ('{"text": "x", "date": "soon"}', "a.jsonl:2: cannot read the date 'soon'; write it as 2023-11-08"),
        ('{"text": "x", "date": "2023-11"}', "a.jsonl:2: cannot read the date '2023-11'"),
        ('{"text": "x", "date": "2023-02-30"}', "a.jsonl:2: cannot read the date '2023-02-30'"),
        ('{"text": "x", "lang": "fr"}', "a.jsonl#2: language 'fr' is not supported; --language"),
        ("[" * 100_000, "a.jsonl:2: broken JSON: maximum recursion depth"),
        ('{"id": ' + "1" * 5_000 + ', "text": "x"}', "a.jsonl:2: broken JSON: Exceeds the limit"),
    ],
)
def test_a_bad_line_of_json_is_told_and_the_others_are_read(tmp_path: Path, line: str, message: str) -> None:
    """With file and line."""
    good = f'{{"text": "{ENGLISH}"}}'
    documents, (error,) = read(put(tmp_path, "a.jsonl", rows([good, line, good])))
    assert [document.source.rpartition("#")[2] for document in documents] == ["1", "3"]
    assert error.startswith(f"{tmp_path}/{message}")


def test_a_line_separator_inside_json_ends_no_line(tmp_path: Path) -> None:
    """Only a line feed does."""
    assert "\u2028" in one(put(tmp_path, "a.jsonl", f'{{"text": "{ENGLISH}\u2028{ENGLISH}"}}\n')).text


def test_each_row_of_csv_is_a_document(tmp_path: Path) -> None:
    """Cells in quotes may hold commas and line breaks; the source names the row's first line."""
    path = put(
        tmp_path,
        "a.csv",
        "id,text,lang,published,title,source,url,note\r\n"
        f'a,"{ENGLISH}\r\n""So what"", he said.",en,8 November 2023,T,P,u,x\r\n'
        f"b,{INDONESIAN},,,,,,\r\n",
    )
    documents, errors = read(path)
    assert errors == []
    assert documents == [
        Document("a", f'{ENGLISH}\n"So what", he said.', f"{path}#2", "T", "P", "u", "2023-11-08", "en"),
        Document("b", INDONESIAN, f"{path}#4", language="id"),
    ]


def test_bad_rows_of_csv_are_told_and_the_others_are_read(tmp_path: Path) -> None:
    """An empty text, a row that is too long, a date that is none."""
    path = put(
        tmp_path, "a.csv", rows(["text,date", ",", f'"{ENGLISH}",2023-11-08,x', "x,soon", f"{ENGLISH},"])
    )
    documents, errors = read(path)
    assert [document.source for document in documents] == [f"{path}#5"]
    assert [error.removeprefix(f"{tmp_path}/") for error in errors] == [
        "a.csv:2: no text; give it a 'text'",
        "a.csv:3: more cells than columns; quote cells with commas",
        "a.csv:4: cannot read the date 'soon'; write it as 2023-11-08",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("id;text\n1;x\n", "a.csv:1: no column 'text'; name the columns: id,text,language"),
        ('text\n"never closed\n', "a.csv:2: broken CSV: unexpected end of data"),
    ],
)
def test_a_table_that_is_none_is_refused(tmp_path: Path, content: str, message: str) -> None:
    """Another separator, or a quote that never ends."""
    assert refused(put(tmp_path, "a.csv", content)).startswith(message)


# bad input of any format


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty file; remove it from the list"),
        (b" \n\t\r\n", "empty file; remove it from the list"),
        (b"\xef\xbb\xbf", "empty file; remove it from the list"),
        (b"\x89PNG\r\n\x1a\n\0\0", "binary, not text: byte 0x00 at offset 8"),
        (
            "tête-à-tête".encode("latin-1"),
            "not UTF-8: byte 0xea at offset 1; convert it with: iconv -f LATIN1 -t UTF-8",
        ),
        (b"\xff\xfea\0b", "not UTF-16-LE: byte 0x62 at offset 4; save it as UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, suffix: str, content: bytes, message: str) -> None:
    """Empty, binary or wrongly encoded files, whatever the format; one line with the remedy."""
    assert refused(put(tmp_path, f"a{suffix}", content)) == f"a{suffix}: {message}"


def test_a_header_without_text_is_refused(tmp_path: Path) -> None:
    """There is nothing to read below it."""
    assert refused(put(tmp_path, "a.txt", "Title: T\nDate: 2023-11-08\n")).startswith(
        "a.txt: no text after the header"
    )


def test_a_wrong_date_in_a_header_names_its_line(tmp_path: Path) -> None:
    """A relative date is none there."""
    path = put(tmp_path, "a.txt", f"Judul: T\nTanggal: kemarin\n\n{INDONESIAN}")
    assert refused(path) == "a.txt:2: cannot read the date 'kemarin'; write it as 2023-11-08"


def test_a_missing_path_is_told(tmp_path: Path) -> None:
    """With the system's reason."""
    assert refused(tmp_path / "a.txt") == (
        "a.txt: cannot read: no such file or directory; check the path and its permissions"
    )


def test_a_named_file_of_another_format_is_refused(tmp_path: Path) -> None:
    """The supported ones are listed."""
    assert refused(put(tmp_path, "a.pdf", "x")) == (
        "a.pdf: unsupported format '.pdf'; supported are .csv, .htm, .html, .jsonl, .md, .txt"
    )
    assert refused(put(tmp_path, "README", "x")).startswith("README: unsupported format ''")


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    """By name and inside a directory, while its neighbours are read."""
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    assert refused(tmp_path / "loop.txt").startswith(
        "loop.txt: cannot read: too many levels of symbolic links"
    )
    put(tmp_path, "z.txt", ENGLISH)
    documents, (error,) = read(tmp_path)
    assert [document.source for document in documents] == [f"{tmp_path}/z.txt"]
    assert error.startswith(f"{tmp_path}/loop.txt: cannot read: too many levels")


@pytest.mark.skipif(
    os.geteuid() == 0, reason="root reads everything; the links that lead nowhere cover the code"
)
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    """A file and a directory without permission; the others are read."""
    put(tmp_path, "a.txt", ENGLISH).chmod(0)
    put(tmp_path, "b/a.txt", ENGLISH).parent.chmod(0)
    put(tmp_path, "c.txt", ENGLISH)
    documents, errors = read(tmp_path)
    (tmp_path / "b").chmod(0o700)
    assert [document.source for document in documents] == [f"{tmp_path}/c.txt"]
    assert ["permission denied" in error for error in errors] == [True, True]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Der Bundeskanzler reiste nach Tokio, um dort mit der Regierung zu sprechen.",
            "language 'de' is not supported",
        ),
        ("12345 -- 67.8 %", "its language is not recognised"),
    ],
)
def test_a_language_without_a_pack_is_told(tmp_path: Path, text: str, message: str) -> None:
    """With what was recognised and how to read it all the same."""
    path = put(tmp_path, "a.txt", text)
    assert refused(path) == f"a.txt: {message}; --language reads it as one of: en, id"
    assert one(path, language="en").language == "en"


def test_a_language_option_without_a_pack_stops_at_once() -> None:
    """Before anything is read."""
    with pytest.raises(
        InputError, match="language 'fr' is not supported; --language reads it as one of: en, id"
    ):
        next(read_documents(["nowhere.txt"], language="fr", on_error=lambda error: None))


def test_the_language_option_overrides_the_document(tmp_path: Path) -> None:
    """It is for all of them."""
    assert one(put(tmp_path, "a.txt", f"Language: en\n\n{INDONESIAN}"), language="id").language == "id"


def test_a_caller_may_stop_at_the_first_error(tmp_path: Path) -> None:
    """By raising in `on_error`."""

    def stop(error: InputError) -> None:
        raise error

    paths = [str(put(tmp_path, "a.txt", "")), str(put(tmp_path, "b.txt", ENGLISH))]
    with pytest.raises(InputError, match="empty file"):
        list(read_documents(paths, on_error=stop))


# directories and standard input


def test_a_directory_is_read_to_the_bottom_in_order(tmp_path: Path) -> None:
    """Sorted by name; hidden files and other formats are passed over without a word."""
    for name in (
        "b.txt",
        "a/z.md",
        "a/y/x.txt",
        "c.TXT",
        ".hidden.txt",
        ".git/a.txt",
        "README",
        "a/photo.jpg",
    ):
        put(tmp_path, name, ENGLISH)
    documents, errors = read(f"{tmp_path}/")
    assert errors == []
    names = ["a/y/x.txt", "a/z.md", "b.txt", "c.TXT"]
    assert [document.source for document in documents] == [f"{tmp_path}/{name}" for name in names]


def test_the_source_is_the_path_as_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Relative stays relative."""
    put(tmp_path, "news/a.txt", ENGLISH)
    monkeypatch.chdir(tmp_path)
    assert one("news").source == "news/a.txt"
    assert one("./news/a.txt").source == "./news/a.txt"


def test_a_directory_without_documents_is_told(tmp_path: Path) -> None:
    """It is hardly what was meant."""
    put(tmp_path, "news/README", "x")
    assert refused(tmp_path / "news").startswith("news: no document in this directory; supported are .csv")


def test_a_link_back_up_is_told_and_not_followed(tmp_path: Path) -> None:
    """Everything is read once."""
    put(tmp_path, "a.txt", ENGLISH)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to("..", target_is_directory=True)
    documents, errors = read(tmp_path)
    assert len(documents) == 1
    assert errors == [f"{tmp_path}/sub/up: link to a directory above it; remove the link"]


def test_links_to_files_and_directories_are_followed(tmp_path: Path) -> None:
    """When they lead elsewhere."""
    put(tmp_path, "store/a.txt", ENGLISH)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "b.txt").symlink_to(tmp_path / "store" / "a.txt")
    (tmp_path / "news" / "c").symlink_to(tmp_path / "store", target_is_directory=True)
    documents, errors = read(tmp_path / "news")
    assert errors == []
    assert [document.source for document in documents] == [
        f"{tmp_path}/news/b.txt",
        f"{tmp_path}/news/c/a.txt",
    ]


def test_a_pipe_in_a_directory_does_not_block(tmp_path: Path) -> None:
    """It is told and passed over."""
    os.mkfifo(tmp_path / "a.txt")
    put(tmp_path, "b.txt", ENGLISH)
    documents, errors = read(tmp_path)
    assert len(documents) == 1
    assert errors == [f"{tmp_path}/a.txt: not a regular file; remove it from the directory"]


def test_bad_files_do_not_hide_good_ones(tmp_path: Path) -> None:
    """All of several paths are read, in the order given."""
    bad, good, other = (
        put(tmp_path, "a.txt", ""),
        put(tmp_path, "b.txt", ENGLISH),
        put(tmp_path, "c.txt", INDONESIAN),
    )
    documents, errors = read(other, bad, good, tmp_path / "none")
    assert [document.source for document in documents] == [str(other), str(good)]
    assert len(errors) == 2


def feed(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Put bytes on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="ascii"))


def test_standard_input_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """UTF-8 whatever the terminal's encoding."""
    feed(monkeypatch, f"“{INDONESIAN}”".encode())
    document = one("-")
    assert (document.text, document.source) == (f"“{INDONESIAN}”", "-")


def test_standard_input_may_be_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """When its first sign is a brace."""
    feed(monkeypatch, f' \n{{"id": "a", "text": "{ENGLISH}"}}\n{{"id": "b"}}\n'.encode())
    documents, errors = read("-")
    assert [(document.id, document.source) for document in documents] == [("a", "-#2")]
    assert errors == ["-:3: no text; give it a 'text'"]


def test_empty_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """As an empty file is."""
    feed(monkeypatch, b"")
    assert read("-") == ([], ["-: empty file; remove it from the list"])


# languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (INDONESIAN, "id"),
        ("Korut membantah.", "id"),
        ("Talks resume", "en"),
        (f"SEOUL\n{INDONESIAN}\n" * 100, "id"),
        ("Perdana Menteri berkata beliau akan melawat Jepun minggu hadapan kerana mesyuarat itu", "id"),
        ("La France a condamné les tirs de missiles et demandé une réunion du Conseil.", "fr"),
        ("Москва осудила пуск ракеты и призвала к переговорам.", "ru"),
        ("", ""),
        ("12:30 -- 45 %", ""),
    ],
)
def test_the_language_is_recognised(text: str, language: str) -> None:
    """A supported one when at all plausible; Malay passes for Indonesian in short texts."""
    assert detect_language(text) == language
