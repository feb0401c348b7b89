"""The local site of a graph: pages, data and a SPARQL endpoint on 127.0.0.1. On the floor above `view`.

run        the socket, the signals, one line on stderr
app        which address is answered by what
site       the graph as it is on disk now, its query processes, its queues
gate       how many are served at once, and who is sent away
guard      who may ask, and what a browser may do with the answers
protocol   SPARQL 1.1 Protocol
things     actors, claims, propositions and documents, as pages and as RDF
pages      search, saved queries, lists
live       the data of the interactive view, in parts
words      templates and their words in each language
"""
