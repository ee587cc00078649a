"""The program as an administrator calls it, in a folder of its own.

Results are TAP. What it says on standard error is kept as `said`.
"""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "web"))
from service import BINARY, Tap  # noqa: E402, F401

SECONDS = 120


class Program:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="vernacular-")
        self.said = self.out = ""
        self.environment = dict(os.environ,
                                VERNACULAR_DB=self.path("test.db"))

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, name, content):
        """A file of the folder; its path."""
        data = content if isinstance(content, bytes) else content.encode()
        with open(self.path(name), "wb") as file:
            file.write(data)
        return self.path(name)

    def run(self, *words, **environment):
        """The exit code."""
        done = subprocess.run([BINARY, *words], capture_output=True,
                              env={**self.environment, **environment},
                              cwd=self.folder.name, timeout=SECONDS)
        self.out = done.stdout.decode("utf-8", "replace")
        self.said = done.stderr.decode("utf-8", "replace")
        return done.returncode

    def refuses(self, tap, code, words, parts, name):
        """It ends with this code, prints no result, and names all parts."""
        got = self.run(*words)
        tap.ok(got == code and not self.out and
               all(part in self.said for part in parts), name,
               f"exit {got}: {self.said}")

    def does(self, tap, words, name):
        got = self.run(*words)
        tap.ok(got == 0, name, f"exit {got}: {self.said}")
        return self.out
