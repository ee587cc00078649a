"""What HTTP forbids is refused, what is slow or large is bounded, and the
server goes on."""
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
    ("a bad escape", "GET /%zz HTTP/1.1\r\n" + HOST + END, [400]),
    ("a NUL in the path", "GET /%00 HTTP/1.1\r\n" + HOST + END, [400]),
    ("bytes that are not UTF-8", "GET /%ff HTTP/1.1\r\n" + HOST + END, [400]),
]
for name, data, wanted in MALFORMED:
    tap.equal(codes(data), wanted, f"refused: {name}")
tap.ok(all(code >= 400 for code in codes("\x16\x03\x01 nothing\r\n\r\n")),
       "bytes that are no HTTP are not answered with success")

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
for _ in range(200):
    connection = socket.create_connection(("127.0.0.1", service.port), 10)
    connection.sendall(b"GET /healthz HTTP/1.1\r\nHo")
    slow.append(connection)
start = time.monotonic()
tap.equal(service.ask("GET", "/healthz").code, 200,
          "200 slow connections shut nobody out")
tap.ok(time.monotonic() - start < 2, "nor make anybody wait")
for connection in slow:
    connection.close()

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
