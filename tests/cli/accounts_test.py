"""Beginning as a landlord, and who may sign in: what is wrong is named with
its option and its mend, and leaves nothing behind."""
import os

from program import Program, Tap

tap = Tap()
program = Program()


def no(code, words, *parts):
    program.refuses(tap, code, words, parts, " ".join(words[:3]) + ": " +
                    parts[0])


def yes(*words):
    return program.does(tap, words, " ".join(words[:2]) + " works")


no(1, ["init", "--org", "", "--admin", "a@homes.example"], "--org", "fill it")
no(1, ["init", "--org", "Example Homes", "--admin", "nobody"], "--admin",
   "write it like")
no(2, ["init", "--org", "Example Homes"], "--admin", "is needed")
no(2, ["init", "--org", "E", "--admin", "a@homes.example", "--jurisdiction",
       "wales"], "--jurisdiction", "england-and-wales")
no(1, ["init", "--org", "E", "--admin", "a@homes.example", "--db",
       "none/a.db"], "none/a.db", "check the folder")
tap.equal(os.listdir(program.folder.name), [], "none of them left a file")
password = yes("init", "--org", "Example Homes", "--admin",
               "Admin@Homes.example")
tap.equal(len(password.split()), 1, "the password and nothing else")
tap.equal(os.stat(program.path("test.db")).st_mode & 0o777, 0o600,
          "nobody else may read the file")
no(1, ["init", "--org", "Other", "--admin", "b@homes.example"], "test.db",
   "choose another name")

ADD = ["user", "add", "--name", "Ana Example", "--role", "officer", "--email"]
no(2, ["user", "add", "--role", "oficer"], "--role", "did you mean officer")
no(2, ["user", "ad"], "did you mean add")
no(1, [*ADD, "ana"], "--email", "write it like")
no(1, [*ADD, "ana@homes.example", "--org", "Elsewhere"], "--org", "Elsewhere")
no(1, ["user", "add", "--name", "", "--role", "officer", "--email",
       "ana@homes.example"], "--name", "fill it in")
yes(*ADD, "ana@homes.example")
no(1, [*ADD, "ANA@homes.example"], "--email", "give another")
no(1, ["user", "disable", "--email", "admin@homes.example"], "--email",
   "last administrator")
no(1, ["user", "disable", "--email", "nobody@homes.example"], "--email",
   "nobody@homes.example")
yes("user", "disable", "--email", "ana@homes.example")
tap.ok("ana@homes.example\tAna Example\tofficer\tExample Homes\tdisabled" in
       yes("user", "list"), "the list says who is out", program.out)
no(1, ["user", "reset", "--email", "nobody@homes.example"], "--email")
yes("user", "reset", "--email", "ana@homes.example")
tap.ok("officer\tExample Homes\tactive" in yes("user", "list"),
       "a new password lets her in again", program.out)

secret = yes("token", "add", "--name", "crm")
tap.equal(len(secret.split()), 1, "the secret and nothing else")
no(1, ["token", "add", "--name", "crm"], "--name", "choose another name")
no(1, ["token", "add", "--name", ""], "--name", "fill it in")
no(1, ["token", "add", "--name", "x", "--org", "Elsewhere"], "--org")
no(2, ["token", "add", "--name", "x", "--role", "boss"], "--role", "officer")
no(1, ["token", "revoke", "--name", "cmr"], "--name", "list of tokens")
yes("token", "revoke", "--name", "crm")
no(1, ["token", "revoke", "--name", "crm"], "--name")
tap.ok(secret.strip() not in yes("token", "list") and "crm" in program.out,
       "the list has the name and not the secret", program.out)

program.write("text.db", "not a database\n")
program.write("empty.db", "")
os.mkdir(program.path("folder.db"))
for name, mend in (("text.db", "another program"), ("folder.db", "not a file"),
                   ("none.db", "vernacular init"),
                   ("empty.db", "remove it")):
    no(1, ["user", "list", "--db", name], name, mend)
tap.equal(os.stat(program.path("empty.db")).st_size, 0,
          "an empty file stays empty")
yes("audit", "verify")
tap.done()
