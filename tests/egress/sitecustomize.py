"""In the server's own process: write down every attempt to reach something that is not this machine, and let it fail.

Python imports a module of this name by itself when it begins, from `PYTHONPATH`.
"""

import ipaddress
import os
import sys

OWN_NAMES = {None, "", "localhost", "127.0.0.1", "::1", "0.0.0.0", "::"}
SENDS_NOTHING = ("192.0.2.1", 9)
"""A datagram socket that is connected to this asks the machine for its own address, and no packet leaves (ui/address)."""
NAMES, SENDS = {"socket.getaddrinfo", "socket.gethostbyname"}, {"socket.connect", "socket.sendto", "socket.sendmsg"}
TRAP = os.environ["EGRESS_TRAP"]


def is_outside(address: object) -> bool:
    if not isinstance(address, tuple):
        return False  # a socket in the file system
    host = address[0].decode() if isinstance(address[0], bytes) else address[0]
    if host in OWN_NAMES or tuple(address[:2]) == SENDS_NOTHING:
        return False
    try:
        return not ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return True


def trap(event: str, arguments: tuple[object, ...]) -> None:
    if event in NAMES:
        outside = is_outside((arguments[0], 0))
    elif event in SENDS:
        outside = is_outside(arguments[-1])
    else:
        return
    with open(TRAP, "a", encoding="utf-8") as file:
        file.write(f"{'out' if outside else 'in'} {event} {arguments[-1] if event in SENDS else arguments[0]}\n")
    if outside:
        raise ConnectionRefusedError(f"{event} is trapped")


sys.addaudithook(trap)
