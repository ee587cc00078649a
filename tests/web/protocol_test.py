"""What HTTP forbids is refused, what is slow or large is bounded, and the
server goes on."""
import os
import resource
import socket
import time

from service import Service, Tap

tap = Tap()
service = Service()
HOST = f"Host: {service.host}\r\n"
END = "\r\n"


def codes(data):
    """The codes that bytes on one connection are answered with, up to the
    first that leaves it open."""
    wire = service.wire()
    found = []
    try:
        wire.send(data)
        while (answer := wire.answer()) is not None:
            found.append(answer.code)
            if answer.header("connection") != "close":
                break
    except OSError:
        pass
    wire.close()
    return found


MALFORMED = [
    ("two lengths", "POST /sign-in HTTP/1.1\r\n" + HOST +
     "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", [400]),
    ("length and chunks", "POST /sign-in HTTP/1.1\r\n" + HOST +
     "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
     [400]),
    ("an unknown coding", "POST /sign-in HTTP/1.1\r\n" + HOST +
     "Transfer-Encoding: gzip\r\n\r\n", [501]),
    ("no host", "GET /healthz HTTP/1.1\r\n\r\n", [400]),
    ("two hosts", "GET /healthz HTTP/1.1\r\n" + HOST + HOST + END, [400]),
    ("a space before the colon", "GET /healthz HTTP/1.1\r\n" + HOST +
     "Accept : text/html\r\n\r\n", [400]),
    ("a control in a value", "GET /healthz HTTP/1.1\r\n" + HOST +
     "Accept: a\x01b\r\n\r\n", [400]),
    ("TRACE", "TRACE / HTTP/1.1\r\n" + HOST + END, [501]),
    ("CONNECT", "CONNECT / HTTP/1.1\r\n" + HOST + END, [501]),
    ("an unknown method", "BREW /healthz HTTP/1.1\r\n" + HOST + END, [501]),
    ("a method in small letters", "get /healthz HTTP/1.1\r\n" + HOST + END,
     [501]),
    ("HTTP/3.0", "GET /healthz HTTP/3.0\r\n" + HOST + END, [505]),
    ("a request line that ends in LF", "GET /healthz HTTP/1.1\n" + HOST +
     END, [400]),
    ("a header that ends in LF", "GET /healthz HTTP/1.1\r\n" + HOST +
     "Accept: */*\n" + END, [400]),
    ("a last line that is LF", "GET /healthz HTTP/1.1\r\n" + HOST + "\n",
     [400]),
    ("nothing but LF", ("GET /healthz HTTP/1.1\r\n" + HOST +
                        END).replace("\r", ""), [400]),
    ("a CR in a line", "GET /healthz HTTP/1.1\r\n" + HOST +
     "Accept: a\rb\r\n\r\n", [400]),
    ("NUL in a value", "GET /healthz HTTP/1.1\r\n" + HOST +
     "Accept: a\0b\r\n\r\n", [400]),
    ("NUL at its end", "GET /healthz HTTP/1.1\r\n" + HOST +
     "Accept: a\0\r\n\r\n", [400]),
    ("NUL in the host", "GET /healthz HTTP/1.1\r\n" +
     HOST.replace("\r", "\0.example\r") + END, [400]),
    ("NUL in a name", "GET /healthz HTTP/1.1\r\n" + HOST +
     "Acc\0ept: a\r\n\r\n", [400]),
    ("NUL in the address", "GET /healthz\0x HTTP/1.1\r\n" + HOST + END,
     [400]),
    ("a folded header", "GET /healthz HTTP/1.1\r\n" + HOST +
     "Accept: a\r\n b\r\n\r\n", [400]),
    ("one folded by a tab, the last", "GET /healthz HTTP/1.1\r\n" + HOST +
     "Accept: a\r\n\tb\r\n" + END, [400]),
    ("a fold before the first", "GET /healthz HTTP/1.1\r\n " + HOST + END,
     [400]),
    ("a header without a colon", "GET /healthz HTTP/1.1\r\n" + HOST +
     "Accept\r\n" + END, [400]),
    ("a header without a name, which ends none",
     "GET /healthz HTTP/1.1\r\n" + HOST +
     ": x\r\nContent-Length: 30\r\n\r\n", [400]),
    ("two blanks in the request line", "GET  /healthz HTTP/1.1\r\n" + HOST +
     END, [400]),
    ("an empty host", "GET /healthz HTTP/1.1\r\nHost:\r\n" + END, [400]),
    ("a host with a path", "GET /healthz HTTP/1.1\r\nHost: a.example/b\r\n" +
     END, [400]),
    ("a host with a user", "GET /healthz HTTP/1.1\r\nHost: me@a.example\r\n" +
     END, [400]),
    ("chunks in HTTP/1.0", "POST /sign-in HTTP/1.0\r\n" + HOST +
     "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", [400]),
    *((f"the length {length!r}", "POST /sign-in HTTP/1.1\r\n" + HOST +
       f"Content-Length: {length}\r\n\r\nab", [400])
      for length in ("-1", "+1", "0x1", "1 1", "1, 1", "")),
    *((f"the chunk {size!r}", "POST /sign-in HTTP/1.1\r\n" + HOST +
       "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\nabcde\r\n0\r\n"
       "\r\n", [400]) for size in ("zz", "-5", "0x5", "5;a\nb")),
    ("a bad escape", "GET /%zz HTTP/1.1\r\n" + HOST + END, [400]),
    ("a NUL in the path", "GET /%00 HTTP/1.1\r\n" + HOST + END, [400]),
    ("bytes that are not UTF-8", "GET /%ff HTTP/1.1\r\n" + HOST + END, [400]),
]
for name, data, wanted in MALFORMED:
    tap.equal(codes(data), wanted, f"refused: {name}")
