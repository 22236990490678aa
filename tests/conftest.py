import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlmodel import Session

from kompas.database import Database, get_database
from kompas.domain.core import codes
from kompas.i18n import set_language
from kompas.migrating import migrate
from kompas.models import Workshop
from kompas.rules import Actor
from kompas.settings import get_settings

from .databases import empty, postgresql_server
from .factories import FACILITATOR, facilitator_of, join, make_workshop

settings.register_profile("kompas", deadline=None)  # a busy machine is no mistake
settings.load_profile("kompas")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language(None)


@pytest.fixture(autouse=True)
def settings_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Settings and database are kept per process; each test begins without."""
    monkeypatch.setenv("KOMPAS_DATABASE_URL", f"sqlite:///{tmp_path / 'kompas.db'}")
    get_settings.cache_clear()
    get_database.cache_clear()
    yield
    get_settings.cache_clear()
    get_database.cache_clear()


@pytest.fixture(autouse=True)
def cheap_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Guessing a code is made slow on purpose, and every workshop of every test would pay for it."""
    monkeypatch.setattr(codes, "COST", 2)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file with nothing in it, to be copied: migrating takes half a second."""
    path = tmp_path_factory.mktemp("migrated") / "kompas.db"
    database = Database(f"sqlite:///{path}")
    migrate(database)
    database.dispose()
    return path


@pytest.fixture(scope="session")
def sqlite_database(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = shutil.copy(migrated_file, tmp_path_factory.mktemp("sqlite") / "kompas.db")
    database = Database(f"sqlite:///{path}")
    yield database
    database.dispose()


@pytest.fixture(scope="session")
def postgresql_database() -> Iterator[Database]:
    with postgresql_server() as url:
        database = Database(url)
        migrate(database)
        yield database
        database.dispose()


@pytest.fixture
def database(request: pytest.FixtureRequest) -> Database:
    """A migrated database with nothing in it: SQLite in a file, or what `on_both` asks for.

    One of each for all tests: a new engine would compile every statement again.
    """
    database: Database = request.getfixturevalue(f"{getattr(request, 'param', 'sqlite')}_database")
    database.listeners.clear()
    empty(database)
    return database


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """One open transaction for a test of the domain; it commits at the end."""
    with database.transaction() as session:
        yield session


@pytest.fixture
def workshop(session: Session) -> Workshop:
    """The customer journey, prepared and not started."""
    return make_workshop(session)


@pytest.fixture
def facilitator(session: Session, workshop: Workshop) -> Actor:
    return facilitator_of(session, workshop, FACILITATOR)


@pytest.fixture
def participant(session: Session, workshop: Workshop) -> Actor:
    return join(session, workshop, "Amira")


@pytest.fixture
def another(session: Session, workshop: Workshop) -> Actor:
    """A second participant of the same workshop, on a laptop of their own."""
    return join(session, workshop, "Bram")
