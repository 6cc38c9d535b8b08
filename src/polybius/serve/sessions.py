"""Who is asking: a bearer token, or the cookie that stands for one."""

import secrets
import threading
import time
from http.cookies import CookieError, SimpleCookie

import msgspec

from polybius.serve.editors import Editors

COOKIE = "polybius_session"
HOURS = 12
MOST = 10_000


class Session(msgspec.Struct, frozen=True):
    """A person who has shown a token, and until when that holds."""

    name: str
    until: float


class Sessions:
    """The sessions of a running desk; they end with it."""

    def __init__(self, editors: Editors | None) -> None:
        self.editors = editors
        self._open: dict[str, Session] = {}
        self._lock = threading.Lock()

    def begin(self, name: str) -> str:
        """A new session of somebody; the key of its cookie."""
        key = secrets.token_urlsafe(24)
        now = time.monotonic()
        with self._lock:
            live = [(k, s) for k, s in self._open.items() if s.until > now][-MOST:]
            self._open = {**dict(live), key: Session(name, now + HOURS * 3600)}
        return key

    def end(self, key: str) -> None:
        """Let a session be over."""
        with self._lock:
            self._open.pop(key, None)

    def name_of(self, key: str) -> str | None:
        """Whose session this is; None when it is over, or its editor is gone."""
        with self._lock:
            session = self._open.get(key)
        if session is None or session.until < time.monotonic() or self.editors is None:
            return None
        return session.name if session.name in self.editors.names() else None


def session_key(cookies: str) -> str:
    """The key of the session in a Cookie header; "" when there is none."""
    try:
        found = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def cookie_of(key: str, *, secure: bool) -> str:
    """The Set-Cookie header of a session: for this site alone, and not for scripts; an empty key ends it."""
    age = HOURS * 3600 if key else 0
    return f"{COOKIE}={key}; Path=/; Max-Age={age}; HttpOnly; SameSite=Strict" + ("; Secure" if secure else "")
