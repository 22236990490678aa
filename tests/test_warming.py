"""What takes long the first time is made beforehand, and not while people are at work."""

import threading

import pytest

from kompas import warming


def test_chart_waits_until_nobody_is_connected(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, made = threading.Semaphore(0), threading.Event()
    busy = [True]

    def is_busy() -> bool:
        asked.release()
        return busy[0]

    monkeypatch.setattr(warming, "make_chart", made.set)
    stop = warming.warm_up(is_busy, after=0.001)
    for _ in range(3):
        assert asked.acquire(timeout=10)
    assert not made.is_set()
    busy[0] = False
    assert made.wait(timeout=10)
    stop()


def test_server_that_stops_warms_nothing_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, made = threading.Semaphore(0), threading.Event()
    monkeypatch.setattr(warming, "make_chart", made.set)
    stop = warming.warm_up(lambda: not asked.release(), after=0.001)
    assert asked.acquire(timeout=10)
    stop()
    thread = next((one for one in threading.enumerate() if one.name == "warming"), None)
    if thread is not None:
        thread.join(timeout=10)
        assert not thread.is_alive()
    assert not made.is_set()
