"""A workshop, and a network, as a whole."""

from kompas.i18n import N_
from kompas.live.views.core.rows import RecordView
from kompas.live.views.network import networks
from kompas.live.views.network.seats import actor_in_network
from kompas.live.views.wall.evaluations import count_evaluations
from kompas.live.views.workshop import workshops
from kompas.live.views.workshop.hand_overs import actor_in_workshop
from kompas.models import Network, Workshop
from kompas.rules import tells_when_written

WORKSHOP = RecordView(
    Workshop,
    N_("This workshop is not there any more. Go to the start page."),
    workshops.scalars,
    actor_in_workshop,
    look_of=workshops.look_of,
    tells_when=tells_when_written,
    read_beside=count_evaluations,
)
NETWORK = RecordView(
    Network, N_("This network is not there any more. Go to the start page."), networks.scalars, actor_in_network
)
