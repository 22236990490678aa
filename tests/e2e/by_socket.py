"""A page as Streamlit's own script opens it, over its socket: what it drew, and the files it would give."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from kompas.live.cookies import COOKIE

from .server import Server


@dataclass
class SocketPage:
    socket: ClientConnection
    session_id: str = ""
    messages: list[ForwardMsg] = field(default_factory=list)

    def read_until(self, type_: str) -> ForwardMsg:
        for data in self.socket:
            told = ForwardMsg.FromString(data)  # type: ignore[arg-type]
            self.messages.append(told)
            self.session_id = told.new_session.initialize.session_id or self.session_id
            if told.WhichOneof("type") == type_:
                return told
        raise RuntimeError(f"no {type_} came")

    def make_file(self, ending: str) -> str:
        """The address of a download, as somebody gets it who clicks on its button."""
        buttons = (one.delta.new_element.download_button for one in self.messages)
        wanted = next(one.deferred_file_id for one in buttons if one.deferred_file_id and ending in one.id)
        message = BackMsg()
        asked = message.backend_operation_request
        asked.request_id, asked.session_id, asked.deferred_file.file_id = "1", self.session_id, wanted
        self.socket.send(message.SerializeToString())
        return str(self.read_until("backend_operation_response").backend_operation_response.deferred_file.url)


@contextmanager
def page_by_socket(server: Server, secret: str, name: str, query: str = "") -> Iterator[SocketPage]:
    with connect(
        server.url.replace("http", "ws") + "/_stcore/stream",
        subprotocols=[websockets.Subprotocol("streamlit")],
        origin=websockets.Origin(server.url),
        additional_headers={"Cookie": f"{COOKIE}={secret}"},
        max_size=None,
        compression=None,
    ) as socket:
        message = BackMsg()
        message.rerun_script.page_name, message.rerun_script.query_string = name, query
        socket.send(message.SerializeToString())
        page = SocketPage(socket)
        page.read_until("script_finished")
        yield page
