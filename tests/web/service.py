"""A real server on a free port for one test file, and raw HTTP to talk to it.

Results are TAP. Everything has a time limit; the server is ended by its own
process id.
"""
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile

BINARY = os.environ.get("VERNACULAR", "src/vernacular")
SECONDS = 20


class Answer:
    def __init__(self, code, headers, body):
        self.code = code
        self.headers = headers  # list of (lower-case name, value)
        self.body = body

    def header(self, name):
        found = [v for n, v in self.headers if n == name.lower()]
        return found[0] if found else None

    def all(self, name):
        return [v for n, v in self.headers if n == name.lower()]

    @property
    def text(self):
        return self.body.decode()


class Wire:
    """One connection, bytes as they are."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), SECONDS)
        self.rest = b""

    def send(self, data):
        self.socket.sendall(data if isinstance(data, bytes) else
                            data.encode())

    def receive(self):
        """More bytes have come; False at the end of the connection."""
        try:
            more = self.socket.recv(65536)
        except ConnectionResetError:
            more = b""
        self.rest += more
        return bool(more)

    def answer(self, method="GET"):
        """The next answer, None where the connection ends without one."""
        while b"\r\n\r\n" not in self.rest:
            if not self.receive():
                return None
        head, self.rest = self.rest.split(b"\r\n\r\n", 1)
        lines = head.decode("latin-1").split("\r\n")
        code = int(lines[0].split()[1])
        headers = [(n.strip().lower(), v.strip())
                   for n, v in (line.split(":", 1) for line in lines[1:])]
        if code == 100:
            return self.answer(method)
        length = int(dict(headers).get("content-length", 0))
        if method == "HEAD" or code in (204, 304):
            length = 0
        while len(self.rest) < length:
            if not self.receive():
                break
        body, self.rest = self.rest[:length], self.rest[length:]
        return Answer(code, headers, body)

    def closed(self):
        """Whether the other side has nothing more to say."""
        self.socket.settimeout(SECONDS)
        return not self.rest and not self.receive()

    def close(self):
        self.socket.close()


class Service:
    def __init__(self, *options):
        self.folder = tempfile.TemporaryDirectory(prefix="vernacular-")
        self.db = os.path.join(self.folder.name, "test.db")
        self.password = self.run("init", "--db", self.db, "--org",
                                 "Example Homes", "--admin",
                                 "admin@homes.example").split()[-1]
        self.process = subprocess.Popen(
            [BINARY, "serve", "--db", self.db, "--listen", "127.0.0.1:0",
             *options], stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        found = re.fullmatch(r"ready http://127\.0\.0\.1:(\d+)\n", line)
        if not found:
            self.process.kill()
            raise SystemExit(f"Bail out! serve said {line!r}")
        self.port = int(found[1])
        self.host = f"127.0.0.1:{self.port}"

    @staticmethod
    def run(*words):
        return subprocess.run([BINARY, *words], check=True, text=True,
                              capture_output=True, timeout=SECONDS).stdout

    def wire(self):
        return Wire(self.port)

    def ask(self, method, path, headers=(), body=b"", wire=None):
        """One question; on a connection of its own where none is given."""
        own = wire or self.wire()
        if isinstance(body, str):
            body = body.encode()
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self.host}"]
        lines += [f"{n}: {v}" for n, v in dict(headers).items()]
        if body or method in ("POST", "PUT", "PATCH"):
            lines.append(f"Content-Length: {len(body)}")
        own.send("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        answer = own.answer(method)
        if not wire:
            own.close()
        return answer

    def sign_in(self):
        """The cookie of a signed-in administrator, and its CSRF token."""
        answer = self.form("/sign-in", {"email": "admin@homes.example",
                                        "password": self.password})
        cookie = next(c.split(";")[0] for c in answer.all("set-cookie")
                      if c.startswith("vernacular="))
        page = self.ask("GET", "/nowhere", {"Cookie": cookie})
        csrf = re.search(r'name="csrf" value="([^"]+)"', page.text)
        return cookie, csrf and csrf[1]

    def form(self, path, fields, headers=()):
        from urllib.parse import urlencode
        return self.ask("POST", path, {
            "Content-Type": "application/x-www-form-urlencoded",
            **dict(headers)}, urlencode(fields))

    def alive(self):
        return self.process.poll() is None

    def stop(self):
        """SIGTERM; the exit code."""
        if self.alive():
            self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        self.process.stdout.close()
        self.folder.cleanup()
        return code


class Tap:
    def __init__(self):
        self.count = self.failed = 0

    def ok(self, holds, name, seen=""):
        self.count += 1
        self.failed += not holds
        print(f"{'ok' if holds else 'not ok'} {self.count} - {name}")
        if not holds and seen != "":
            print(f"# saw {seen!r}"[:600])
        sys.stdout.flush()

    def equal(self, seen, wanted, name):
        self.ok(seen == wanted, name, seen)

    def done(self):
        print(f"1..{self.count}")
        sys.exit(self.failed > 0)
