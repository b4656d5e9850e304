"""A bad network between a desk and PostgreSQL: cuts after the server committed, stalls half-open, delays."""

import select
import socket
import threading
from typing import Final

_CHUNK: Final = 65536
_LOOK_S: Final = 0.05


class Proxy:
    """Listens on a port of localhost and hands bytes on to the server's Unix socket.

    - `cut_answer()`: the next answer of the server is not handed on; both sides are cut instead. The server has
      done what it was asked: a push is committed and its acknowledgement lost.
    - `cut_request()`: the next request is not handed on; both sides are cut.
    - `stall()`: nothing is handed on any more, nothing is closed, until `heal()`.
    - `delay`: seconds that each piece waits on its way.
    """

    def __init__(self, target: str) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.delay = 0.0
        self.cuts = 0
        self._armed = ""
        self._stalled = threading.Event()
        self._ended = threading.Event()
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    def cut_answer(self) -> None:
        """Lose the next answer."""
        self._armed = "answer"

    def cut_request(self) -> None:
        """Lose the next request."""
        self._armed = "request"

    def stall(self) -> None:
        """Fall silent, with every connection left open."""
        self._stalled.set()

    def heal(self) -> None:
        """Be an ordinary network again."""
        self._armed = ""
        self._stalled.clear()

    def close(self) -> None:
        """Cut everything and end."""
        self._ended.set()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _start(self, work: object, *given: object) -> None:
        thread = threading.Thread(target=work, args=given)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._ended.is_set():
            ready, _, _ = select.select([self._listener], [], [], _LOOK_S)
            if ready:
                client, _ = self._listener.accept()
                self._start(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        with client, socket.socket(socket.AF_UNIX) as server:
            try:
                server.connect(self._target)
                self._pump(client, server)
            except OSError:
                return  # one of the two sides went away: that is what this network is for

    def _pump(self, client: socket.socket, server: socket.socket) -> None:
        other = {client: server, server: client}
        while not self._ended.is_set():
            if self._stalled.is_set():
                self._ended.wait(_LOOK_S)
                continue
            ready, _, _ = select.select(list(other), [], [], _LOOK_S)
            for side in ready:
                piece = side.recv(_CHUNK)
                if not piece:
                    return
                if self._armed == ("answer" if side is server else "request"):
                    self._armed = ""
                    self.cuts += 1
                    return
                if self.delay:
                    self._ended.wait(self.delay)
                if self._stalled.is_set():
                    self._ended.wait(_LOOK_S)
                other[side].sendall(piece)
