"""The Oxigraph server (from PyPI) over a folder that holds a graph: made once for each graph, then opened again."""

from __future__ import annotations

import hashlib
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from pathlib import Path
from types import TracebackType

from kg.stores.http import StoreError

#: Seconds that the server may take to answer for the first time.
_PATIENCE = 30.0
_WRITABLE = "writable"


def oxigraph_command() -> str:
    """The path of the ``oxigraph`` command.

    Raises:
        StoreError: it is not installed.
    """
    beside = Path(sysconfig.get_path("scripts")) / ("oxigraph.exe" if sys.platform == "win32" else "oxigraph")
    found = str(beside) if beside.is_file() else shutil.which("oxigraph")
    if found is None:
        raise StoreError("the oxigraph command is missing", remedy="pip install oxigraph")
    return found


def database(files: list[Path], folder: Path, *, writable: bool, fresh: bool = False) -> Path:
    """The database of some files; made where there is none yet of the same bytes.

    A read-only database belongs to the bytes that it was made from, and older ones are removed. A writable one keeps what
    its users wrote, and so is never made anew by itself.

    Args:
        files: a file in Turtle for the default graph, and where there is one a file in N-Quads for named graphs.
        folder: where databases are kept.
        writable: whether users will write.
        fresh: make a writable one anew; what was written is lost.

    Raises:
        StoreError: the files cannot be loaded, or a writable database is of another graph.
    """
    digest = hashlib.sha256()
    for file in files:
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    name = digest.hexdigest()[:16]
    place = folder / (_WRITABLE if writable else name)
    mark = place / "kg-source"
    if mark.is_file() and not fresh:
        if mark.read_text("utf-8") == name:
            return place
        raise StoreError(
            "what was written here belongs to an older graph",
            where=str(place),
            remedy="dump it by GET /store, then begin anew with --fresh",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
    except OSError as error:
        raise StoreError(
            f"cannot be written ({error.strerror})", where=str(folder), remedy="copy the output folder elsewhere"
        ) from error
    try:
        _fill(stage, files)
        (stage / "kg-source").write_text(name, "utf-8")
        for old in folder.iterdir():
            if old == place or (not writable and old.name not in (stage.name, _WRITABLE)):
                shutil.rmtree(old, ignore_errors=True)
        stage.replace(place)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return place


def _fill(place: Path, files: list[Path]) -> None:
    command = [oxigraph_command(), "load", "--location", str(place), "--file", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        words = " ".join(done.stderr.split())[-400:]
        raise StoreError(f"cannot be loaded: {words}", where=str(files[0]), remedy="build it again")


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Engine:
    """A running Oxigraph server, which only this machine can reach; used as a context, it stops at the end.

    The server gives up most queries when their time is over, but not all: it counts the rows of a product without looking
    at the clock. `restart` ends those.

    Args:
        place: the database.
        writable: whether it may be written.
        seconds: the time after which a query is given up.
    """

    def __init__(self, place: Path, *, writable: bool = False, seconds: int = 30) -> None:
        verb = "serve" if writable else "serve-read-only"
        self._command = [oxigraph_command(), verb, "--location", str(place), "--timeout-s", str(seconds), "--bind"]
        self._lock = threading.Lock()
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the engine stops
        self._process: subprocess.Popen[bytes] | None = None
        self.port = 0
        self.runs = 0

    def __enter__(self) -> Engine:
        """Start the server and wait until it answers.

        Raises:
            StoreError: it ends, or does not answer.
        """
        with self._lock:
            self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the server."""
        with self._lock:
            self._stop(5.0)
            self._log.close()

    @property
    def running(self) -> bool:
        """Whether the server runs."""
        with self._lock:
            return self._process is not None and self._process.poll() is None

    def restart(self, run: int) -> None:
        """End the server and start it anew, unless somebody has done so since.

        Args:
            run: the number of the run (``runs``) that is to end.

        Raises:
            StoreError: it does not start again.
        """
        with self._lock:
            if self.runs == run:
                self._stop(0.0)
                self._start()

    def words(self) -> str:
        """The last words of its log."""
        self._log.seek(0)
        return " ".join(self._log.read().decode("utf-8", "replace").split())[-400:]

    def _start(self) -> None:
        self.port = free_port()
        # of its own session, so that Ctrl-C reaches kg alone, which then stops it in order
        self._process = subprocess.Popen(
            [*self._command, f"127.0.0.1:{self.port}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._log,
            start_new_session=True,
        )
        self.runs += 1
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and self._process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.02)
            else:
                return
        words = self.words()
        self._stop(0.0)
        raise StoreError(f"the oxigraph server did not start: {words}", remedy="is the database in use elsewhere?")

    def _stop(self, patience: float) -> None:
        """Stop the server, by force where it does not obey in so many seconds."""
        process = self._process
        if process is None or process.poll() is not None:
            return
        if patience:
            process.terminate()
            try:
                process.wait(patience)
            except subprocess.TimeoutExpired:
                pass
            else:
                return
        process.kill()
        process.wait()
