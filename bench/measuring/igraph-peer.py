"""Times of igraph (one process) on a two-mode network: igraph-peer.py EDGES ACTORS WORLDS MEASURE VALUES.

EDGES holds lines "actor world" by number, worlds after actors. Writes the values as doubles to VALUES and prints
{"version", "ms", "modularity"?}. Reading and building the graph are not timed; making the projection is not either.
"""
import array
import json
import sys
import time

import igraph

edges, actors, worlds, measure, values = sys.argv[1:6]
actors, worlds = int(actors), int(worlds)
with open(edges) as lines:
    ties = [tuple(map(int, line.split())) for line in lines]
graph = igraph.Graph(n=actors + worlds, edges=ties)
reply = {"version": igraph.__version__}
projection = None
if measure == "constraint":
    projection, _ = graph.bipartite_projection(types=[v >= actors for v in range(actors + worlds)], multiplicity=True)
    reply["projectedTies"] = projection.ecount()

began = time.perf_counter()
if measure == "betweenness":
    result = graph.betweenness()
elif measure == "closeness":
    result = graph.closeness()
elif measure == "constraint":
    result = projection.constraint(weights="weight")
elif measure == "leiden":
    found = graph.community_leiden(objective_function="modularity")
    result = found.membership
    reply["modularity"] = found.q
else:
    raise SystemExit(f"unknown measure {measure}")
reply["ms"] = (time.perf_counter() - began) * 1000
with open(values, "wb") as out:
    array.array("d", result).tofile(out)
print(json.dumps(reply))
