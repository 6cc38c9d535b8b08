"""Which addresses may be fetched: http and https on the public network, nothing of this computer or its network."""

import ipaddress
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

import msgspec

from polybius.errors import FetchError

PORTS = {"http": 80, "https": 443}
LONGEST = 4000
TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid")
SERVICES = frozenset({ipaddress.ip_address("168.63.129.16")})  # answers only inside a cloud, from a public address
NAT64 = ipaddress.ip_network("64:ff9b::/96")
SAFE = "/%:=&?~+!$,;'@()*[]-._"


class Target(msgspec.Struct, frozen=True):
    """An address taken apart: what is connected to, and what is asked for there."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt is for."""
        return f"{self.scheme}://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"


def target_of(url: str) -> Target:
    """An address taken apart. Raises `FetchError` for one that is not of the web."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise FetchError("this is no address", where=url[:200], do="correct it") from error
    if parts.scheme.lower() not in PORTS or not host:
        raise FetchError("only addresses of http and https are fetched", where=url[:200], do="correct it")
    if parts.username is not None or parts.password is not None:
        raise FetchError("the address carries a name or password", where=f"{parts.scheme}://{host}", do="leave it out")
    if len(url) > LONGEST:
        raise FetchError("the address is too long", where=url[:200], do="correct it")
    path = quote(parts.path or "/", safe=SAFE) + ("?" + quote(parts.query, safe=SAFE) if parts.query else "")
    scheme = parts.scheme.lower()
    return Target(urlunsplit(parts), scheme, host, port or PORTS[scheme], path)


def host_of(url: str) -> str:
    """The host of an address; nothing when it is none."""
    try:
        return target_of(url).host
    except FetchError:
        return ""


def is_public(address: str) -> bool:
    """Whether an IP address is of the public network: not private, loopback, link-local (where clouds answer with the
    keys of a machine), multicast or reserved, also not inside one of IPv6."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and (inner := _inner(ip)) is not None:
        return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and ip not in SERVICES


def _inner(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that one of IPv6 leads to."""
    if ip in NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def joined(base: str, named: str) -> str:
    """The address that a page at another names; what cannot be one is left as it is, and refused when it is fetched."""
    try:
        return urljoin(base, named)
    except ValueError:
        return named


def tidy(url: str) -> str:
    """An address without its fragment and what only tells where its reader came from."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    if not any(name in parts.query for name in TRACKING):
        return urlunsplit(parts._replace(fragment=""))
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith(TRACKING)]
    return urlunsplit(parts._replace(query=urlencode(kept), fragment=""))
