"""The way in by codes of a workshop or of a network, whichever somebody has."""

from collections.abc import Sequence

from sqlmodel import Session, select

from kompas.domain.core.codes import normalised
from kompas.domain.core.tries import code_tries
from kompas.domain.network.networks import facilitate_network, opens_network
from kompas.domain.workshop.device_looks import DeviceLook
from kompas.domain.workshop.facilitators import become
from kompas.enums import Role
from kompas.models import Network, Workshop


def facilitate_either(
    session: Session,
    secret: str,
    code: str,
    facilitator_code: str,
    tried_by: Sequence[str] = (),
    *,
    name: str = "",
    look: DeviceLook | None = None,
) -> Workshop | Network:
    """Facilitate what the codes are of, a workshop or a network: who has a card need not know which it is."""
    code_tries.demand_patience(*tried_by)
    held = session.exec(select(Workshop.id).where(Workshop.code == normalised(code))).first()
    if held is None or opens_network(session, code, facilitator_code):
        return facilitate_network(session, secret, code, facilitator_code, tried_by)
    return become(session, secret, code, facilitator_code, Role.FACILITATOR, tried_by, name=name, look=look)
