"""Raw Streamlit clients that do what the browser does: rerun the fragment every two seconds, submit the form.

`python -m benchmarks.baseline.client order.json`; says and hears the same words as `benchmarks.crowd`.
"""

import asyncio
import json
import re
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import numpy
import uvloop
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.crowds import Gathering, read_results
from benchmarks.rooms import sentence
from benchmarks.server import ROOT

MARK = re.compile(rb"m(\d+)-(\d+) ")
POLL = 2.0


class Client:
    def __init__(self, number, log):
        self.number, self.log, self.known = number, log, set()
        self.ids, self.fragment, self.drawn = {}, None, asyncio.Event()

    async def open(self, port):
        self.socket = await websockets.connect(
            f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"], origin=f"http://127.0.0.1:{port}",
            max_size=None, ping_interval=None, compression=None,
        )
        self.tasks = [asyncio.create_task(self.listen())]
        await self.rerun()
        await asyncio.wait_for(self.drawn.wait(), 180)
        self.tasks.append(asyncio.create_task(self.poll()))

    async def rerun(self, text=None, fragment=None):
        message = BackMsg()
        message.rerun_script.query_string = ""
        if fragment:
            message.rerun_script.fragment_id = fragment
        if text is not None:
            states = message.rerun_script.widget_states.widgets
            states.add(id=self.ids["text"], string_value=text)
            states.add(id=self.ids["button"], trigger_value=True)
        await self.socket.send(message.SerializeToString())

    async def poll(self):
        while True:
            await asyncio.sleep(POLL)
            await self.rerun(fragment=self.fragment)

    async def listen(self):
        async for data in self.socket:
            at = time.time()
            for count, who in MARK.findall(data):
                key = int(who) << 20 | int(count)
                if key not in self.known:
                    self.known.add(key)
                    self.log["heard_key"].append(key)
                    self.log["heard_by"].append(self.number)
                    self.log["heard_at"].append(at)
            if not self.drawn.is_set():
                self.learn(ForwardMsg.FromString(data))

    def learn(self, message):
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            if element.WhichOneof("type") == "text_input":
                self.ids["text"] = element.text_input.id
            if element.WhichOneof("type") == "button":
                self.ids["button"] = element.button.id
        elif kind == "auto_rerun":
            self.fragment = message.auto_rerun.fragment_id
        elif kind == "script_finished" and self.fragment and len(self.ids) == 2:
            self.drawn.set()

    async def say(self, count):
        self.log["sent_key"].append(self.number << 20 | count)
        self.log["sent_at"].append(time.time())
        self.log["acknowledged_at"].append(time.time())
        await self.rerun(text=f"m{count}-{self.number} {sentence(count)}")


async def main(order):
    log = {name: [] for name in ("sent_key", "sent_at", "acknowledged_at", "heard_key", "heard_by", "heard_at", "lag")}
    clients = [Client(number, log) for number in range(order["people"])]
    for client in clients:
        await client.open(order["port"])
        await asyncio.sleep(POLL / len(clients))
    print("ready", flush=True)
    loop = asyncio.get_running_loop()
    if not await loop.run_in_executor(None, sys.stdin.readline):
        return
    if order["rounds"]:
        for number in range(order["rounds"]):
            await asyncio.gather(*(client.say(order["first_round"] + number) for client in clients))
            await asyncio.sleep(order["pause"])
    else:
        await asyncio.gather(*(now_and_then(client, order["every"], order["seconds"]) for client in clients))
        await asyncio.sleep(order["pause"])
    broken = sum(client.socket.close_code is not None for client in clients)
    numpy.savez(order["result"], **log, retries=0, given_up=0, lost_streams=broken)
    print("done", flush=True)
    await loop.run_in_executor(None, sys.stdin.readline)


async def now_and_then(client, every, seconds):
    begun, moment, count = time.monotonic(), (client.number * 7 % 20) / 20 * every, 0
    while moment < seconds:
        await asyncio.sleep(max(0.0, begun + moment - time.monotonic()))
        await client.say(count)
        count, moment = count + 1, moment + every


class PollingCrowd(Gathering):
    def __init__(self, process, result, people):
        super().__init__([process], [])
        self.result, self.people = result, people

    def results(self):
        self.wait("done")
        return read_results([self.result], self.people)


@contextmanager
def crowd_of_polling(port, people, *, seconds=0.0, every=20.0, rounds=0, pause=5.0, first_round=0):
    with tempfile.TemporaryDirectory(prefix="kompas-crowd-", dir="/tmp") as folder:
        path, result = Path(folder) / "order.json", Path(folder) / "result.npz"
        order = {"port": port, "people": people, "seconds": seconds, "every": every, "rounds": rounds,
                 "first_round": first_round, "pause": pause, "result": str(result)}
        path.write_text(json.dumps(order), encoding="utf-8")
        process = subprocess.Popen([sys.executable, "-m", "benchmarks.baseline.client", str(path)], cwd=ROOT,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            crowd = PollingCrowd(process, result, people)
            crowd.wait("ready")
            yield crowd
        finally:
            process.stdin.close()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()


if __name__ == "__main__":
    uvloop.run(main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
