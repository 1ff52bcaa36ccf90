"""What every input goes through: reading, the context, the whole extraction; only the documented errors may come out."""

from __future__ import annotations

import time

from kg.documents.context import make_document
from kg.documents.reading import sources_of
from kg.errors import InputError, KgError
from kg.facts.extract import extract
from kg.facts.ledger import ledger_of
from kg.mentions.words import crosses_seam

#: Seconds that 100 kB may take on a machine of its own.
LIMIT = 2.0


def run(name: str, data: bytes) -> tuple[str, float]:
    """Read a file and extract from all of its documents.

    Returns:
        What came of it (``read`` or ``refused``), and the seconds of processor time that it took.
    """
    began = time.process_time()
    outcome = "refused"
    try:
        for source in sources_of(data, name, name):
            if isinstance(source, InputError):
                continue
            outcome = "read"
            try:
                facts = extract(make_document(source, crosses_seam))
            except InputError:
                continue
            length = len(source.text)
            for span in [f.evidence for f in facts.figures] + [r.evidence for r in facts.relations]:
                assert 0 <= span.start < span.end <= length, "evidence outside the text"
            assert not ledger_of(facts).unaccounted, "a number that is unaccounted for"
    except KgError as error:
        assert error.what, "an error that says nothing"
    return outcome, time.process_time() - began
