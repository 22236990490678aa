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


SIGN_ON = {
    "PUBLIC_URL": "https://kompas.example.nl",
    "SSO_ISSUER": "https://login.example.nl/realm",
    "SSO_CLIENT_ID": "kompas",
    "SSO_CLIENT_SECRET": "tussen-twee",
}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"SSO_CLIENT_ID": None}, "KOMPAS_SSO_ISSUER needs KOMPAS_SSO_CLIENT_ID too; see docs/sign-on.md"),
        ({"SSO_CLIENT_SECRET": None}, "KOMPAS_SSO_ISSUER needs KOMPAS_SSO_CLIENT_SECRET too; see docs/sign-on.md"),
        ({"SSO_CLIENT_SECRET": ""}, "KOMPAS_SSO_ISSUER needs KOMPAS_SSO_CLIENT_SECRET too; see docs/sign-on.md"),
        ({"PUBLIC_URL": None}, "KOMPAS_SSO_ISSUER needs KOMPAS_PUBLIC_URL too; see docs/sign-on.md"),
        (
            {"PUBLIC_URL": "http://kompas.example.nl"},
            "KOMPAS_SSO_ISSUER needs KOMPAS_PUBLIC_URL to begin with https://",
        ),
        ({"SSO_ISSUER": None}, "KOMPAS_SSO_CLIENT_ID does nothing without KOMPAS_SSO_ISSUER; set that too"),
        (
            {"SSO_ISSUER": "http://login.example.nl"},
            "wrong value for KOMPAS_SSO_ISSUER: expected the provider's address",
        ),
        (
            {"SSO_ISSUER": "https://login.example.nl/.well-known/openid-configuration"},
            "wrong value for KOMPAS_SSO_ISSUER: expected the provider's address with https://",
        ),
        ({"SSO_HOURS": "0"}, "wrong value for KOMPAS_SSO_HOURS: Input should be greater than or equal to 1"),
        ({"SSO_ALLOW_CODES": "perhaps"}, "wrong value for KOMPAS_SSO_ALLOW_CODES: Input should be a valid boolean"),
        ({"SSO_EMAIL_DOMAINS": "waterrijk"}, "wrong value for KOMPAS_SSO_EMAIL_DOMAINS: expected domains"),
        ({"SSO_EMAIL_DOMAINS": " , "}, "wrong value for KOMPAS_SSO_EMAIL_DOMAINS: expected domains"),
    ],
)
def test_single_sign_on_that_is_half_set_stops_with_one_line(
    monkeypatch: pytest.MonkeyPatch, changes: dict[str, str | None], said: str
) -> None:
    for name, value in {**SIGN_ON, **changes}.items():
        if value is not None:
            monkeypatch.setenv(f"KOMPAS_{name}", value)
    with pytest.raises(SettingsError) as caught:
        get_settings()
    text = str(caught.value)
    assert text.startswith(f"Kompas: {said}")
    assert "\n" not in text
    assert "tussen-twee" not in text


def test_single_sign_on_is_off_until_there_is_an_issuer(monkeypatch: pytest.MonkeyPatch) -> None:
    assert get_settings().sso_issuer is None
    for name, value in SIGN_ON.items():
        monkeypatch.setenv(f"KOMPAS_{name}", value)
    monkeypatch.setenv("KOMPAS_SSO_EMAIL_DOMAINS", "Waterrijk.nl, @veilig.nl")
    get_settings.cache_clear()
    assert get_settings().sso_issuer == SIGN_ON["SSO_ISSUER"]
    assert get_settings().email_domains == ("waterrijk.nl", "veilig.nl")


def test_unknown_setting_stops_with_the_known_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_DATABSE_URL", "sqlite:///x.db")
    with pytest.raises(SettingsError, match=r"unknown setting KOMPAS_DATABSE_URL; known are .*KOMPAS_DATABASE_URL"):
        get_settings()


def test_settings_cannot_be_changed_afterwards() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().language = "en"  # type: ignore[misc]
