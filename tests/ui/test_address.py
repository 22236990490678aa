import pytest

from kompas.settings import get_settings
from kompas.ui.address import PAGES, PATHS, base_address, join_address, shown_address
from tests.test_layers import ROOT


def test_every_page_has_a_file_and_an_address_of_its_own() -> None:
    assert set(PAGES) == set(PATHS)
    assert {path.name for path in (ROOT / "pages").glob("*.py")} == set(PAGES.values())
    assert len(set(PATHS.values())) == len(PATHS)


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_PUBLIC_URL", "https://kompas.example.nl/")
    get_settings.cache_clear()


@pytest.mark.usefixtures("public")
def test_public_address_is_used_when_it_is_set() -> None:
    assert base_address() == "https://kompas.example.nl"
    assert join_address("ACDEFG") == "https://kompas.example.nl/doe-mee/ACDEFG"


@pytest.mark.usefixtures("public")
def test_shown_address_is_short_and_without_the_code() -> None:
    assert shown_address() == "kompas.example.nl/doe-mee"
