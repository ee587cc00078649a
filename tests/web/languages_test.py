"""GET /languages: which languages can be printed here, and why others not."""
import json
import os
import subprocess
import tempfile

from service import BINARY, Service, Tap

tap = Tap()


def look(service, token, query=""):
    """The page, and the rows of the answer by their tags."""
    cookie, _ = service.sign_in()
    page = service.ask("GET", "/languages" + query, {"Cookie": cookie})
    tap.equal(page.code, 200, "a page")
    tap.ok(len(page.body) < 100_000, "a light one", len(page.body))
    answer = service.call("GET", "/languages", token=token)
    return page.text, {row["tag"]: row for row in answer.json["languages"]}


service = Service()
TOKEN = service.token("looker")
page, rows = look(service, TOKEN)
told = json.loads(subprocess.run([BINARY, "languages", "--json"],
                                 capture_output=True, check=True).stdout)
tap.equal([(row["tag"], row["print"], row["font"]) for row in rows.values()],
          [(row["tag"], row["print"], row["font"]) for row in told],
          "what `vernacular languages` tells")
tap.equal([(rows[tag]["print"], rows[tag]["font"], rows[tag]["why_not"])
           for tag in ("ur", "bn")],
          [(True, "Noto Nastaliq Urdu", None),
           (True, "Noto Sans Bengali", None)], "Urdu and Bengali are printed")
tap.equal((rows["bfi"]["print"], rows["bfi"]["why_not"]), (False, None),
          "a signed language is not, and nothing is wrong with that")
tap.ok("Noto Nastaliq Urdu" in page and "Letters in print" in page,
       "the page names the font", page)
tap.equal(look(service, TOKEN)[1], rows, "the same when asked again")
tap.equal(service.stop(), 0, "ends well")

with tempfile.TemporaryDirectory() as empty:
    os.environ["VERNACULAR_FONTS"] = empty
    bare = Service()
    page, rows = look(bare, bare.token("looker"), "?lang=cy")
    tap.ok(not any(row["print"] for row in rows.values()),
           "nothing is printed without fonts")
    why = rows["ur"]["why_not"]
    tap.ok(why and "Noto Nastaliq Urdu" in why, "Urdu lacks its font", why)
    tap.ok("Noto Nastaliq Urdu" in page and why not in page,
           "the page says so in the reader's language", page)
    tap.equal(bare.stop(), 0, "ends well too")
tap.done()
