"""TLS with a certificate made on the spot: pages, cookies, transport rules."""
import os
import shutil
import ssl
import subprocess
import sys
import tempfile

from service import BINARY, SECONDS, Service, Tap

if not shutil.which("openssl"):
    print("1..0 # SKIP openssl is not installed")
    sys.exit(0)
folder = tempfile.TemporaryDirectory(prefix="vernacular-tls-")
CERT = os.path.join(folder.name, "cert.pem")
KEY = os.path.join(folder.name, "key.pem")
subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes",
                "-keyout", KEY, "-out", CERT, "-days", "2", "-subj",
                "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
               check=True, capture_output=True, timeout=60)

tap = Tap()
context = ssl.create_default_context(cafile=CERT)
service = Service("--tls-cert", CERT, "--tls-key", KEY, secure=context)
page = service.ask("GET", "/sign-in")
tap.ok(page.code == 200 and "<h1>" in page.text,
       "the certificate is checked and a page comes")
tap.ok("max-age=" in (page.header("strict-transport-security") or ""),
       "browsers are told to keep to TLS",
       page.header("strict-transport-security"))
answer = service.form("/sign-in", {"email": "admin@homes.example",
                                   "password": service.password})
session = [c for c in answer.all("set-cookie")
           if c.startswith("__Host-vernacular=")]
tap.ok(session and "; Secure" in session[0] and "; HttpOnly" in session[0] and
       "; Path=/" in session[0] and "Domain" not in session[0],
       "the session's cookie is bound to this host and TLS",
       answer.all("set-cookie"))
name = session[0].split(";")[0]
tap.equal(service.ask("GET", "/requests", {"Cookie": name}).code, 200,
          "and opens the pages")
tap.equal(service.ask("GET", "/requests",
                      {"Cookie": name.replace("__Host-", "")}).code, 303,
          "a cookie of the other name does not")
secret = service.token("ledger")
wire = service.wire()
codes = [service.call("GET", "/languages", token=secret, wire=wire).code
         for _ in range(5)]
codes.append(service.call("POST", "/tenants", {"reference": "T-1",
                                               "name": "Sample"},
                          secret, wire=wire).code)
wire.close()
tap.equal(codes, [200] * 5 + [201], "one connection carries reads and a write")
old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
old.load_verify_locations(CERT)
try:
    old.maximum_version = ssl.TLSVersion.TLSv1_1
    old.set_ciphers("ALL:@SECLEVEL=0")
    service.secure = old
    service.wire().close()
    seen = "taken"
except (ssl.SSLError, OSError):
    seen = "refused"
service.secure = context
tap.equal(seen, "refused", "TLS 1.1 is refused")
service.secure = None
try:
    plain = service.ask("GET", "/sign-in")
    tap.ok(plain is None or plain.code >= 400, "nothing is served in the "
           "clear", plain and plain.code)
except OSError:
    tap.ok(True, "nothing is served in the clear")
service.secure = context
tap.ok(service.alive(), "the server is there after all of this")

for words, name in [(("--tls-cert", CERT), "a certificate without a key"),
                    (("--tls-key", KEY), "a key without a certificate"),
                    (("--tls-cert", CERT, "--tls-key", "/nowhere.pem"),
                     "a key that is not there"),
                    (("--tls-cert", KEY, "--tls-key", CERT),
                     "the two exchanged")]:
    done = subprocess.run([BINARY, "serve", "--db", service.db, "--listen",
                           "127.0.0.1:0", *words], capture_output=True,
                          text=True, timeout=SECONDS)
    tap.ok(done.returncode in (1, 2) and done.stderr.startswith("vernacular:")
           and not done.stdout, f"refused: {name}",
           (done.returncode, done.stderr))
tap.equal(service.stop(), 0, "SIGTERM ends it well")
folder.cleanup()
tap.done()
