"""Letters that are heard: voices and notices are listened to and signed before
a letter is spoken, by whom may."""
import hashlib
import json
import os
import subprocess
import time

from service import BINARY, Service, Tap

tap = Tap()
# An engine that breaks speaks Polish.
os.environ["VERNACULAR_SPEECH"] = "/usr/bin/false"
os.environ["VERNACULAR_VOICES"] = "pl=broken"
service = Service()
manager = service.token("manager", "--role", "manager")
officer = service.token("officer", "--role", "officer")
NOTICE = "repairs-appointment"


def call(method, path, body=None, token=manager, headers=()):
    return service.call(method, path, body, token, headers)


def decoded(data):
    """Seconds of sound that another program finds in it."""
    done = subprocess.run(["opusdec", "--quiet", "--rate", "48000", "-", "-"], input=data,
                          capture_output=True, timeout=20)
    return len(done.stdout) / 2 / 48000 if done.returncode == 0 else 0


VOICE, WORDS = "/settings/voices/en", f"/notices/{NOTICE}/voice"
voices = {row["tag"]: row for row in
          call("GET", "/settings/voices").json["languages"]}
tap.ok(voices["en"]["state"] == "unheard" and voices["en"]["voice"],
       "a voice that nobody heard", voices["en"])
tap.ok(voices["so"]["voice"] is None and voices["so"]["state"] == "none",
       "Somali has none, and says so")
shown = call("GET", VOICE).json
said = " ".join(p["words"] for p in shown["passages"])
tap.ok(all(word in said for word in
           ("30 November 2026", "£1,104.50", "V26-000123", "09:30")),
       "dates, times, amounts and references are to be heard", said)
sample = service.ask("GET", VOICE + "/sample",
                     {"Authorization": "Bearer " + manager})
tap.ok(sample.code == 200 and decoded(sample.body) > 10, "and are heard")
tap.equal(call("GET", "/settings/voices/so/sample").code, 404,
          "where there is a voice")
sign = {"stamp": shown["stamp"], "verdict": "understood",
        "listener": "Sally Example", "note": "the pound is clear"}
tap.equal(call("POST", VOICE, sign, officer).code, 403,
          "an officer signs no voice")
tap.equal(call("POST", VOICE, {**sign, "stamp": "0" * 64}).code, 412,
          "nor anybody what they did not hear")
tap.equal(call("POST", VOICE, {**sign, "listener": ""}).code, 422,
          "nor nobody")
tap.equal(call("POST", VOICE, {**sign, "verdict": "perhaps"}).code, 422,
          "it is understood, or it is not")
tap.equal(call("POST", VOICE, {**sign, "verdict": "refused"}).code, 200,
          "not understandable")
tap.equal(call("GET", VOICE).json["state"], "refused", "is kept")
tap.equal(call("POST", VOICE, sign).code, 200, "a listener signs")
shown = call("GET", VOICE).json
tap.ok(shown["state"] == "understood" and shown["signed_at"] and
       shown["listener"] == "Sally Example" and
       shown["note"] == "the pound is clear", "with name, day and note", shown)
shown = call("GET", WORDS).json
tap.ok(shown["state"] == "unheard" and shown["voice_state"] == "understood" and
       len(shown["passages"]) > 5, "the notice is another matter")
tap.equal(call("POST", WORDS, {**sign, "language": "en",
                               "stamp": shown["stamp"]}).code, 200,
          "and is signed too")
tap.equal(call("GET", f"/notices/{NOTICE}?lang=en").json["voice"]["state"],
          "understood", "as its page says")
tap.equal(call("GET", WORDS + "?lang=ur").json["state"], "unheard",
          "in that language alone")
tap.equal(service.rows("SELECT count(*) FROM event WHERE kind IN "
                       "('voice.heard', 'notice.heard')")[0][0], 3, "events")

