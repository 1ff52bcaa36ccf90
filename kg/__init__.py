"""Knowledge graphs from the work reports of Chinese district governments.

Build a graph, read it back and ask it; a folder that ``kg build`` wrote is all that `load` needs:

>>> import kg
>>> from tempfile import mkdtemp
>>> output = mkdtemp()
>>> kg.build("seeds", output).failures
()
>>> g = kg.load(output)
>>> rows = g.query("gdp-and-growth", district="中原区", year=2020)
>>> rows[0]["value"], rows[0]["unit"]
(Decimal('709.3'), '亿元')
>>> g.figures(indicator="固定资产投资", district="中原区", year=2020).column("measure")
('growthRate', 'level')
>>> len(g.rdflib) == len(g)
True

``rows.to_pandas()`` makes a DataFrame (``pip install 'kg[pandas]'``), ``g.explain("中原区")`` tells all that is known of
a thing, and ``g.query`` takes any SPARQL besides the names that ``g.questions()`` lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.config import DEFAULT_OUTPUT, Settings
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.builds.run import BuildResult
    from kg.queries.graph import KnowledgeGraph

__version__ = "0.1.0"
__all__ = ["KgError", "Settings", "__version__", "build", "load"]


def build(
    paths: Path | str | Sequence[Path | str], output: Path | str = DEFAULT_OUTPUT, settings: Settings | None = None
) -> BuildResult:
    """Build a graph, its page, tables and report from documents.

    Args:
        paths: a file, a folder, or several of them.
        output: the folder to write into; made where it does not exist.
        settings: the base of IRIs and what else may differ between builds.

    Returns:
        What was built: the knowledge base, the report, what could not be read, what the checks found, the files.

    Raises:
        KgError: no document could be read, or the folder cannot be written.
    """
    from kg.builds.run import build as run

    return run([paths] if isinstance(paths, Path | str) else paths, output, settings)


def load(output: Path | str = DEFAULT_OUTPUT) -> KnowledgeGraph:
    """The graph of an output folder, or of a file with RDF; it is read when it is first asked.

    Args:
        output: the folder that `build` wrote, or a file in Turtle, N-Triples, N-Quads, TriG or RDF/XML.

    Raises:
        KgError: there is no graph at the path.
    """
    from kg.queries.graph import KnowledgeGraph

    return KnowledgeGraph(output)
