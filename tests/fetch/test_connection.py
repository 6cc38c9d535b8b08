"""One request over a real connection to a server on this computer."""

import gzip
import socket
from collections.abc import Iterator

import pytest

from made_server import Server, serving
from polybius.errors import FetchError
from polybius.fetch import Fetcher, connection
from polybius.fetch.addresses import target_of
from polybius.fetch.connection import ask


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        yield made


def refused(url: str, *, limit: int = 10_000, allow_private: bool = True, **options: object) -> FetchError:
    with pytest.raises(FetchError) as error:
        ask(target_of(url), {}, limit=limit, allow_private=allow_private, **options)  # type: ignore[arg-type]
    return error.value


def test_page_is_fetched_with_its_headers(server: Server) -> None:
    server.page("/a?b=%20c", "Peace", ETag='"7"')
    answer = ask(target_of(f"{server.url}/a?b= c"), {"User-Agent": "polybius"}, limit=100, allow_private=True)
    assert (answer.status, answer.body, answer.headers["etag"]) == (200, b"Peace", '"7"')
    assert server.asked[0][1]["host"] == f"127.0.0.1:{server.port}"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0.0.0.0"])
def test_this_computer_is_not_asked_unless_allowed(server: Server, host: str) -> None:
    error = refused(f"http://{host}:{server.port}/", allow_private=False)
    assert "private network" in error.what or "not known" in error.what
    assert not server.asked


def test_name_that_leads_only_to_private_addresses_is_refused(server: Server) -> None:
    target = target_of("http://courier.example/")
    with pytest.raises(FetchError, match="private network"):
        ask(target, {}, limit=100, resolve=lambda host, port: ["127.0.0.1", "169.254.169.254", "::1"])
    assert not server.asked


def test_connection_goes_to_the_address_that_was_checked(server: Server) -> None:
    server.page("/", "Peace")
    asked: list[str] = []

    def resolve_once(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    url = f"http://courier.example:{server.port}/"
    answer = ask(target_of(url), {}, limit=100, allow_private=True, resolve=resolve_once)
    assert (answer.body, asked) == (b"Peace", ["courier.example"])
    assert server.asked[0][1]["host"] == f"courier.example:{server.port}"


def test_packed_body_is_unpacked(server: Server) -> None:
    server.page("/", gzip.compress(b"Peace"), Content_Encoding="gzip")
    assert ask(target_of(server.url), {}, limit=100, allow_private=True).body == b"Peace"


def test_body_that_is_too_long_is_refused_packed_or_not(server: Server) -> None:
    server.page("/long", b"a" * 20_000)
    server.page("/bomb", gzip.compress(b"a" * 5_000_000), Content_Encoding="gzip")
    assert "longer than 10,000 bytes" in refused(f"{server.url}/long").what
    assert "more than 10,000 bytes" in refused(f"{server.url}/bomb").what


def test_body_that_breaks_off_is_a_failure_for_now(server: Server) -> None:
    server.page("/", b"Peace", Content_Length="5000")
    assert refused(server.url).temporary


def test_packing_that_was_not_asked_for_is_refused(server: Server) -> None:
    server.page("/", b"\x00", Content_Encoding="br")
    assert "packed as br" in refused(server.url).what


def test_host_that_is_silent_or_not_there_is_a_failure_for_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "SILENCE", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        assert refused(url).temporary
    assert refused(url).temporary
    assert refused(url, resolve=no_host).what == "the host is not known"


def no_host(host: str, port: int) -> list[str]:
    raise OSError("no such host")


def test_answer_that_drips_is_ended(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    def drip(headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        time.sleep(1)
        return 200, {}, b""

    monkeypatch.setattr(connection, "LONGEST", 0.2)
    server.pages["/"] = drip
    began = time.perf_counter()
    assert refused(server.url).temporary and time.perf_counter() - began < 0.9


def test_answer_that_is_no_http_is_a_failure_for_now() -> None:
    import threading

    with socket.create_server(("127.0.0.1", 0)) as odd:

        def answer() -> None:
            taken, _ = odd.accept()
            with taken:
                taken.recv(1000)
                taken.sendall(b"220 mail.example ready\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        assert refused(f"http://127.0.0.1:{odd.getsockname()[1]}/").temporary
        thread.join()


def test_fetcher_fetches_over_a_real_connection(server: Server) -> None:
    server.page("/robots.txt", "User-agent: *\nDisallow: /no", type="text/plain")
    server.page("/yes", "Peace", Last_Modified="Mon, 26 Mar 1979 21:00:00 GMT")
    slept: list[float] = []
    fetcher = Fetcher(allow_private=True, sleep=slept.append)
    page = fetcher.get(f"{server.url}/yes")
    assert (page.body, page.modified) == (b"Peace", "Mon, 26 Mar 1979 21:00:00 GMT")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.get(f"{server.url}/no/1")
    assert server.paths() == ["/yes"] and slept and all(0 < seconds <= 1 for seconds in slept)
    assert server.asked[-1][1]["user-agent"].startswith("polybius/")
