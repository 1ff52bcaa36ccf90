"""Other people's readers of RDF: each reads a file and gives the quads that it found, or what it has against the file."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset, Graph

from support import jena

N3 = "n3@2"
#: How the readers call the two formats.
_FORMATS = {".ttl": ("turtle", "Turtle"), ".nq": ("nquads", "N-Quads")}
_N3_SCRIPT = """
const [folder, file, format] = process.argv.slice(1);
const { Parser, Writer } = require(folder + "/node_modules/n3");
const out = new Writer(process.stdout, { format: "N-Quads" });
new Parser({ format }).parse(require("fs").createReadStream(file), (error, quad) => {
  if (error) { console.error(String(error)); process.exit(1); }
  if (quad) out.addQuad(quad); else out.end();
});
"""


class Refused(Exception):
    """A reader found something wrong with a file."""


@dataclass(frozen=True)
class Tools:
    """What has to be there before the readers run.

    Attributes:
        n3: the folder that npm installed N3.js in.
    """

    n3: Path


def install_n3(folder: Path) -> None:
    """Install N3.js into a folder."""
    folder.mkdir()
    command = ["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--silent", N3]
    subprocess.run(command, capture_output=True, check=True, timeout=180)


def rapper(file: Path, tools: Tools) -> set[ox.Quad]:
    """Raptor's reader."""
    return _run(["rapper", "-q", "-i", _FORMATS[file.suffix][0], "-o", "nquads", str(file)])


def serdi(file: Path, tools: Tools) -> set[ox.Quad]:
    """Serd's reader."""
    return _run(["serdi", "-i", _FORMATS[file.suffix][0], "-o", "nquads", str(file)])


def riot(file: Path, tools: Tools) -> set[ox.Quad]:
    """Jena's reader, strict; it checks literals by their datatypes, and IRIs."""
    log = f"-Dlog4j2.configurationFile={Path(__file__).with_name('log4j2.properties')}"
    command = ["java", "-XX:TieredStopAtLevel=1", log, "-cp", str(jena.fetched()), "riotcmd.riot"]
    return _run([*command, "--strict", "--check", "--output=nquads", str(file)])


def n3js(file: Path, tools: Tools) -> set[ox.Quad]:
    """N3.js, the reader of web pages and Node."""
    return _run(["node", "-e", _N3_SCRIPT, str(tools.n3), str(file), _FORMATS[file.suffix][1]])


def pyoxigraph(file: Path, tools: Tools) -> set[ox.Quad]:
    """Oxigraph's reader."""
    try:
        return set(ox.parse(path=str(file)))
    except (SyntaxError, ValueError) as error:
        raise Refused(str(error)) from error


def rdflib(file: Path, tools: Tools) -> set[ox.Quad]:
    """rdflib's reader."""
    try:
        if file.suffix == ".ttl":
            found = Graph().parse(file).serialize(format="nt", encoding="utf-8")
        else:
            data = Dataset()
            data.parse(file)
            found = data.serialize(format="nquads", encoding="utf-8")
    except Exception as error:  # rdflib raises whatever its grammar stumbles over
        raise Refused(str(error)) from error
    return set(ox.parse(found, format=ox.RdfFormat.N_QUADS))


#: The readers by name, with what they need.
READERS: dict[str, Callable[[Path, Tools], set[ox.Quad]]] = {
    one.__name__: one for one in (rapper, serdi, riot, n3js, pyoxigraph, rdflib)
}


def missing(reader: str) -> str:
    """What to do where a reader is not on this machine; empty where it is."""
    if reader == "riot":
        return jena.missing()
    if reader == "n3js":
        return "" if shutil.which("npm") and shutil.which("node") else "apt install npm"
    needed = {"rapper": "raptor2-utils", "serdi": "serdi"}.get(reader)
    return f"apt install {needed}" if needed and shutil.which(reader) is None else ""


def _run(command: list[str]) -> set[ox.Quad]:
    """Run a reader; what it says on standard error is held against the file, even where it goes on."""
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    if done.returncode != 0 or done.stderr:
        raise Refused(done.stderr.decode("utf-8", "replace") or f"exit code {done.returncode}")
    return set(ox.parse(done.stdout, format=ox.RdfFormat.N_QUADS))
