"""What an administrator does, with the settings of the server:

python -m kompas backup FILE        one file with everything; the server may run
python -m kompas restore FILE       put that back; the server has been stopped
python -m kompas leave DIRECTORY    everything in open formats
"""

import argparse
import logging
import sys
from pathlib import Path

from kompas.backup import BackupError, back_up, restore
from kompas.database import Database, get_database
from kompas.leaving import leave
from kompas.logs import FORMAT, keep_content_out
from kompas.migrating import migrate
from kompas.settings import get_settings


def backup_command(database: Database, place: Path) -> str:
    back_up(database, place)
    return (
        f"{place} is complete. It holds names and notes and is not encrypted: keep it safe, and throw it away in time."
    )


def restore_command(database: Database, place: Path) -> str:
    kept = restore(database, place)
    old = f" What was there is in {kept}: remove it when all is well." if kept else ""
    return f"{place} is in place.{old} What was past its period since the backup goes again when Kompas starts."


def leave_command(database: Database, place: Path) -> str:
    if place.exists():
        raise BackupError(f"{place} is there already. Choose a folder that does not exist yet.")
    migrate(database)
    count = leave(database, place, get_settings())
    return f"{count} workshops and networks are in {place}. Its README.md says what is in it and what is not."


COMMANDS = {"backup": backup_command, "restore": restore_command, "leave": leave_command}


def main() -> None:
    parser = argparse.ArgumentParser(
        "python -m kompas", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("place", type=Path, metavar="FILE|DIRECTORY")
    given = parser.parse_args()
    logging.basicConfig(level=get_settings().log_level, format=FORMAT)
    keep_content_out()
    logging.getLogger("alembic").setLevel(logging.WARNING)
    try:
        print(f"Kompas: {COMMANDS[given.command](get_database(), given.place)}")
    except (BackupError, OSError) as error:
        sys.exit(f"Kompas: {error}")


if __name__ == "__main__":
    main()
