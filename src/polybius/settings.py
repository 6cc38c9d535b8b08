"""The settings: defaults in `settings.toml`, a user's file over them, the environment over both."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from polybius.errors import SettingError
from polybius.limits import Limits

DEFAULTS = Path(__file__).with_name("settings.toml")
PREFIX = "POLYBIUS_"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user may choose; `settings.toml` says what each means and its default."""

    model: str
    articles_at_once: int
    max_characters: int
    seconds_per_article: float = 0
    milliseconds_per_kilobyte: float = 0
    megabytes_per_article: int = 0
    thorough: bool = False
    goldstein_scale: Literal["GDELT", "ICEWS"]
    codebook: str = ""
    actors: tuple[str, ...] = ()
    gazetteer: str = ""


def load_settings(file: Path | None = None, *, environment: Mapping[str, str] = os.environ) -> Settings:
    """The defaults, with a file's settings and then the environment's (POLYBIUS_MODEL, …) in their place.

    Raises `SettingError` for a file that cannot be read, a setting that does not exist, or a value it cannot take.
    """
    values = _read(DEFAULTS)
    where = "settings"
    if file is not None:
        where = str(file)
        values |= _read(file)
    names = {PREFIX + name.upper(): name for name in Settings.__struct_fields__}
    values |= {name: environment[variable] for variable, name in names.items() if variable in environment}
    if isinstance(values["actors"], str):
        values["actors"] = [file for file in values["actors"].split(os.pathsep) if file]
    return _checked(values, where)


def limits_of(settings: Settings) -> Limits:
    """How long an article may take, and how much memory."""
    return Limits(settings.seconds_per_article, settings.milliseconds_per_kilobyte, settings.megabytes_per_article)


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingError("the settings file cannot be read", where=str(file), do="check its name") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(f"not TOML: {error}", where=str(file), do='write lines such as: model = "…"') from error


def _checked(values: dict[str, Any], where: str) -> Settings:
    known = ", ".join(Settings.__struct_fields__)
    unknown = sorted(values.keys() - set(Settings.__struct_fields__))
    if unknown:
        raise SettingError(f"no setting {unknown[0]!r}", where=where, do=f"the settings are {known}")
    try:
        settings = msgspec.convert(values, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise SettingError(str(error), where=where, do="see settings.toml for the values it can take") from error
    if min(settings.articles_at_once, settings.max_characters) < 1:
        raise SettingError("articles_at_once and max_characters must be 1 or more", where=where, do="correct them")
    if min(settings.seconds_per_article, settings.milliseconds_per_kilobyte, settings.megabytes_per_article) < 0:
        raise SettingError("a limit of an article is less than 0", where=where, do="write 0 for no limit")
    return settings
