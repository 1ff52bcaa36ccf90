"""Virtuoso's bulk loader, by the ``isql`` command: the server itself reads the file, which must lie where it may read.

The password goes to ``isql`` on its standard input, never on its command line. A bulk load is not atomic: while it runs,
readers see a part, and a load that is cut off is run again as a whole, which is harmless, since a graph is a set.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox

from kg.stores.http import StoreError

_NAMES = ("isql-vt", "isql-v", "isql")
#: The least of a file that the bulk loader names its graph by; graphs of N-Quads keep their own names.
_ANY = "urn:kg:bulk"
_CONNECTED = "Connected to OpenLink Virtuoso"
#: The head of the column that tells how a file fared, and a row below it: the state and the error.
_COLUMN, _ROW, _LOADED = "LL_STATE", re.compile(r"^(\d) +(.+)$", re.M), "2"


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
    listed = f"from DB.DBA.load_list where ll_file = {_text(str(path))}"
    statements = ["log_enable(3, 1)"]
    statements += [f"SPARQL CLEAR GRAPH {ox.NamedNode(name)}" for name in replace]
    statements += [
        f"delete {listed}",
        f"ld_add({_text(str(path))}, {_text(graph or _ANY)})",
        "rdf_loader_run()",
        "checkpoint",
        f"select ll_state, ll_error {listed}",
        f"delete {listed}",
    ]
    found = _ROW.findall(_run(statements, server, seconds).rpartition(_COLUMN)[2])
    state, words = found[0] if found else ("0", "")
    words = " ".join(words.split())
    if state != _LOADED or "denied" in words:
        remedy = "add its folder to DirsAllowed; the server must run on the machine where the file is"
        raise StoreError("the server may not read the file", where=str(path), remedy=remedy)
    if words != "NULL":
        remedy = "correct the file, or see the log of the store"
        raise StoreError(f"the bulk loader failed: {words[:300]}", where=str(path), remedy=remedy)


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
        remedy = "start the store, check the address behind --bulk, then run the same command again"
        if "Bad login" in words:
            remedy = "check KG_STORE_USER and KG_STORE_PASSWORD; after failed logins the store takes none for a minute: wait, then try again"
        raise StoreError(f"isql failed: {words}", where=server, remedy=remedy)
    return done.stdout


def _text(value: str) -> str:
    """A value as an SQL string.

    >>> _text("it's")
    "'it''s'"
    """
    return "'" + value.replace("'", "''") + "'"
