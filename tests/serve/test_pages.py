"""The built pages: files as they are, the first page for every other address, nothing beside them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

type Open = Callable[..., TestClient]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder as Vite leaves it, with a secret beside it."""
    folder = tmp_path / "pages"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>Desk</title>")
    (folder / "assets" / "app-1a2b3c.js").write_text("1")
    (folder / "icon.svg").write_text("<svg/>")
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "assets" / "out").symlink_to(tmp_path / "secret.txt")
    return folder


@pytest.mark.parametrize("path", ["/", "/happenings", "/articles/12?at=x", "/sources/example.org", "/check"])
def test_each_address_of_the_desk_is_the_first_page_and_asked_anew(open_desk: Open, pages: Path, path: str) -> None:
    answer = open_desk(pages=pages).get(path)
    assert answer.text == "<!doctype html><title>Desk</title>" and answer.headers["cache-control"] == "no-cache"


def test_files_with_a_hash_in_their_name_are_kept_and_others_are_not(open_desk: Open, pages: Path) -> None:
    desk = open_desk(pages=pages)
    script = desk.get("/assets/app-1a2b3c.js")
    assert "immutable" in script.headers["cache-control"] and "javascript" in script.headers["content-type"]
    assert desk.get("/icon.svg").headers["cache-control"] == "no-cache"
    assert desk.get("/assets/gone-1.js").status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/..%2fsecret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/assets/out", "//etc/passwd", "/%00"],
)
def test_nothing_beside_the_pages_is_served(open_desk: Open, pages: Path, path: str) -> None:
    answer = open_desk(pages=pages).get(path)
    assert "secret" not in answer.text and "root:" not in answer.text


def test_an_address_of_the_api_is_never_a_page(open_desk: Open, pages: Path) -> None:
    desk = open_desk(pages=pages)
    for path in ("/api/", "/api/v1/none", "/api/v2/events", "/api"):
        answer = desk.get(path)
        assert answer.status_code == 404 and answer.json()["status"] == 404


def test_pages_that_are_not_built_are_said_to_be(open_desk: Open, tmp_path: Path) -> None:
    answer = open_desk(pages=tmp_path / "none").get("/")
    assert answer.status_code == 503 and "make serve" in answer.text
