"""Virtuoso's bulk loader, by the ``isql`` command: the server itself reads the file, which must lie where it may read.

The password goes to ``isql`` on its standard input, never on its command line. A bulk load is not atomic: while it runs,
readers see a part, and a load that is cut off is run again as a whole, which is harmless, since a graph is a set.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox

from kg.stores.http import StoreError

_NAMES = ("isql-vt", "isql-v", "isql")
#: The least of a file that the bulk loader names its graph by; graphs of N-Quads keep their own names.
_ANY = "urn:kg:bulk"
_CONNECTED = "Connected to OpenLink Virtuoso"


def isql_command() -> str:
    """The path of Virtuoso's ``isql``.

    Raises:
        StoreError: it is not installed.
    """
    for name in _NAMES:
        if (found := shutil.which(name)) is not None:
            return found
    raise StoreError("the isql command is missing", remedy="install Virtuoso's client (Debian: virtuoso-opensource)")


def bulk_load(
    file: Path, graph: str | None, server: str, *, replace: tuple[str, ...] = (), seconds: float = 3600
) -> None:
    """Load a file by the bulk loader.

    Args:
        file: a file in Turtle, N-Triples or N-Quads, in a folder of the server's ``DirsAllowed``.
        graph: the graph to load into; None where the file is in N-Quads and names its own.
        server: host and port of the server's SQL interface, for example ``127.0.0.1:1111``.
        replace: graphs that are cleared before.
        seconds: the longest that a statement may take.

    Raises:
        StoreError: the server cannot be reached, may not read the file, or finds it malformed.
    """
    path = file.resolve()
    folder, name = _text(str(path.parent)), _text(path.name)
    statements = ["log_enable(3, 1)"]
    statements += [f"SPARQL CLEAR GRAPH {ox.NamedNode(name)}" for name in replace]
    statements += [
        f"delete from DB.DBA.load_list where ll_file = {_text(str(path))}",
        f"ld_dir({folder}, {name}, {_text(graph or _ANY)})",
        "rdf_loader_run()",
        "checkpoint",
    ]
    _run(statements, server, seconds)
    state = _run([f"select ll_state, ll_error from DB.DBA.load_list where ll_file = {_text(str(path))}"], server, 60)
    rows = [line.split(None, 1) for line in state.splitlines() if line[:1].isdigit() and " Rows" not in line]
    if not rows:
        raise StoreError("the server may not read the file", where=str(path), remedy="add its folder to DirsAllowed")
    if rows[0][0] != "2" or (len(rows[0]) > 1 and rows[0][1].strip() != "NULL"):
        words = " ".join(" ".join(rows[0]).split())[:300]
        raise StoreError(f"the bulk loader failed: {words}", where=str(path), remedy="correct the file, or see the log")


def _run(statements: list[str], server: str, seconds: float) -> str:
    user, password = os.environ.get("KG_STORE_USER", "dba"), os.environ.get("KG_STORE_PASSWORD")
    if password is None:
        remedy = "set KG_STORE_USER and KG_STORE_PASSWORD in the environment"
        raise StoreError("the bulk loader needs a password", where=server, remedy=remedy)
    command = [isql_command(), server, user, "ERRORS=STDOUT", f"exec={'; '.join(statements)};"]
    try:
        done = subprocess.run(
            command, input=f"{password}\n", capture_output=True, encoding="utf-8", timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        remedy = "see the log of the store, then run the same command again"
        raise StoreError(f"no answer in {seconds:g} s", where=server, remedy=remedy) from error
    said = done.stdout + done.stderr
    # isql tries the usual password by itself, and tells that it failed, before it asks for one
    connected, _, after = said.rpartition(_CONNECTED)
    if done.returncode != 0 or not connected or "*** Error" in after:
        words = " ".join(said.split())[-300:]
        remedy = "start the store, check KG_STORE_PASSWORD, then run the same command again"
        raise StoreError(f"isql failed: {words}", where=server, remedy=remedy)
    return done.stdout


def _text(value: str) -> str:
    """A value as an SQL string.

    >>> _text("it's")
    "'it''s'"
    """
    return "'" + value.replace("'", "''") + "'"
