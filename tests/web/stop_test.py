"""Stopping while writes wait: every one that was taken is answered, new ones
are refused, and the server ends by itself."""
import signal
import threading

from service import Service, Tap

tap = Tap()
service = Service()
codes, broken = [], []


def write():
    """Writes on one connection until it ends."""
    wire = service.wire()
    try:
        while True:
            answer = service.ask("GET", "/readyz", wire=wire)
            if answer is None:
                break
            codes.append(answer.code)
            if answer.header("connection") == "close":
                break
    except (ConnectionError, OSError):
        pass
    except ValueError as error:
        broken.append(str(error))
    wire.close()


threads = [threading.Thread(target=write) for _ in range(40)]
for thread in threads:
    thread.start()
while len(codes) < 200:
    pass
service.process.send_signal(signal.SIGTERM)
code = service.process.wait(20)
for thread in threads:
    thread.join(20)
tap.equal(code, 0, "the server ends by itself and well")
tap.ok(set(codes) <= {200, 503}, "each answer is whole: done, or come again",
       set(codes))
tap.equal(broken, [], "no answer is cut")
tap.ok(not any(thread.is_alive() for thread in threads),
       "no connection is left hanging")
service.stop()
tap.done()
