"""On which side of the day of publication the date of a claim lies. Floor 4.

"On 1 December" in a text of November is the one to come for a visit that is planned, and the last one
for a visit that is over.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from graphkit.dates import DateMention
from graphkit.extract.candidates import Candidate
from graphkit.lexicon import Form, Tag
from graphkit.model import Modality

OPEN = (Modality.PLANNED, Modality.CALLED_FOR)
SOON, LONG_AGO = 61, 300
"""Days."""


def placed(when: DateMention, published: str, modality: Modality, candidate: Candidate) -> DateMention | None:
    """The date on the side where it makes sense, or None when there is no such side.

    What is planned or called for does not lie before the day of publication, and what is told without a
    past tense rather lies a few weeks ahead than a year ago.
    """
    if not is_past(when, published):
        return when
    still_to_come = modality in OPEN
    if when.coming and (still_to_come or _rather_ahead(when, published, candidate)):
        return replace(when, edtf=when.coming)
    return None if still_to_come else when


def is_past(when: DateMention, published: str) -> bool:
    """Whether all of a date lies before the day of publication, as far as that is known."""
    last = when.edtf.rpartition("/")[2]
    return last < published[: len(last)]


def _rather_ahead(when: DateMention, published: str, candidate: Candidate) -> bool:
    pred = candidate.pred
    told_as_past = pred is None or pred.vg.forms & Form.PAST or pred.vg.tags & Tag.AUXILIARY
    if told_as_past or candidate.event is not None:
        return False
    return _days(published, when.coming) <= SOON and _days(when.edtf, published) >= LONG_AGO


def _days(first: str, second: str) -> int:
    """From the first day of one date to that of another."""
    days = (datetime.date.fromisoformat(f"{edtf[:10]}-01"[:10]) for edtf in (first, second))
    return -(next(days) - next(days)).days