# --- letters
def wait(question, seconds=60):
    """What becomes true after a moment; the last answer."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = question()
        if found:
            return found
        time.sleep(0.1)
    return question()


def tenant(number, formats, language="en"):
    answer = call("POST", "/tenants", {
        "reference": f"S-{number}", "name": f"Nadia Example {number}",
        "language_read": language, "formats": formats,
        "address_1": f"{number} Sample Street", "address_2": "Exampleton",
        "postcode": "M14 5RX"})
    assert answer.code == 201, answer.text
    return answer.json["id"]


DATA = {f["name"]: f["example"]
        for f in call("GET", f"/notices/{NOTICE}").json["fields"]}


def issue(who, **more):
    answer = call("POST", "/letters", {"notice": NOTICE, "tenant": who,
                                       "data": DATA, **more})
    assert answer.code == 201, answer.text
    return answer.json


def media(letter, form="audio"):
    shown = call("GET", f"/letters/{letter['id']}").json
    return next(m for m in shown["media"] if m["format"] == form)


listener = tenant(1, "audio")
spoken = issue(listener)
tap.ok(spoken["choice"]["made"] and not spoken["request"],
       "who listens gets sound", spoken)
ready = wait(lambda: (m := media(spoken))["state"] == "ready" and m)
tap.ok(ready and ready["voice"].startswith("espeak-ng en-gb"),
       "spoken in the background", media(spoken))
sound = service.ask("GET", ready["address"])
tap.equal(hashlib.sha256(sound.body).hexdigest(), ready["sha256"],
          "the very bytes, by their hash")
tap.ok(abs(decoded(sound.body) - ready["seconds"]) < 1.5,
       "another program decodes them, as long as is said", ready)


def part(path, wanted, **headers):
    return service.ask("GET", path, {"Range": wanted, **headers})


def parts(path, whole):
    """Any part of it that a telephone may ask for."""
    size, etag = len(whole), service.ask("HEAD", path).header("etag")
    for wanted, begin, end in (
            ("bytes=0-1", 0, 2), ("bytes=0-", 0, size), ("bytes=-7", size - 7,
            size), (f"bytes={size // 2}-{size * 2}", size // 2, size),
            ("bytes=262140-262150", 262140, 262151)):
        got = part(path, wanted)
        if (got.code, got.body) != (206, whole[begin:end]) or got.header(
                "content-range") != f"bytes {begin}-{end - 1}/{size}":
            return wanted
    for wanted in ("bytes=5-2", "bytes=0-1,3-4", "seconds=1-2", "bytes=-",
                   "bytes=x"):
        if part(path, wanted).code != 200:
            return wanted
    outside = part(path, f"bytes={size}-")
    if outside.code != 416 or outside.header("content-range") != \
            f"bytes */{size}":
        return "outside"
    if part(path, "bytes=0-1", **{"If-Range": '"other"'}).code != 200 or \
            part(path, "bytes=0-1", **{"If-Range": etag}).code != 206:
        return "If-Range"
    return None


tap.ok(len(sound.body) > 262150, "longer than a slice")
tap.equal(parts(ready["address"], sound.body), None,
          "a telephone gets the part that it asks for")
page = service.ask("GET", spoken["address"])
tap.ok(f'<audio controls preload="none" src="{ready["address"]}">' in page.text
       and f'{ready["address"]}#t=' in page.text and
       len(page.body) < 30000 and "<script" not in page.text,
       "a player with chapters, on a page of a few kB", page.text)
plain = issue(tenant(2, ""))
tap.ok(service.ask("GET", plain["address"] + ".ogg").code == 404 and
       "<audio" not in service.ask("GET", plain["address"]).text,
       "who needs no sound gets none")
tap.equal(call("POST", f"/letters/{plain['id']}/media",
               {"format": "audio", "by": "voice"}).code, 200,
          "unless an officer has it read aloud")
tap.equal(call("POST", f"/letters/{plain['id']}/media",
               {"format": "audio", "by": "person"}).code, 409,
          "once is enough")

# Where nobody heard it, or there is no voice: a reader.
call("POST", f"/notices/{NOTICE}/approve", {"language": "ur"})
call("POST", f"/notices/{NOTICE}/approve", {"language": "so"})
call("POST", f"/notices/{NOTICE}/approve", {"language": "pl"})
for number, lang, lack in ((3, "ur", "unheard"), (4, "so", "none")):
    letter = issue(tenant(number, "audio", lang))
    asked = call("GET", f"/requests/{letter['request']}").json
    tap.ok(not letter["choice"]["made"] and
           letter["choice"]["lack"] == lack and
           asked["items"][0]["format"] == "audio" and
           asked["items"][0]["clock"] and
           media(letter)["request"] == letter["request"],
           f"{lang}: a reader is asked, with the clock of sound", letter)
tap.equal(call("POST", f"/letters/{letter['id']}/media",
               {"format": "audio", "by": "voice"}).code, 409,
          "and is not asked twice")

# On the command line: only a draft of what nobody heard.
values = os.path.join(service.folder.name, "values.json")
with open(values, "w") as file:
    json.dump(DATA, file)


def render(*words):
    return subprocess.run([BINARY, "notice", "render", NOTICE, "--db",
                           service.db, "--data", values, "--format", "ogg",
                           "-o", "-", *words], capture_output=True,
                          timeout=60)


refused = render("--lang", "ur")
tap.ok(refused.returncode == 1 and b"listened" in refused.stderr and
       not refused.stdout, "nor does the command line speak", refused.stderr)

# A voice that breaks: reported, and a reader asked at a press.
for path, more in (("/settings/voices/pl", {}),
                   (f"/notices/{NOTICE}/voice?lang=pl", {"language": "pl"})):
    stamp = call("GET", path).json["stamp"]
    call("POST", path.split("?")[0], {**sign, **more, "stamp": stamp})
tap.ok(call("GET", "/settings/voices/pl/sample").code >= 400,
       "an engine that breaks plays no sample")
broken = issue(tenant(5, "audio", "pl"))
tap.ok(broken["choice"]["made"], "promised", broken["choice"])
trouble = wait(lambda: media(broken)["trouble"])
tap.ok("broken" in (trouble or ""), "reported on the letter", trouble)
tap.equal(service.ask("GET", broken["address"]).code, 200,
          "whose page is there all the same")
asked = call("POST", f"/letters/{broken['id']}/media",
             {"format": "audio", "by": "person"})
tap.ok(asked.code == 200 and asked.json["request"].startswith("V"),
       "a reader is asked", asked.text)

# What comes back: a reader's recording, which a provider hands in.
HERE = os.path.join(os.environ.get("top_srcdir", "."), "tests/data/media")


def data(name):
    with open(os.path.join(HERE, name), "rb") as file:
        return file.read()


def attach(letter, form, fields, **files):
    """What an officer attaches on the page."""
    edge, body = "edge", b""
    for name, value in fields.items():
        body += (f'--{edge}\r\nContent-Disposition: form-data; name="{name}"'
                 f"\r\n\r\n{value}\r\n").encode()
    for name, value in files.items():
        body += (f'--{edge}\r\nContent-Disposition: form-data; name="{name}";'
                 f' filename="{name}.bin"\r\nContent-Type: application/'
                 "octet-stream\r\n\r\n").encode() + value + b"\r\n"
    return call("POST", f"/letters/{letter['id']}/media/{form}",
                body + f"--{edge}--\r\n".encode(), token=officer,
                headers={"Content-Type":
                         f"multipart/form-data; boundary={edge}"})


reading = data("reading.mp3")
tap.equal(attach(plain, "audio", {}, recording=reading).code, 409,
          "nothing comes back of what nobody was asked for")
for wrong, what in ((b"", "nothing"), (b"%PDF-1.7 no sound", "a PDF"),
                    (data("film.mp4"), "a film"), (sound.body[:-99], "half")):
    answer = attach(broken, "audio", {}, recording=wrong)
    tap.ok(answer.code == 422 and "/file" in answer.pointers,
           f"{what} is no sound", answer.text)
taken = attach(broken, "audio", {}, recording=reading)
tap.ok(taken.code == 200 and taken.json["seconds"] == 3 and
       taken.json["address"].endswith(".mp3"), "a recording is", taken.text)
heard = service.ask("GET", taken.json["address"])
tap.ok(heard.body == reading and heard.header("content-type") == "audio/mpeg",
       "and the tenant hears it")
tap.ok(taken.json["address"] in service.ask("GET", broken["address"]).text,
       "on the page of the letter")
shown = media(broken)
tap.ok(shown["state"] == "ready" and shown["voice"] is None and
       shown["request"] == asked.json["request"], "a person's", shown)
linked = call("GET", f"/requests/{shown['request']}").json["for_letter"]
tap.equal(linked, {"id": broken["id"], "format": "audio"},
          "its request leads to the letter")

# A signer's film.
signed = issue(tenant(6, "bsl-video"))
film, words = data("film.mp4"), "Your appointment is on Monday.\nRing us."
VTT = b"WEBVTT\r\n\r\n00:00.500 --> 00:02.500\r\nMonday\r\n"
early = service.ask("GET", signed["address"] + "/bsl")
tap.ok(early.code == 200 and "<video" not in early.text and
       signed["address"] in early.text,
       "before the film is there its address leads to the letter")
tap.ok(signed["request"] and
       service.ask("GET", signed["address"] + "/bsl/video").code == 404,
       "a signer is asked")
for fields, files, where in (
        ({}, {"recording": film, "captions": VTT}, "/transcript"),
        ({"transcript": words}, {"recording": film}, "/captions"),
        ({"transcript": words}, {"recording": film, "captions": b"1\n"},
         "/captions"),
        ({"transcript": words}, {"recording": film, "captions": VTT.replace(
            b"02.500", b"59.000")}, "/captions"),
        ({"transcript": words}, {"recording": reading, "captions": VTT},
         "/file")):
    answer = attach(signed, "bsl-video", fields, **files)
    tap.ok(answer.code == 422 and where in answer.pointers,
           f"{where[1:]} of a film", answer.text)
for name, kind in (("film.webm", "video/webm"), ("film.mp4", "video/mp4")):
    film = data(name)
    taken = attach(signed, "bsl-video", {"transcript": words},
                   recording=film, captions=VTT)
    played = service.ask("GET", signed["address"] + "/bsl/video")
    tap.ok(taken.code == 200 and played.body == film and
           played.header("content-type") == kind, f"{name} is played",
           taken.text)
page = service.ask("GET", signed["address"] + "/bsl")
tap.ok("<video" in page.text and "Ring us." in page.text and
       '<track kind="captions"' in page.text and len(page.body) < 30000 and
       "<script" not in page.text, "with captions and transcript", page.text)
tap.equal(service.ask("GET", signed["address"] + "/bsl/captions").body,
          VTT.replace(b"\r", b""), "the captions")
tap.equal(part(signed["address"] + "/bsl/video", "bytes=1-3").body, film[1:4],
          "and any part of it")
tap.ok(signed["address"] + "/bsl" in
       service.ask("GET", signed["address"]).text, "the letter leads to it")
closed = call("POST", f"/letters/{signed['id']}/close", {"reason": "moved"})
tap.ok(closed.code == 200 and
       service.ask("GET", signed["address"] + "/bsl/video").code == 404 and
       service.ask("GET", signed["address"] + "/bsl").code == 404,
       "a closed address plays nothing")
tap.done()
