"""A real server on a free port for one test file, and raw HTTP to talk to it.

Results are TAP. Everything has a time limit; the server is ended by its own
process id.
"""
import atexit
import json
import os
import re
import signal
import socket
import sqlite3
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

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def pointers(self):
        """The fields that a problem names."""
        return {error["pointer"] for error in self.json.get("errors", [])}


class Wire:
    """One connection, bytes as they are."""

    def __init__(self, port, secure=None):
        self.socket = socket.create_connection(("127.0.0.1", port), SECONDS)
        if secure:
            self.socket = secure.wrap_socket(self.socket,
                                             server_hostname="127.0.0.1")
        self.rest = b""

    def send(self, data):
        try:
            self.socket.sendall(data if isinstance(data, bytes) else
                                data.encode())
        except (BrokenPipeError, ConnectionResetError):
            pass  # it was refused before its end: the answer is there

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
    """
    options   of `serve`
    demo      options of `demo` where the database is to be a demonstration
    secure    the SSL context of a client where the server speaks TLS
    """

    def __init__(self, *options, demo=(), secure=None):
        self.secure = secure
        self.folder = tempfile.TemporaryDirectory(prefix="vernacular-")
        self.db = os.path.join(self.folder.name, "test.db")
        if demo:
            self.run("demo", "--db", self.db, *demo)
        else:
            self.password = self.run("init", "--db", self.db, "--org",
                                     "Example Homes", "--admin",
                                     "admin@homes.example").split()[-1]
        self.options = options
        atexit.register(self.end)
        self.start()

    def start(self):
        """It takes requests; what is due by time is done at once."""
        self.process = subprocess.Popen(
            [BINARY, "serve", "--db", self.db, "--listen", "127.0.0.1:0",
             *self.options], stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        scheme = "https" if self.secure else "http"
        found = re.fullmatch(
            rf"ready {scheme}://127\.0\.0\.1:(\d+)\n", line)
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
        return Wire(self.port, self.secure)

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

    def sign_in(self, email="admin@homes.example", password=None):
        """The cookie of a signed-in person, by default the administrator,
        and its CSRF token; None twice where it was refused."""
        answer = self.form("/sign-in", {"email": email,
                                        "password": password or
                                        self.password})
        cookie = next((c.split(";")[0] for c in answer.all("set-cookie")
                       if "vernacular=" in c), None)
        if answer.code != 303 or not cookie:
            return None, None
        page = self.ask("GET", "/nowhere", {"Cookie": cookie})
        csrf = re.search(r'name="csrf" value="([^"]+)"', page.text)
        return cookie, csrf and csrf[1]

    def form(self, path, fields, headers=()):
        from urllib.parse import urlencode
        return self.ask("POST", path, {
            "Content-Type": "application/x-www-form-urlencoded",
            **dict(headers)}, urlencode(fields))

    def rows(self, query, *values):
        """What a query finds in the file, beside the server."""
        connection = sqlite3.connect(self.db, timeout=SECONDS)
        try:
            with connection:
                return connection.execute(query, values).fetchall()
        finally:
            connection.close()

    def user(self, email, role, *options):
        """The one-time password of a new account."""
        return self.run("user", "add", "--db", self.db, "--email", email,
                        "--name", email, "--role", role,
                        *options).split()[-1]

    def token(self, name, *options):
        """The secret of a new bearer token."""
        return self.run("token", "add", "--db", self.db, "--name", name,
                        *options).strip()

    def call(self, method, path, body=None, token=None, headers=(),
             wire=None):
        """A question to /api/v1; body is what JSON can say, or bytes."""
        sent = dict(headers)
        if token:
            sent["Authorization"] = f"Bearer {token}"
        if body is not None:
            sent.setdefault("Content-Type", "application/json")
            if not isinstance(body, bytes):
                body = json.dumps(body).encode()
        return self.ask(method, "/api/v1" + path, sent, body or b"", wire)

    def end(self):
        """However the test ends, its server does."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def alive(self):
        return self.process.poll() is None

    def restart(self):
        """The same file, served anew."""
        code = self.leave()
        self.start()
        return code

    def stop(self):
        """The last of it; the exit code."""
        code = self.leave()
        self.folder.cleanup()
        return code

    def leave(self):
        """SIGTERM; the exit code."""
        if self.alive():
            self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        self.process.stdout.close()
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
