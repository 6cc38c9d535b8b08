"""The graph of actors as GraphML and as GEXF."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from polybius.export.asked import Tally
from polybius.export.graph import EDGE_TYPES, NODE_TYPES, Graph, Values, edges, graph_of, nodes
from polybius.export.told import Deed

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
GRAPHML_TYPES = {"integer": "int", "float": "double", "string": "string"}


def write_graphml(path: Path, deeds: Iterable[Deed], tally: Tally) -> None:
    """Write GraphML: a directed graph; events without direction are counted both ways, and in `mutual`."""
    graph = _graph(path, deeds, tally)
    with _opened(path) as stream:
        stream.write('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
        for of, types in (("node", NODE_TYPES), ("edge", EDGE_TYPES)):
            for name, kind in types.items():
                stream.write(
                    f'<key id="{of[0]}_{name}" for="{of}" attr.name="{name}" attr.type="{GRAPHML_TYPES[kind]}"/>\n'
                )
        stream.write('<graph id="polybius" edgedefault="directed">\n')
        for id, values in nodes(graph):
            stream.write(f'<node id="{id}">{"".join(_data("n", values))}</node>\n')
        for number, (source, target, values) in enumerate(edges(graph)):
            data = "".join(_data("e", values))
            stream.write(f'<edge id="{number}" source="{source}" target="{target}">{data}</edge>\n')
        stream.write("</graph>\n</graphml>\n")


def _data(of: str, values: Values) -> Iterator[str]:
    return (f'<data key="{of}_{name}">{escape(_legal(value))}</data>' for name, value in values.items() if value != "")


def write_gexf(path: Path, deeds: Iterable[Deed], tally: Tally) -> None:
    """Write GEXF 1.2, as Gephi reads it."""
    graph = _graph(path, deeds, tally)
    with _opened(path) as stream:
        stream.write(
            '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
            '<graph defaultedgetype="directed" mode="static">\n'
        )
        for of, types in (("node", NODE_TYPES), ("edge", EDGE_TYPES)):
            stream.write(f'<attributes class="{of}">\n')
            for name, kind in types.items():
                stream.write(f'<attribute id="{of[0]}_{name}" title="{name}" type="{kind}"/>\n')
            stream.write("</attributes>\n")
        stream.write("<nodes>\n")
        for id, values in nodes(graph):
            label = quoteattr(_legal(values["name"]))
            stream.write(
                f'<node id="{id}" label={label}><attvalues>{"".join(_values("n", values))}</attvalues></node>\n'
            )
        stream.write("</nodes>\n<edges>\n")
        for number, (source, target, values) in enumerate(edges(graph)):
            stream.write(
                f'<edge id="{number}" source="{source}" target="{target}" weight="{values["weight"]}"><attvalues>'
            )
            stream.write(f"{''.join(_values('e', values))}</attvalues></edge>\n")
        stream.write("</edges>\n</graph>\n</gexf>\n")


def _values(of: str, values: Values) -> Iterator[str]:
    return (
        f'<attvalue for="{of}_{name}" value={quoteattr(_legal(value))}/>'
        for name, value in values.items()
        if value != ""
    )


def _legal(value: object) -> str:
    """A value without the characters that XML does not allow."""
    return NOT_XML.sub("", str(value))


def _graph(path: Path, deeds: Iterable[Deed], tally: Tally) -> Graph:
    graph = graph_of(deeds)
    tally.rows[path.name] = len(graph.ties)
    return graph


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        yield stream
