"""The first use of an empty landlord: the board says what to begin with until
it is done, and every empty page says what to do next."""
import os
import re
import tempfile

from service import Service, Tap

tap = Tap()
service = Service()
cookie, csrf = service.sign_in()


def page(path):
    return service.ask("GET", path, {"Cookie": cookie}).text


def steps():
    """Where the list on the board leads, in its order."""
    found = re.search(r"Before you begin(.*?)</ol>", page("/"), re.S)
    return re.findall(r'<li><a href="([^"]+)"', found[1]) if found else []


tap.equal(steps(), ["/tenants/import", "/providers/new", "/accounts/new",
                    "/notices", "/settings/mail"], "five things to begin with")
for path in steps():
    tap.equal(service.ask("GET", path, {"Cookie": cookie}).code, 200,
              f"{path} is there")
for path, sentence, link in (
        ("/tenants", "Nobody is found", "/tenants/import"),
        ("/providers", "Nobody yet", "/providers/new"),
        ("/requests", "No request is like that", "/tenants"),
        ("/reports/turnaround", "Nothing was completed", "/requests")):
    main = page(path).split("<main", 1)[1]
    tap.ok(sentence in main and f'href="{link}"' in main.split(sentence)[1],
           f"{path} is empty, and leads to {link}", main[-600:])

with tempfile.TemporaryDirectory() as folder:
    for kind, table in (("tenants", "reference,name\nT1,Ana Example\n"),
                        ("providers", "name,kind,skills\nOne,agency,"
                                      "translation en>ur 0.12/word\n")):
        path = os.path.join(folder, "table.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(table)
        service.run("import", kind, path, "--db", service.db)
        tap.ok(not [s for s in steps() if s.startswith("/" + kind)],
               f"{kind} imported while it is served are off the list",
               steps())
tap.equal(steps(), ["/accounts/new", "/notices", "/settings/mail"],
          "three are left")
password = service.user("ana@homes.example", "officer")
tap.equal(steps(), ["/notices", "/settings/mail"], "a colleague was added")
service.run("mail", "set", "--server", "mail.homes.example", "--from",
            "language@homes.example", "--address",
            "https://language.homes.example", "--db", service.db)
tap.equal(steps(), ["/notices"], "mail was set up")
service.run("notice", "approve", "rent-increase", "--lang", "ur", "--by",
            "admin@homes.example", "--db", service.db)
tap.equal(steps(), [], "and with an approved notice the list is gone")
cookie, csrf = service.sign_in("ana@homes.example", password)
service.rows("DELETE FROM provider_skill")
service.rows("DELETE FROM provider")
tap.equal(steps(), [], "officers never see it")
service.run("audit", "verify", "--db", service.db)
tap.equal(service.stop(), 0, "the server stops well")
tap.done()
