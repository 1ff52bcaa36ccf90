"""The real triplestores: which are missing here and how to get them, and how each is started and stopped.

``python tests/stores/parts.py`` says what is missing.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from support import jena

from kg.stores.dialects import endpoint
from kg.stores.engine import free_port, oxigraph_command
from kg.stores.http import Client, StoreError
from kg.stores.remote import Remote

PASSWORD = "a-password-of-tests"
_PATIENCE = 90.0


def missing() -> dict[str, str]:
    """The stores that cannot be started here, and what to do about each."""
    found = {}
    try:
        oxigraph_command()
    except StoreError as error:
        found["oxigraph"] = error.remedy
    if remedy := jena.missing():
        found["fuseki"] = remedy
    if shutil.which("virtuoso-t") is None or shutil.which("isql-vt") is None:
        found["virtuoso"] = "install Virtuoso (Debian: virtuoso-opensource)"
    return found


@dataclass
class Running:
    """A store that was started.

    Attributes:
        name: which one.
        address: where it is.
        command: how it was started, so that it can be started again.
        folder: where it keeps its data and its log.
        environment: the credentials that it wants.
        sql: host and port of Virtuoso's SQL interface.
    """

    name: str
    address: str
    command: list[str]
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    sql: str = ""
    process: subprocess.Popen | None = None

    def start(self, disk: int = 0) -> Running:
        """Start it and wait until it answers; no file of it may grow beyond so many bytes, as on a disk that is full."""
        log = (self.folder / "log.txt").open("ab")
        # a process that ignores the signal is told by an error, as of a full disk
        limit = ["sh", "-c", 'trap "" XFSZ; exec prlimit --fsize="$0" "$@"', str(disk)] if disk else []
        self.process = subprocess.Popen(
            [*limit, *self.command], cwd=self.folder, stdout=log, stderr=log, start_new_session=True
        )
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            try:
                self.remote(tries=1).select("ASK {}")
            except StoreError:
                time.sleep(0.1)
            else:
                return self
        raise AssertionError((self.folder / "log.txt").read_text("utf-8", "replace")[-2000:])

    def stop(self, how: int = signal.SIGTERM) -> None:
        """Stop it: politely, or with SIGKILL as a fall of the current would."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def remote(self, tries: int = 3) -> Remote:
        """A way to speak to it."""
        return Remote(endpoint(self.address, self.name), Client(tries=tries, pause=0.1, timeout=300))


def oxigraph(folder: Path) -> Running:
    """Oxigraph, writable."""
    port = free_port()
    command = [oxigraph_command(), "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    return Running("oxigraph", f"http://127.0.0.1:{port}", command, folder)


def fuseki(folder: Path) -> Running:
    """Fuseki with TDB2."""
    port, jar = free_port(), jena.fetched()
    (folder / "data").mkdir()
    command = ["java", "-Xmx2g", "-jar", str(jar), "--localhost", "--port", str(port), "--update"]
    return Running("fuseki", f"http://127.0.0.1:{port}/ds", [*command, "--loc", str(folder / "data"), "/ds"], folder)


_INI = """[Database]
DatabaseFile = {0}/virtuoso.db
ErrorLogFile = {0}/virtuoso.log
LockFile = {0}/virtuoso.lck
TransactionFile = {0}/virtuoso.trx
xa_persistent_file = {0}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {0}/temp.db
TransactionFile = {0}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{1}
DirsAllowed = {2}
NumberOfBuffers = 60000
MaxDirtyBuffers = 45000
[HTTPServer]
ServerPort = 127.0.0.1:{3}
[SPARQL]
ResultSetMaxRows = 100000
"""


def virtuoso(folder: Path, allowed: Path) -> Running:
    """Virtuoso; it may read files below a folder."""
    sql, web = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_INI.format(folder, sql, allowed, web), "utf-8")
    command = ["virtuoso-t", "-f", "-c", str(folder / "virtuoso.ini")]
    # a password of its own: isql tries the usual one by itself before it asks
    renew = [*command, "+pwdold", "dba", "+pwddba", PASSWORD]
    subprocess.run(renew, cwd=folder, capture_output=True, check=True, timeout=_PATIENCE)
    environment = {"KG_STORE_USER": "dba", "KG_STORE_PASSWORD": PASSWORD}
    return Running("virtuoso", f"http://127.0.0.1:{web}", command, folder, environment, f"127.0.0.1:{sql}")


if __name__ == "__main__":
    for store, remedy in missing().items():
        sys.stdout.write(f"{store}: {remedy}\n")
