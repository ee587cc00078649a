"""Letters that are heard: voices and notices are listened to and signed before
a letter is spoken, by whom may."""
import subprocess

from service import Service, Tap

tap = Tap()
service = Service()
manager = service.token("manager", "--role", "manager")
officer = service.token("officer", "--role", "officer")
NOTICE = "repairs-appointment"


def call(method, path, body=None, token=manager):
    return service.call(method, path, body, token)


def decoded(data):
    """Seconds of sound that another program finds in it."""
    done = subprocess.run(["opusdec", "--quiet", "-", "-"], input=data,
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
tap.done()
