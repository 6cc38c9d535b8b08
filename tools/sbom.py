"""Writes what Polybius is made of as a CycloneDX 1.6 bill of materials: `python tools/sbom.py [--output FILE]`.

The components are the pinned packages of requirements/run.txt, which users install, and those of web/package-lock.json
that the pages import, with what these need, each with the hashes that are checked when it is installed; with
`--development` also those that build and test. Nothing is asked of a registry, and the same pins give the same bytes.
"""

import argparse
import base64
import hashlib
import json
import re
import tomllib
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PIN = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>[^\s;\\]+)(?:\s*;\s*(?P<marker>[^\\\n]+))?", re.MULTILINE)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
IMPORT = re.compile(r"""(?:from|import|@import)\s*\(?\s*['"]((?:@[\w.-]+/)?[\w.-]+)""")
ALGORITHMS = {"sha512": "SHA-512", "sha256": "SHA-256", "sha1": "SHA-1"}


def main() -> None:
    """Write the bill."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--output", type=Path, default=ROOT / "build" / "sbom.json")
    arguments.add_argument("--development", action="store_true", help="also what builds and tests")
    given = arguments.parse_args()
    bill = bill_of(ROOT, development=given.development)
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{given.output}: {len(bill['components'])} components")


def bill_of(root: Path, *, development: bool = False) -> dict[str, Any]:
    """The bill of materials of a checkout."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    found = {c["bom-ref"]: c for c in python_components(root / "requirements" / "run.txt", "required")}
    if development:
        for file in ("build.txt", "dev.txt"):
            for component in python_components(root / "requirements" / file, "excluded"):
                found.setdefault(component["bom-ref"], component)
    for component in web_components(root / "web" / "package-lock.json", development=development):
        found.setdefault(component["bom-ref"], component)
    components = [found[ref] for ref in sorted(found)]
    name = f"pkg:pypi/{project['name']}@{project['version']}"
    digest = hashlib.sha256(json.dumps(components, sort_keys=True).encode()).hexdigest()
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name + digest)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application", "bom-ref": name, "name": project["name"], "version": project["version"],
                "purl": name, "licenses": [{"license": {"id": project["license"]}}],
            },
        },
        "components": components,
        "dependencies": [{"ref": name, "dependsOn": [c["bom-ref"] for c in components if c["scope"] == "required"]}],
    }  # fmt: skip


def python_components(file: Path, scope: str) -> Iterator[dict[str, Any]]:
    """The pinned packages of a requirements file; a pin is followed by the hashes of its files."""
    text = file.read_text("utf-8")
    pins = list(PIN.finditer(text))
    ends = [pin.start() for pin in pins[1:]] + [len(text)]
    for pin, end in zip(pins, ends, strict=True):
        name = re.sub(r"[-_.]+", "-", pin["name"]).lower()
        purl = f"pkg:pypi/{name}@{pin['version']}"
        marker = [{"name": "polybius:marker", "value": pin["marker"].strip()}] if pin["marker"] else []
        hashes = [{"name": "polybius:sha256", "value": found} for found in sorted(HASH.findall(text[pin.end() : end]))]
        yield {"type": "library", "bom-ref": purl, "name": name, "version": pin["version"], "purl": purl,
               "scope": scope, "properties": [*marker, *hashes]}  # fmt: skip


def in_pages(web: Path, packages: dict[str, Any]) -> set[str]:
    """The places in a lock file of what the sources of the pages import, and of all that these need."""
    sources = [file for ending in ("ts", "svelte", "css") for file in (web / "src").rglob(f"*.{ending}")]
    sources = [file for file in sources if not file.name.endswith((".test.ts", ".d.ts"))]
    text = "\n".join(file.read_text("utf-8") for file in (*sources, web / "tools" / "basemap.mjs"))
    names = {match[1] for match in IMPORT.finditer(text)}
    waiting = [place for name in names if (place := f"node_modules/{name}") in packages]
    found: set[str] = set()
    while waiting:
        place = waiting.pop()
        if place not in found:
            found.add(place)
            needs = packages[place].get("dependencies", {})
            inner = (
                p if (p := f"{place}/node_modules/{name}") in packages else f"node_modules/{name}" for name in needs
            )
            waiting += [place for place in inner if place in packages]
    return found


def web_components(file: Path, *, development: bool) -> Iterator[dict[str, Any]]:
    """The packages of a lock file of npm: those that go into the pages, or all."""
    packages = json.loads(file.read_text("utf-8"))["packages"]
    used = in_pages(file.parent, packages)
    for place, package in sorted(packages.items()):
        if not place or "version" not in package or not (place in used or development):
            continue
        name = package.get("name") or place.rpartition("node_modules/")[2]
        purl = f"pkg:npm/{name.replace('@', '%40')}@{package['version']}"
        component = {"type": "library", "bom-ref": purl, "name": name, "version": package["version"], "purl": purl,
                     "scope": "required" if place in used else "excluded"}  # fmt: skip
        algorithm, _, digest = package.get("integrity", "").partition("-")
        if algorithm in ALGORITHMS:
            content = base64.b64decode(digest).hex()
            component["hashes"] = [{"alg": ALGORITHMS[algorithm], "content": content}]
        if license := package.get("license"):
            component["licenses"] = [{"expression": license}]
        yield component


if __name__ == "__main__":
    main()
