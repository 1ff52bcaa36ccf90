"""A load by Virtuoso's bulk loader, counted like any other."""

from __future__ import annotations

from dataclasses import replace

from kg.stores.http import StoreError, UnknownUserError
from kg.stores.load import Loaded, LoadResult, Plan
from kg.stores.remote import Remote
from kg.stores.source import check_graph, distinct, files_of, source_file
from kg.stores.virtuoso import bulk_load


def load_in_bulk(store: Remote, plan: Plan, server: str) -> LoadResult:
    """Load a graph into Virtuoso by its bulk loader.

    Args:
        store: the store, for counting.
        plan: what to load, and how.
        server: host and port of the server's SQL interface.

    Raises:
        StoreError: the file or the server cannot be used.
    """
    if plan.graph is None and not plan.per_document:
        raise StoreError("Virtuoso has no default graph to load into", where=server, remedy="name one with --graph")
    if plan.graph is not None:
        check_graph(plan.graph)
    file = source_file(plan.path, per_document=plan.per_document)
    known = distinct(file, plan.graph, per_document=plan.per_document)
    named = tuple(graph for graph in known if graph is not None)
    check_password(store)
    for number, one in enumerate(files_of(file)):
        bulk_load(one, plan.graph, server, replace=named if plan.replace and not number else ())
    atomic = False if plan.replace else None
    found = (Loaded(graph, known[graph], 0, known[graph], atomic, replaced=plan.replace) for graph in sorted(named))
    return LoadResult(tuple(replace(one, counted=store.count(one.graph)) for one in found), ())


def check_password(store: Remote) -> None:
    """Try the credentials over the web first, where a wrong password does no harm.

    Virtuoso's SQL interface shuts out a whole machine for a minute after a few failed logins, and every session of ``isql``
    begins with one, so that after one wrong password the right one would be refused too.

    Raises:
        UnknownUserError: the store does not know the user, or not by this password.
    """
    try:
        store.client.send("GET", f"{store.endpoint.base}/sparql-auth?query=ASK%20%7B%7D")
    except UnknownUserError:
        raise
    except StoreError:
        return  # a server may have no such page; isql will tell
