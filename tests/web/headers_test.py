"""What each answer says beside its body, and whose word is taken for who asks:
a proxy's that was named, and nobody else's."""
from service import Service, Tap

tap = Tap()
service = Service("--proxy", "127.0.0.1")
SECURE = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}


def cookies(headers):
    answer = service.form("/sign-in", {"email": "admin@homes.example",
                                       "password": service.password},
                          headers)
    return [c for c in answer.all("set-cookie") if "vernacular=" in c]


own = cookies({})[0]
cookie = own.split(";")[0]
ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
token = service.token("tests", "--role", "administrator")
for path, headers in [("/sign-in", {}), ("/requests", {"Cookie": cookie}),
                      ("/requests", {}), ("/nowhere", {}), ("/ask", {}),
                      ("/static/vernacular.css", {}), ("/healthz", {}),
                      ("/api/v1/tenants",
                       {"Authorization": f"Bearer {token}"}),
                      ("/n/" + "a" * 32, {}), ("/%zz", {})]:
    answer = service.ask("GET", path, headers)
    name = f"{path} ({answer.code})"
    seen = {n: answer.header(n) for n in ALWAYS}
    tap.equal(seen, ALWAYS, f"{name} has every header")
    policy = answer.header("content-security-policy") or ""
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";")
                 if " " in rule.strip())
    tap.ok(rules.get("default-src") == rules.get("frame-ancestors") ==
           rules.get("base-uri") == "'none'" and "unsafe" not in policy and
           "script-src" not in rules, f"{name} runs no script in nobody's "
           "frame", policy)
    kept = (answer.header("cache-control") or "")
    tap.equal(kept.startswith("public"), path.startswith("/static/"),
              f"{name} is kept by nobody, but for what is everybody's")
    tap.equal(answer.header("strict-transport-security"), None,
              f"{name} came without TLS and promises none")
    answer = service.ask("GET", path, {**headers, **SECURE})
    tap.ok("max-age=" in (answer.header("strict-transport-security") or ""),
           f"{name} did by the proxy's word: keep to it")
for cookie in cookies(SECURE):
    tap.ok(cookie.startswith("__Host-vernacular=") and
           all(f"; {word}" in cookie for word in (
               "Secure", "HttpOnly", "Path=/", "SameSite=Lax")) and
           "Domain" not in cookie, "a session through TLS is bound to it",
           cookie)
tap.ok(own.startswith("vernacular=") and "Secure" not in own and
       "SameSite=Lax" in own, "one without is not", own)
tap.equal(service.stop(), 0, "it ends well")
tap.done()
