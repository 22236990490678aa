import pytest

from kompas.settings import ROOT, Settings, SettingsError, get_settings


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KOMPAS_DATABASE_URL")


def test_settings_work_without_any_variable() -> None:
    settings = get_settings()
    assert settings.database_url == f"sqlite:///{ROOT / 'data' / 'kompas.db'}"
    assert (settings.facilitator_key, settings.public_url) == (None, None)
    assert (settings.language, settings.log_level) == ("nl", "INFO")


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("DATABASE_URL", "sqlite:////srv/kompas.db", "sqlite:////srv/kompas.db"),
        ("DATABASE_URL", "postgresql+psycopg://u:p@h/k", "postgresql+psycopg://u:p@h/k"),
        ("DATABASE_URL", "postgresql://u:p@h/k", "postgresql+psycopg://u:p@h/k"),
        ("PUBLIC_URL", "https://kompas.example.nl/", "https://kompas.example.nl"),
        ("FACILITATOR_KEY", "achttekens", "achttekens"),
        ("LANGUAGE", "en", "en"),
        ("LOG_LEVEL", "DEBUG", "DEBUG"),
        ("SECURITY_CONTACT", "mailto:beveiliging@example.nl", "mailto:beveiliging@example.nl"),
    ],
)
def test_setting_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: str
) -> None:
    monkeypatch.setenv(f"KOMPAS_{name}", value)
    assert getattr(get_settings(), name.lower()) == expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("DATABASE_URL", "mysql://root:geheim@h/k", "expected sqlite:///path/to/file.db or postgresql+psycopg://"),
        ("PUBLIC_URL", "kompas.example.nl", "expected an address that begins with http:// or https://"),
        ("FACILITATOR_KEY", "geheim", "expected at least 8 characters"),
        ("LANGUAGE", "fr", "Input should be 'nl' or 'en'"),
        ("LOG_LEVEL", "LOUD", "Input should be 'DEBUG'"),
        ("SECURITY_CONTACT", "beveiliging@example.nl", "expected an address that begins with mailto:"),
        ("SECURITY_CONTACT", "mailto:a@example.nl\nPolicy: x", "expected an address that begins with mailto:"),
    ],
)
def test_wrong_value_stops_with_one_line_that_names_the_setting(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: str
) -> None:
    monkeypatch.setenv(f"KOMPAS_{name}", value)
    with pytest.raises(SettingsError) as caught:
        get_settings()
    text = str(caught.value)
    assert text.startswith(f"Kompas: wrong value for KOMPAS_{name}: {expected}")
    assert "\n" not in text
    assert "geheim" not in text


def test_unknown_setting_stops_with_the_known_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_DATABSE_URL", "sqlite:///x.db")
    with pytest.raises(SettingsError, match=r"unknown setting KOMPAS_DATABSE_URL; known are .*KOMPAS_DATABASE_URL"):
        get_settings()


def test_settings_cannot_be_changed_afterwards() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().language = "en"  # type: ignore[misc]
