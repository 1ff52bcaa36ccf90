"""Apache Jena: one jar from Maven Central that holds the Fuseki server and the command line (riot)."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

FUSEKI = "org.apache.jena:jena-fuseki-server:5.5.0"


def jar() -> Path | None:
    """The jar: that of ``KG_FUSEKI_JAR``, or the one in Maven's folder; None where there is neither."""
    if (named := os.environ.get("KG_FUSEKI_JAR")) is not None:
        return Path(named) if Path(named).is_file() else None
    group, artifact, version = FUSEKI.split(":")
    place = Path.home() / ".m2" / "repository" / group.replace(".", "/") / artifact / version
    found = place / f"{artifact}-{version}.jar"
    return found if found.is_file() else None


def missing() -> str:
    """What to do where Jena cannot be started here; empty where it can."""
    if shutil.which("java") is None:
        return "install Java 17 (Debian: openjdk-17-jre-headless)"
    if jar() is None and shutil.which("mvn") is None:
        return f"install Maven, or set KG_FUSEKI_JAR to the jar of {FUSEKI}"
    return ""


@cache
def fetched() -> Path:
    """The jar, fetched by Maven where it is not there yet."""
    if jar() is None:
        command = ["mvn", "-q", "-B", "dependency:get", f"-Dartifact={FUSEKI}", "-Dtransitive=false"]
        subprocess.run(command, capture_output=True, check=False, timeout=300)
    found = jar()
    assert found is not None, f"Maven could not fetch {FUSEKI}"
    return found
