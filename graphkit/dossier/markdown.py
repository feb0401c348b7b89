"""A dossier as Markdown with footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graphkit.dossier.data import Contest, Dossier, Ended, Line, Plan
from graphkit.dossier.notes import Note
from graphkit.dossier.people import Holder
from graphkit.dossier.words import Words

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&]|^[-+])")
_STARTS = re.compile(r"^(\d+)([.)])")
_DIRECTION = re.compile("[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def escaped(text: str) -> str:
    r"""A text that Markdown takes as it is, on one line; right-to-left text is closed off from what follows.

    >>> escaped("<b> *and*\n[a](b)")
    '\\<b\\> \\*and\\* \\[a\\](b)'
    """
    line = _STARTS.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", " ".join(text.split())))
    return f"\u2068{line}\u2069" if _DIRECTION.search(line) else line


def markdown_lines(page: Dossier, words: Words) -> Iterator[str]:
    """The lines of a dossier."""
    yield f"# {escaped(' – '.join(words.actor(actor.id) for actor in page.actors))}"
    yield from ("", escaped(state_line(page, words)))
    sections: tuple[tuple[str, Iterable[str]], ...] = (
        ("ties", (_tie(line, words) for line in page.ties)),
        ("ended", (_ended(ended, words) for ended in page.ended)),
        ("contests", (line for contest in page.contests for line in _contest(contest, words))),
        ("plans", (_plan(plan, words) for plan in page.plans)),
        ("chronology", (_event(line, words) for line in page.chronology)),
        ("people", (_holder(holder, words) for holder in page.people)),
    )
    for name, lines in sections:
        yield from _section(name, list(lines), page, words)
    yield from ("", f"## {words.text('notes')}", "")
    yield from (_note(note, words) for note in page.notes)
    yield from ("", f"*{escaped(words.text('made'))}*")


def state_line(page: Dossier, words: Words) -> str:
    """What the dossier is made from."""
    counts = {"claims": page.claims, "documents": page.documents}
    if not page.first:
        return words.text("state.undated", **counts)
    day, first, last = (words.date(date) for date in (page.day, page.first, page.last))
    return words.text("state", day=day, first=first, last=last, **counts)


def _section(name: str, lines: list[str], page: Dossier, words: Words) -> Iterator[str]:
    if name == "ended" and not lines:
        return
    yield from ("", f"## {escaped(words.text(name, day=words.date(page.day)))}", "")
    yield from lines or [words.text("nothing")]


def _marks(notes: Iterable[int]) -> str:
    return "".join(f"[^{number}]" for number in notes)


def _event(line: Line, words: Words) -> str:
    return f"- {_told(line, words)}: {_said(line, words)}{_stance(line, words)}{_marks(line.notes)}"


def _told(line: Line, words: Words) -> str:
    day = escaped(words.date(line.day))
    return f"({day})" if line.reported and line.day else day


def _stance(line: Line, words: Words) -> str:
    return "" if line.stance == "affirmed" else f" · {escaped(words.text(f'stance.{line.stance}'))}"


def _tie(line: Line, words: Words) -> str:
    return f"- {_said(line, words)}, {_told(line, words)}{_marks(line.notes)}"


def _said(line: Line, words: Words) -> str:
    said, status = words.said(line.key), words.text(f"status.{line.status}")
    return f"**{escaped(said)}** ({escaped(status)}; {escaped(words.voices(line.voices))})"


def _ended(ended: Ended, words: Words) -> str:
    return f"{_tie(ended.tie, words)}; {words.text('ended.by')} {_event(ended.end, words)[2:]}"


def _contest(contest: Contest, words: Words) -> Iterator[str]:
    yield f"- **{escaped(words.said(contest.key))}**"
    for side, lines in (("affirming", contest.affirming), ("denying", contest.denying)):
        yield f"  - {words.text(side)}"
        for line in lines:
            other = f"**{escaped(words.said(line.key))}**, " if line.key != contest.key else ""
            who = f"{other}{escaped(words.voices(line.voices))}"
            yield f"    - {_told(line, words)}: {who}{_marks(line.notes)}"


def _plan(plan: Plan, words: Words) -> str:
    kind = words.text(f"stance.{plan.plan.stance}")
    said = f"**{escaped(words.said(plan.plan.key))}** ({escaped(words.voices(plan.plan.voices))})"
    outcome = words.text(outcome_of(plan))
    later = plan.confirmed or plan.denied
    found = f": {_event(later, words)[2:]}" if later else ""
    head = f"- {_told(plan.plan, words)}: {said}, {kind}{_marks(plan.plan.notes)}"
    return f"{head} → {escaped(outcome)}{found}"


def outcome_of(plan: Plan) -> str:
    """The name of the text that says what became of a plan."""
    return "plan.confirmed" if plan.confirmed else "plan.denied" if plan.denied else "plan.open"


def _holder(holder: Holder, words: Words) -> str:
    posts = ", ".join(words.post(post) for post in holder.posts)
    since = f", {words.text('since', day=words.date(holder.since))}" if holder.since else ""
    said = f"{words.actor(holder.polity)}, {posts}{since}"
    return f"- **{escaped(words.person(holder.person))}**: {escaped(said)}{_marks(holder.notes)}"


def _note(note: Note, words: Words) -> str:
    quote = escaped(note.quote)
    about = ", ".join(filter(None, (note.publisher, words.date(note.published))))
    title = f"[{escaped(note.title)}](<{note.url}>)" if note.url else escaped(note.title)
    return f"[^{note.number}]: “{quote}” {title}, {escaped(about)}"
