"""Debian's chromium, driven through its debugging pipe: opens pages, says what they asked for, complained of and show.

    with Browser() as browser:
        seen = browser.open(path_or_address, wait="document.querySelector('h1')")
        assert seen.remote == [] and seen.errors == []
        assert seen.ask("document.title") == "Barton"
        seen.picture(Path("page.png"))

`find_chromium()` is None where there is none. No name resolves in this browser but 127.0.0.1, so that no page can reach
further even if it tries; what it tried is in `remote`.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--disable-extensions", "--hide-scrollbars",
         "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--remote-debugging-pipe"]
# the browser wants its pipe as the files 3 and 4
LAUNCH = "import os, sys; os.dup2(int(sys.argv[1]), 3); os.dup2(int(sys.argv[2]), 4); os.execvp(sys.argv[3], sys.argv[3:])"
LOCAL = ("file:", "data:", "blob:", "about:", "http://127.0.0.1")
MISSING = "no chromium on this machine: apt-get install chromium"


def find_chromium() -> str | None:
    """Path of chromium, or None."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@dataclass
class Seen:
    """An open page: what it requested beyond this machine, what failed or was complained of, and the page itself."""

    browser: Browser
    session: str
    target: str
    remote: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: dict[str, str] = field(default_factory=dict)

    def ask(self, expression: str) -> Any:
        """Value of a JavaScript expression in the page."""
        answer = self.browser.call("Runtime.evaluate", self.session, expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, f"{expression}: {answer['exceptionDetails']}"
        return answer["result"].get("value")

    def wait(self, expression: str, seconds: float = 20) -> None:
        """Return when a JavaScript expression is true."""
        end = time.monotonic() + seconds
        while not self.ask(f"!!({expression})"):
            assert time.monotonic() < end, f"never came true: {expression}; errors: {self.errors[:5]}"
            time.sleep(0.05)

    def picture(self, path: Path, whole: bool = True) -> None:
        """Write the page as PNG, the whole of it or what the window shows."""
        answer = self.browser.call("Page.captureScreenshot", self.session, format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(answer["data"]))

    def close(self) -> None:
        """Close the page."""
        self.browser.call("Target.closeTarget", targetId=self.target)
        self.browser.pages.pop(self.session, None)

    def note(self, message: dict[str, Any]) -> None:
        """Keep what an event says."""
        method, parameters = message["method"], message["params"]
        if method == "Network.requestWillBeSent":
            address = parameters["request"]["url"]
            self.requests[parameters["requestId"]] = address
            if not address.startswith(LOCAL):
                self.remote.append(address)
        elif method == "Network.loadingFailed" and not parameters.get("canceled"):
            self.errors.append(f"not loaded: {self.requests.get(parameters['requestId'])}")
        elif method == "Network.responseReceived" and parameters["response"]["status"] >= 400:
            self.errors.append(f"{parameters['response']['status']}: {parameters['response']['url']}")
        elif method == "Runtime.exceptionThrown":
            details = parameters["exceptionDetails"]
            self.errors.append(str(details.get("exception", {}).get("description") or details["text"]))
        elif method == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "assert"):
            self.errors.append(" ".join(str(each.get("value", each.get("description"))) for each in parameters["args"]))
        elif method == "Log.entryAdded" and parameters["entry"]["level"] == "error":
            self.errors.append(f"{parameters['entry']['text']} {parameters['entry'].get('url', '')}".strip())


class Browser:
    """One chromium with an empty profile, for as many pages as wanted."""

    def __enter__(self) -> Browser:
        binary = find_chromium()
        assert binary, MISSING
        self.profile = tempfile.mkdtemp(prefix="chromium")
        (its_in, self.out), (self.inn, its_out) = os.pipe(), os.pipe()
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (its_in, its_out)]
        self.process = subprocess.Popen(
            [sys.executable, "-c", LAUNCH, *map(str, ends), binary, *FLAGS, f"--user-data-dir={self.profile}", "about:blank"],
            pass_fds=ends, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for end in (its_in, its_out, *ends):
            os.close(end)
        self.messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self.number, self.pages = 0, {}
        threading.Thread(target=self.listen, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.out)
        shutil.rmtree(self.profile, ignore_errors=True)

    def listen(self) -> None:
        """Split what the browser writes into messages; None at its end."""
        rest = b""
        while part := os.read(self.inn, 1 << 20):
            *whole, rest = (rest + part).split(b"\0")
            for message in whole:
                self.messages.put(json.loads(message))
        self.messages.put(None)

    def take(self, seconds: float) -> dict[str, Any]:
        """The next message; events go to the page they are of."""
        try:
            message = self.messages.get(timeout=max(seconds, 0.01))
        except queue.Empty:
            raise AssertionError("the browser did not answer in time") from None
        assert message is not None, "the browser has ended"
        if "method" in message and message.get("sessionId") in self.pages:
            self.pages[message["sessionId"]].note(message)
        return message

    def call(self, method: str, session: str | None = None, seconds: float = 60, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its answer."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters, **({"sessionId": session} if session else {})}
        os.write(self.out, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + seconds
        while (answer := self.take(end - time.monotonic())).get("id") != self.number:
            pass
        assert "error" not in answer, f"{method}: {answer['error']}"
        return answer["result"]

    def open(self, place: Path | str, wait: str = "true", width: int = 1280, height: int = 900, dark: bool = False) -> Seen:
        """Open a file or address in a window of this size and return it when it has loaded and `wait` is true."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        seen = self.pages[session] = Seen(self, session, target)
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable", session)
        self.call("Emulation.setDeviceMetricsOverride", session, width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        if dark:
            self.call("Emulation.setEmulatedMedia", session, features=[{"name": "prefers-color-scheme", "value": "dark"}])
        address = place.resolve().as_uri() if isinstance(place, Path) else place
        self.call("Page.navigate", session, url=address)
        seen.wait("document.readyState === 'complete' && location.href !== 'about:blank'")
        seen.wait(wait)
        return seen


class serve:
    """A folder on 127.0.0.1, for pages that need http: `with serve(folder) as address`."""

    def __init__(self, folder: Path) -> None:
        class Handler(SimpleHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: Handler(*given, directory=str(folder)))

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
