"""Fetches from a server by rdflib or SPARQLWrapper and prints N-Triples or N-Quads."""
import sys

import rdflib
from rdflib import ConjunctiveGraph, Graph, URIRef
from rdflib.plugins.serializers.nt import _quoteLiteral
from SPARQLWrapper import JSON, N3, RDFXML, TURTLE, XML, SPARQLWrapper

rdflib.NORMALIZE_LITERALS = False
FORMATS = {"json": JSON, "xml": XML, "turtle": TURTLE, "n3": N3, "rdf+xml": RDFXML}


def term(node):
    return _quoteLiteral(node) if isinstance(node, rdflib.Literal) else node.n3()


def show(*terms):
    sys.stdout.buffer.write((" ".join(term(t) for t in terms) + " .\n").encode("utf-8"))


def dump(address, ending):
    data = ConjunctiveGraph()
    data.parse(address, format={"nq": "nquads", "trig": "trig"}[ending])
    default = data.default_context.identifier
    for s, p, o, g in data.quads():
        name = g.identifier
        # rdflib names the default graph of a parsed file after the file, or by a blank node
        if name == default or isinstance(name, rdflib.BNode) or str(name) == address:
            show(s, p, o)
        else:
            show(s, p, o, name)


def answer(endpoint, form, query):
    wrapper = SPARQLWrapper(endpoint)
    wrapper.setReturnFormat(FORMATS[form])
    wrapper.setQuery(query)
    return wrapper


def value(binding):
    kind = binding["type"]
    if kind == "uri":
        return URIRef(binding["value"])
    return rdflib.Literal(
        binding["value"],
        lang=binding.get("xml:lang"),
        datatype=binding.get("datatype") and URIRef(binding["datatype"]),
    )


def select(endpoint, form, query):
    if form == "json":
        for row in answer(endpoint, form, query).query().convert()["results"]["bindings"]:
            show(*(value(row[name]) for name in "spog"))
    else:
        raw = answer(endpoint, form, query).query().response
        for row in rdflib.query.Result.parse(raw, format="xml").bindings:
            show(*(row[rdflib.Variable(name)] for name in "spog"))


def construct(endpoint, form, query):
    raw = answer(endpoint, form, query).query().response.read()
    graph = Graph().parse(data=raw, format="xml" if form == "rdf+xml" else "turtle")
    for triple in graph:
        show(*triple)


def document(address, media_type):
    from urllib.request import Request, urlopen

    with urlopen(Request(address, headers={"Accept": media_type})) as body:
        got = body.headers.get_content_type()
        if got != media_type:
            raise SystemExit(f"asked for {media_type}, got {got}")
        forms = {"text/turtle": "turtle", "application/rdf+xml": "xml", "application/n-triples": "nt"}
        for triple in Graph().parse(data=body.read(), format=forms[media_type]):
            show(*triple)


{"dump": dump, "select": select, "construct": construct, "document": document}[sys.argv[1]](
    *sys.argv[2:]
)
