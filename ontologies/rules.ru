# What follows from the edges, written anew into graph:inferred: everything above a relation in the hierarchy,
# the other direction of a symmetric relation, the inverse, and what lies above those. Nothing follows from a
# proposition without an edge, and no actor is given a class.
#
# First the few relations are closed, in a graph of their own: what does a relation imply along the edge, what
# against it. Then each edge is read once by its relation, so that the time grows with the number of edges.

PREFIX graph: <https://w3id.org/graphkit/graph/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX step: <https://w3id.org/graphkit/graph/closure#>

DROP SILENT GRAPH graph:inferred ;
DROP SILENT GRAPH graph:closure ;

# A symmetric relation is its own inverse, so that one kind of step turns an edge round.
INSERT { GRAPH graph:closure { ?below rdfs:subPropertyOf ?above . ?one owl:inverseOf ?other } }
WHERE {
  GRAPH graph:ontology {
    { ?below rdfs:subPropertyOf ?above }
    UNION { ?one owl:inverseOf ?other }
    UNION { ?one a owl:SymmetricProperty . BIND(?one AS ?other) }
  }
} ;

# Turned round an even number of times an implied edge points along its origin, else against it.
INSERT { GRAPH graph:closure { ?relation step:along ?implied } }
WHERE {
  GRAPH graph:closure { ?relation (rdfs:subPropertyOf|owl:inverseOf/rdfs:subPropertyOf*/owl:inverseOf)+ ?implied }
} ;
INSERT { GRAPH graph:closure { ?relation step:against ?implied } }
WHERE {
  GRAPH graph:closure { ?relation step:along?/owl:inverseOf/rdfs:subPropertyOf* ?implied }
} ;

INSERT { GRAPH graph:inferred { ?subject ?implied ?object } }
WHERE {
  GRAPH graph:closure { ?relation step:along ?implied }
  GRAPH graph:edges { ?subject ?relation ?object }
} ;
INSERT { GRAPH graph:inferred { ?object ?implied ?subject } }
WHERE {
  GRAPH graph:closure { ?relation step:against ?implied }
  GRAPH graph:edges { ?subject ?relation ?object }
} ;
DROP SILENT GRAPH graph:closure ;

# What is an edge already is not inferred.
DELETE { GRAPH graph:inferred { ?subject ?relation ?object } }
WHERE { GRAPH graph:edges { ?subject ?relation ?object } }