tap.ok(all(code >= 400 for code in codes("\x16\x03\x01 nothing\r\n\r\n")),
       "bytes that are no HTTP are not answered with success")

for name, data in [
        ("no blank after the colon", "Accept:*/*\r\n"),
        ("blanks after a value", "Accept: */*  \r\n"),
        ("an empty value", "X-Empty:\r\nX-Blank:  \r\n"),
        ("20 kB of headers", ("X-Long: " + "a" * 1000 + "\r\n") * 20)]:
    wire = service.wire()
    for piece in ("GET /healthz HTTP/1.1\r\n" + HOST, data[:5], data[5:],
                  "\r", "\n"):
        wire.send(piece)
    tap.equal(wire.answer().code, 200, f"taken, in pieces: {name}")
    wire.close()

answer = service.ask("GET", "/sign-in?lang=cy", {
    "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"})
tap.ok(answer.header("strict-transport-security") is None and
       "Secure" not in answer.header("set-cookie"),
       "nobody is believed to be a proxy who was not named")

wire = service.wire()
seen = [service.ask("GET", "/healthz", wire=wire).code for _ in range(3)]
seen.append(service.ask("GET", "/readyz", wire=wire).code)
seen.append(service.ask("GET", "/nowhere", wire=wire).code)
seen.append(service.ask("GET", "/healthz", wire=wire).code)
tap.equal(seen, [200, 200, 200, 200, 404, 200],
          "one connection carries reads, writes and errors")
wire.send(f"GET /healthz HTTP/1.1\r\n{HOST}\r\n" * 5)
tap.equal([wire.answer().code for _ in range(5)], [200] * 5,
          "five questions at once are answered in order")
wire.close()

tap.equal(service.ask("POST", "/sign-in", {
    "Content-Type": "application/x-www-form-urlencoded"},
    b"email=" + b"a" * (1 << 20)).code, 413, "a body past 1 MB is refused")
