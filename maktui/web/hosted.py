"""`maktui serve` as the app's child: its order comes over stdin, and it ends when that is closed."""

import os
import signal
import sys
import threading
import time

from maktui.catalogue import speak
from maktui.refusals import os_error_words, refusal_words
from maktui.streams import refuse, use_utf8
from maktui.web.orders import HostOrder
from maktui.web.serving import Serving, serve
from models.errors import MakError

__all__ = ["main"]

AT_LAST = 6.0
"""Seconds after which a server that does not stop when asked to is killed."""


def main() -> None:
    """Serve what the first line of stdin says."""
    order = HostOrder.from_json(_first_line())
    threading.Thread(target=_end_with_app, name="leash", daemon=True).start()
    speak(order.settings.language)
    use_utf8()
    sys.exit(_serve(order))


def _serve(order: HostOrder) -> int:
    asked = Serving(
        session_id=order.session_id,
        is_for_lan=order.is_for_lan,
        port=order.port,
        public_url=None,
        has_links=False,
    )
    try:
        return serve(order.settings, asked)
    except MakError as refused:
        return refuse(refusal_words(refused))
    except OSError as error:
        return refuse(os_error_words(error))


def _first_line() -> str:
    """Read without a buffer, which would keep the rest, and stand in the way at the end."""
    line = b""
    while not line.endswith(b"\n"):
        read = os.read(0, 65536)
        if not read:
            sys.exit(1)
        line += read
    return line.decode()


def _end_with_app() -> None:
    """Nothing more comes over stdin: what can be read is that the app is gone."""
    while os.read(0, 65536):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(AT_LAST)
    os.kill(os.getpid(), signal.SIGKILL)
