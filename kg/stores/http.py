"""Requests to a triplestore: with credentials from the environment, patience, and errors that say what to do.

``KG_STORE_USER`` and ``KG_STORE_PASSWORD`` (Basic and Digest) or ``KG_STORE_TOKEN`` (Bearer) are read from the
environment: arguments and addresses are seen by others, in lists of processes and in logs.
"""

from __future__ import annotations

import base64
import http.client
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import KgError

#: Answers of a server that is busy or starting: trying again may help.
_PASSING = frozenset({408, 425, 429, 502, 503, 504})
_REMEDIES = {
    401: "set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN, in the environment",
    403: "the store refuses to be written: start it writable, or use an account that may write",
    404: "check the address and --store",
    405: "check the address and --store: this address takes no such request",
    413: "send less at once: --chunk 5000",
    415: "check --store: this address takes no Turtle",
    507: "free space on the server's disk, then run the same command again",
}
#: How servers word a full disk in the text of an error.
_FULL = ("no space left", "disk full", "disk is full", "not enough space", "insufficient storage", "file too large")


class StoreError(KgError):
    """A triplestore cannot be reached, refuses, or holds something else than it should."""


class UnknownUserError(StoreError):
    """A triplestore does not know the user, or not by this password."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Attributes:
        status: the status code.
        body: the body.
        media: the media type, without parameters.
    """

    status: int
    body: bytes
    media: str


@dataclass(slots=True)
class Client:
    """Sends requests, and sends them again where the server is busy or away.

    Every request that is sent must be one that may be sent twice: PUT, a query, or a POST of triples without blank nodes.

    Attributes:
        tries: how often a request is sent at most.
        pause: seconds before the second try; each further pause is twice as long.
        timeout: seconds that a server may be silent.
        tell: is told of every further try.
    """

    tries: int = 5
    pause: float = 0.5
    timeout: float = 600.0
    tell: Callable[[str], None] = field(default=lambda _: None)

    def send(
        self, method: str, url: str, body: bytes | Path | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send a request; a body may be a file.

        Raises:
            StoreError: the server cannot be reached, or answers with an error.
        """
        check_address(url)
        pause = self.pause
        for attempt in range(1, self.tries + 1):
            try:
                return self._once(method, url, body, headers or {})
            except _Passing as passing:
                if attempt == self.tries:
                    times = f" ({attempt} times)" if attempt > 1 else ""
                    raise StoreError(f"{passing.what}{times}", where=bare(url), remedy=passing.remedy) from passing
                wait = max(pause, passing.after)
                self.tell(f"{passing.what}; again in {wait:g} s")
                time.sleep(wait)
                pause *= 2
        raise AssertionError("a client tries at least once")

    def _once(self, method: str, url: str, body: bytes | Path | None, headers: Mapping[str, str]) -> Answer:
        request = urllib.request.Request(url, method=method)
        for name, value in {"User-Agent": "kg", **headers}.items():
            request.add_header(name, value)
        try:
            _authorise(request, self.timeout)
            with ExitStack() as stack:
                if isinstance(body, Path):
                    request.data = stack.enter_context(body.open("rb"))
                    # behind the data, which would take it off
                    request.add_header("Content-Length", str(body.stat().st_size))
                else:
                    request.data = body
                reply = stack.enter_context(_opener(url).open(request, timeout=self.timeout))
                return Answer(reply.status, reply.read(), reply.headers.get_content_type())
        except urllib.error.HTTPError as error:
            text = error.read(2000).decode("utf-8", "replace")
            raise _refusal(error.code, text, bare(url), error.headers.get("Retry-After", "")) from error
        except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
            reason = getattr(error, "reason", None) or error
            raise _Passing(f"the store does not answer: {_words(reason)}", 0, _AGAIN) from error


_AGAIN = "start the store and run the same command again: what was loaded is not loaded twice"


class _Passing(Exception):  # noqa: N818 - it never leaves this module
    """A failure that may pass."""

    def __init__(self, what: str, after: float, remedy: str) -> None:
        super().__init__(what)
        self.what, self.after, self.remedy = what, after, remedy


def _refusal(status: int, text: str, where: str, after: str) -> Exception:
    said = " ".join(text.split())[:300]
    what = f"the store answered {status}" + (f": {said}" if said else "")
    if any(words in said.lower() for words in _FULL):
        return StoreError(what, where=where, remedy=_REMEDIES[507])
    if status in _PASSING:
        return _Passing(what, float(after) if after.isdigit() else 0.0, _AGAIN)
    kind = UnknownUserError if status == 401 else StoreError
    return kind(what, where=where, remedy=_REMEDIES.get(status, "see the log of the store"))


def _words(reason: object) -> str:
    if isinstance(reason, OSError) and reason.strerror:
        return reason.strerror
    return str(reason) or type(reason).__name__


def _opener(url: str) -> urllib.request.OpenerDirector:
    """An opener that asks no proxy for this machine, and follows no redirect."""
    handlers: list[urllib.request.BaseHandler] = [_NoRedirect()]
    if urlsplit(url).hostname in ("localhost", "127.0.0.1", "::1"):
        handlers.append(urllib.request.ProxyHandler({}))
    return urllib.request.build_opener(*handlers)


def _authorise(request: urllib.request.Request, timeout: float) -> None:
    """Give a request the credentials of the environment.

    A server that wants Digest says so before it reads a body, and may close the connection on one that is being sent;
    so it is asked first, without a body.
    """
    if token := os.environ.get("KG_STORE_TOKEN"):
        request.add_unredirected_header("Authorization", f"Bearer {token}")
        return
    user, password = os.environ.get("KG_STORE_USER"), os.environ.get("KG_STORE_PASSWORD")
    if user is None or password is None:
        return
    wanted = _challenge(bare(request.full_url), timeout)
    scheme, _, rest = wanted.partition(" ")
    if scheme.lower() == "digest":
        known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, request.full_url, user, password)
        fields = urllib.request.parse_keqv_list(urllib.request.parse_http_list(rest))
        answer = urllib.request.HTTPDigestAuthHandler(known).get_authorization(request, fields)
        if answer:
            request.add_unredirected_header("Authorization", f"Digest {answer}")
    elif scheme.lower() == "basic":
        secret = base64.b64encode(f"{user}:{password}".encode()).decode()
        request.add_unredirected_header("Authorization", f"Basic {secret}")


def _challenge(url: str, timeout: float) -> str:
    """How a server wants to be shown who asks; empty where it does not."""
    try:
        with _opener(url).open(urllib.request.Request(url, method="HEAD"), timeout=timeout):
            return ""
    except urllib.error.HTTPError as error:
        return str(error.headers.get("WWW-Authenticate", "")) if error.code == 401 else ""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect could carry credentials elsewhere and turn a PUT into a GET."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """No further request."""
        return


def check_address(url: str) -> None:
    """Refuse what is no web address, and one that holds a password.

    Raises:
        StoreError: it is.

    >>> check_address("http://localhost:7878")
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise StoreError("is no web address", where=bare(url), remedy="write http://HOST:PORT/...")
    if parts.username is not None or parts.password is not None:
        remedy = "set KG_STORE_USER and KG_STORE_PASSWORD in the environment"
        raise StoreError("an address must not hold credentials", where=bare(url), remedy=remedy)


def bare(url: str) -> str:
    """An address without credentials and parameters, for messages.

    >>> bare("http://me:secret@host:1/store?access-token=x")
    'http://host:1/store'
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}" if parts.scheme else url
