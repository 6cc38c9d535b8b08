"""A small GeoNames dump of places that do not exist, in the real format."""

import zipfile
from pathlib import Path

COLUMNS = (
    "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "class", "code", "country", "cc2",
    "admin1", "admin2", "admin3", "admin4", "population", "elevation", "dem", "timezone", "modified",
)  # fmt: skip
PLACES = (
    {"geonameid": "90000001", "name": "Qarnāb", "asciiname": "Qarnab", "alternatenames": "Karnab,القرناب,QRN",
     "latitude": "33.5", "longitude": "44.4", "class": "P", "code": "PPLA2", "country": "IQ", "admin1": "07",
     "population": "41000"},
    {"geonameid": "90000002", "name": "Qarnab", "latitude": "24.1", "longitude": "90.2", "class": "P", "code": "PPL",
     "country": "BD", "admin1": "81"},
    {"geonameid": "90000003", "name": "Qarnab River", "latitude": "33.0", "longitude": "44.9", "class": "H",
     "code": "STM", "country": "IQ", "admin1": "07"},
    {"geonameid": "90000004", "name": "Zhulmat", "latitude": "12.5", "longitude": "-3.5", "class": "A", "code": "ADM1",
     "country": "ML", "admin1": "97", "population": "310000"},
    {"geonameid": "90000005", "name": "Qarnab Pump Station", "latitude": "33.1", "longitude": "44.8", "class": "S",
     "code": "PMPW", "country": "IQ"},
    {"geonameid": "95446", "name": "Erbil", "latitude": "36.19", "longitude": "44.01", "class": "P", "code": "PPLA",
     "country": "IQ", "admin1": "11", "population": "932800"},
)  # fmt: skip


def line(place: dict[str, str]) -> str:
    """A place as a line of a dump."""
    return "\t".join(place.get(column, "") for column in COLUMNS) + "\n"


def write_dump(folder: Path, *, zipped: bool = True, further: str = "") -> Path:
    """Write the dump, as a zip archive or plain; `further` are lines put at its end."""
    text = "".join(map(line, PLACES)) + further
    if not zipped:
        file = folder / "places.txt"
        file.write_text(text, encoding="utf-8")
        return file
    file = folder / "places.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("places.txt", text)
    return file


def write_names(folder: Path) -> Path:
    """Write English and other names of the dump's places, as alternateNamesV2 has them."""
    rows = (
        "1\t90000001\ten\tCarnabia\t1\t\t\t\t\t", "2\t90000001\tfr\tCarnabie\t\t\t\t\t\t",
        "3\t90000001\ten\tBigtown\t\t\t1\t\t\t", "4\t90000001\tlink\thttps://example.org\t\t\t\t\t\t",
    )  # fmt: skip
    file = folder / "alternateNamesV2.txt"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def write_regions(folder: Path) -> Path:
    """Write names of first-order regions, as admin1CodesASCII has them."""
    file = folder / "admin1CodesASCII.txt"
    file.write_text("ML.97\tZhulmat\tZhulmat\t90000004\nIQ.07\tSomething\tSomething\t1\n", encoding="utf-8")
    return file
