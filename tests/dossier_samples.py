"""A small invented story for dossiers and differences, told in the notation of `view_samples`."""

from __future__ import annotations

from collections.abc import Iterable

from graph_samples import make_extraction, make_graph
from view_samples import ACTORS, Report, reports

from graphkit.model import Actor, Extraction
from graphkit.store.graph import KnowledgeGraph

STORY = """
# 2023-09-14 | en | Sample Wire | A summit in the far east
[s Kim] and [o Putin] [c held a summit] on Wednesday.
  PRK holds-summit-with RUS | on 2023-09-13
[s Putin] [c will visit] [o Pyongyang], his spokesman said.
  RUS visits PRK | how planned | by RUS
[s Washington] says [s Pyongyang] [c is sending] shells to [o Moscow].
  PRK supplies-arms-to RUS | by USA
[s Russia] [c will invest] in [o North Korea], a newspaper hears.
  RUS invests-in PRK | how planned | by OTHER
[a Seoul] [c called] on [s Russia] to sanction [o the North].
  RUS sanctions PRK | how called-for | by KOR

# 2023-11-03 | id | Warta Contoh | Bantahan dari dua ibu kota
[a Moskwa] membantah [s Korea Utara] [c memasok] senjata kepadanya.
  PRK supplies-arms-to RUS | how not certain | by RUS
[a Moskwa] membantah akan [c berinvestasi] di [o Korea Utara].
  RUS invests-in PRK | how not certain | by RUS
[s Jepang] dan [o Rusia] [c berperang].
  JPN at-war-with RUS | on 2023-10

# 2024-06-21 | en | Sample Wire | A visit and a treaty
[s Putin] [c visited] [o North Korea] on 19 June.
  RUS visits PRK | on 2024-06-19
[s North Korea] and [o Russia] [c are allies] now, Kim said.
  PRK allied-with RUS | by PRK
[s Japan] and [o Russia] [c agreed on a ceasefire] on 1 June.
  JPN agrees-ceasefire-with RUS | on 2024-06-01
[s Antony Blinken] [c criticised] [o Russia] for it.
  USA criticizes RUS | subject person-antony-blinken
"""


def graph(given: Iterable[Report], actors: Iterable[Actor] = ACTORS) -> KnowledgeGraph:
    """Reports as a knowledge graph in memory."""
    known = {actor.id: actor for actor in actors}
    return make_graph([_extraction(report, known) for report in given])


def _extraction(report: Report, known: dict[str, Actor]) -> Extraction:
    made = make_extraction(report.document, *report.claims)
    named = {n for c in report.claims for n in (c.subject, c.object, c.subject_polity, c.object_polity)}
    named |= {name for c in report.claims for name in c.attributed_to}
    actors = {name: known[name] for name in sorted(named & known.keys())}
    return Extraction(made.document, made.claims, (), actors, ())


KG = graph(reports(STORY))
