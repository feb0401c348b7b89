"""SPARQL over a knowledge graph, and the saved queries. Floor 7."""
