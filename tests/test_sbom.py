"""The bill of materials names what is pinned, and the same pins give the same bill."""

import json
import re
from pathlib import Path

import sbom

ROOT = Path(__file__).parent.parent


def test_every_pinned_package_is_in_the_bill_with_its_hashes() -> None:
    bill = sbom.bill_of(ROOT)
    named = {
        component["name"]: component for component in bill["components"] if component["purl"].startswith("pkg:pypi/")
    }
    pinned = re.findall(r"^([\w.-]+)==", (ROOT / "requirements/run.txt").read_text("utf-8"), re.MULTILINE)
    assert {re.sub(r"[-_.]+", "-", name).lower() for name in pinned} == set(named)
    assert all(any(p["name"] == "polybius:sha256" for p in component["properties"]) for component in named.values())


def test_packages_of_the_pages_are_in_the_bill_and_tools_only_when_asked_for() -> None:
    names = {c["name"] for c in sbom.bill_of(ROOT)["components"] if c["purl"].startswith("pkg:npm/")}
    assert "maplibre-gl" in names and "vitest" not in names
    assert {"vitest", "pytest"} <= {c["name"] for c in sbom.bill_of(ROOT, development=True)["components"]}


def test_bill_is_the_same_each_time_and_each_component_stands_once() -> None:
    bill = sbom.bill_of(ROOT)
    assert json.dumps(bill) == json.dumps(sbom.bill_of(ROOT))
    references = [component["bom-ref"] for component in bill["components"]]
    assert references == sorted(set(references))
    assert bill["dependencies"][0]["dependsOn"]
