"""Claims as RDF, and the Oxigraph store that holds them. Floor 6.

A triple lies in exactly one graph of a store. Oxigraph's union of all graphs, over which queries run,
does not merge them: a triple in two graphs would give two rows and wrong counts.

    doc:ID             what one document holds: itself and its claims
    graph:actors       the actors that the claims speak of
    graph:propositions one node for each thing said, with its status
    graph:undisputed   edges of status fact
    graph:claimed      all other edges: alleged, contested, or without a proposition
    graph:inferred     what rules.ru entails from the edges
    graph:ontology     diplomacy.ttl
"""
