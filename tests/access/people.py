"""One workshop in a network, and everybody who might want something of it."""

from sqlmodel import col, select

from kompas.database import Database
from kompas.domain.core.codes import hash_of_secret
from kompas.domain.dossier.forms import begin_form
from kompas.domain.wall.pictures import put_picture, redraw_picture
from kompas.domain.workshop.devices import end_seats, identify, known_device, take_seat
from kompas.domain.workshop.workshops import share_downloads
from kompas.enums import Role
from kompas.models import Device, Seat
from tests.factories import Room, new_id
from tests.live.test_access import Samples, samples_in
from tests.networking import Collaboration
from tests.pictures import jpeg

STRANGER = "stranger"
SECRETS = {
    STRANGER: None,
    "participant": "",
    "other participant": "",
    "participant elsewhere": "",
    "screen": "",
    "facilitator": "",
    "co-facilitator": "secret-of-the-co-facilitator",
    "logged out": "secret-of-who-was-logged-out",
    "network": "secret-of-the-core",
    "facilitator elsewhere": "somebody-else",
}
"""By role, the secret in the cookie; a stranger has none. What is empty the workshop gives."""


class World:
    """The workshop that everybody asks for, at its end, with downloads shared and a picture on a case."""

    def __init__(self, database: Database) -> None:
        self.room = Room(database, "Amira", "Bram")
        self.samples: Samples = samples_in(self.room)
        elsewhere = Room(database, "Chaya", facilitator="somebody-else")
        self.network = Collaboration(database, "core")
        self.room.seat_screen()
        self.room.change(share_downloads, True)
        self.form_id = self.network.change("core", begin_form, "learning_cycle", "x").id
        self.secrets = SECRETS | {
            "participant": self.room.secrets["Amira"],
            "other participant": self.room.secrets["Bram"],
            "participant elsewhere": elsewhere.secrets["Chaya"],
            "screen": self.room.secrets["screen"],
            "facilitator": self.room.secrets["facilitator"],
            "network": self.network.secrets["core"],
        }
        self.files: dict[str, str] = {}
        """By what they are, the addresses of files that Streamlit made for the facilitator's browser."""
        self.case_id: str = self.samples["change_case"]["case_id"]
        with database.transaction() as session:
            owner = identify(session, self.secrets["participant"], self.room.code)
            put_picture(session, owner, Role.PARTICIPANT, self.case_id, new_id(), redraw_picture(jpeg((40, 40))))
            workshop = self.room.workshop(session)
            workshop.network_id, workshop.network = self.network.id, "Netwerk Waterrijk"
            for name in ("co-facilitator", "logged out"):
                take_seat(session, known_device(session, self.secrets[name] or ""), workshop, Role.FACILITATOR)
            session.flush()
            gone = hash_of_secret(self.secrets["logged out"] or "")
            seats = select(Seat).join(Device, col(Device.id) == Seat.device_id).where(Device.secret_hash == gone)
            end_seats(session, workshop, *session.exec(seats))