chunk = b"10000\r\n" + b"a" * 65536 + b"\r\n"
tap.equal(codes(("POST /sign-in HTTP/1.1\r\n" + HOST +
                 "Content-Type: application/x-www-form-urlencoded\r\n"
                 "Transfer-Encoding: chunked\r\n\r\n").encode() +
                chunk * 20 + b"0\r\n\r\n"), [413],
          "the same in chunks")
tap.ok(codes("GET /healthz HTTP/1.1\r\n" + HOST + "X-Long: " + "a" * 70000 +
             "\r\n\r\n") in ([431], [413], [400], []),
       "headers past 32 kB are refused")
tap.ok(codes("GET /" + "a" * 70000 + " HTTP/1.1\r\n" + HOST + END) in
       ([414], [431], [413], []), "an address past 32 kB is refused")

for count, wanted in ((500, 422), (999, 422), (1001, 400), (1500, 400),
                      (3000, 400), (6000, 414)):
    query = "&".join(f"a{n}=b" for n in range(count))
    start = time.monotonic()
    tap.equal(codes(f"GET /healthz?{query} HTTP/1.1\r\n" + HOST +
                    "Connection: close\r\n\r\n"), [wanted],
              f"{count} arguments in an address are refused")
    tap.ok(time.monotonic() - start < 10, "at once, not when time is up")
tap.equal(codes("GET /healthz?" + "&" * 15000 + " HTTP/1.1\r\n" + HOST +
                "Connection: close\r\n\r\n"), [200],
          "15,000 empty arguments are none")

slow = []
for _ in range(300):
    connection = socket.create_connection(("127.0.0.1", service.port), 10)
    connection.sendall(b"GET /healthz HTTP/1.1\r\nHo")
    slow.append(connection)
took = []
for probe in range(100):
    start = time.monotonic()
    answer = service.ask("GET", "/healthz")
    took.append(time.monotonic() - start)
    if not answer or answer.code != 200:
        break
    slow[3 * probe].sendall(b"s")
tap.equal(len(took), 100, "300 slow connections shut nobody out")
tap.ok(sorted(took)[98] < 1, "nor make anybody wait: the 99th of 100 probes "
       "is answered within a second", sorted(took)[98])
for connection in slow:
    connection.close()

pid = service.process.pid
allowed = resource.prlimit(pid, resource.RLIMIT_NOFILE)


def open_files():
    return len(os.listdir(f"/proc/{pid}/fd"))


until = time.monotonic() + 20
while open_files() > 60 and time.monotonic() < until:
    time.sleep(0.01)
few = open_files() + 10
resource.prlimit(pid, resource.RLIMIT_NOFILE, (few, allowed[1]))
crowd = [socket.create_connection(("127.0.0.1", service.port), 10)
         for _ in range(60)]
until = time.monotonic() + 20
# The service's own threads may open one before the bound holds, or hold one as
# the last caller is turned away; then nobody is let in before somebody goes.
while open_files() < few - 2 and time.monotonic() < until:
    time.sleep(0.01)
tap.ok(few - 2 <= open_files() < few + 50,  # not all 60
       "60 connections take every descriptor that is allowed",
       (open_files(), few))
for connection in crowd:
    connection.close()
start = time.monotonic()
tap.equal(service.ask("GET", "/readyz").code, 200, "and when they go")
tap.ok(time.monotonic() - start < 2, "the next is answered in two seconds",
       time.monotonic() - start)
resource.prlimit(pid, resource.RLIMIT_NOFILE, allowed)

wires = [service.wire() for _ in range(150)]
for wire in wires:
    wire.send(f"GET /readyz HTTP/1.1\r\n{HOST}\r\n")
found = {wire.answer().code for wire in wires}
tap.ok(found <= {200, 503} and 200 in found,
       "150 writes at once are committed, or told to come again", found)
for wire in wires:
    wire.close()

tap.ok(service.alive(), "the server is there after all of this")
tap.equal(service.stop(), 0, "SIGTERM ends it well")
tap.done()
