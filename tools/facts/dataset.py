"""What a country's data set is: its date, its licence, the files it consists of."""

from __future__ import annotations

from mesograph import __version__
from tools.facts.model import Model

DATA = "https://w3id.org/mesograph/data/"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def write(model: Model) -> None:
    """Write `dataset.ttl`, and a licence into the header of every other file; empty files are dropped."""
    country = model.facts.country
    model.graphs = {name: graph for name, graph in model.graphs.items() if graph.triples}
    for name, graph in model.graphs.items():
        graph.add(f"{DATA}{country}/{name}.ttl", "dcterms:license", LICENCE)
    graph = model.graph("dataset")
    iri = DATA + country
    graph.texts(iri, "dcterms:title", model.facts.translated("dataset", "title", ""))
    graph.add(iri, "dcterms:license", LICENCE)
    graph.add(iri, "meso:country", model.home)
    graph.typed(iri, "meso:asOf", model.facts.settings["as_of"], "date")
    since = model.facts.settings["holding_since"]
    if since:
        graph.typed(model.home, "meso:holdingSince", since + "-01-01", "date")
    graph.text(iri, "meso:madeForVersion", __version__)
    graph.add(
        iri, "dcterms:hasPart", *(f"{DATA}{country}/{name}.ttl" for name in model.graphs if name != "dataset")
    )
