"""What Vernacular is made of, as SPDX 2.3 (JSON) on standard output: each
library that it needs to run, as this machine has it.

    python3 doc/running/sbom.py >vernacular.spdx.json

The list is that of `bootstrap`, so that there is one."""
import hashlib
import json
import os
import re
import subprocess
import time

TREE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def text(*path):
    with open(os.path.join(TREE, *path)) as file:
        return file.read()


def packages():
    """Debian packages that the product is built from and runs on."""
    words = re.search(r'^to_build="([^"]+)"', text("bootstrap"), re.M)[1]
    return [word.split("=")[-1] for word in words.split()]


def about(package):
    """(version, source package) as installed, None where it is not."""
    done = subprocess.run(
        ["dpkg-query", "-W", "-f=${Version} ${source:Package}", package],
        capture_output=True, text=True)
    return done.stdout.split() if done.returncode == 0 else None


def entry(name, version, **more):
    return {"SPDXID": "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", name),
            "name": name, "versionInfo": version, "filesAnalyzed": False,
            "downloadLocation": "NOASSERTION", "licenseConcluded":
            "NOASSERTION", "licenseDeclared": "NOASSERTION",
            "copyrightText": "NOASSERTION", **more}


version = re.search(r"AC_INIT\(\[[^]]*\], *\[([^]]*)\]",
                    text("configure.ac"))[1]
parts = [entry("vernacular", version)]
for package in packages():
    found = about(package)
    parts.append(entry(package, found[0] if found else "NOASSERTION",
                       externalRefs=[{
                           "referenceCategory": "PACKAGE-MANAGER",
                           "referenceType": "purl",
                           "referenceLocator": f"pkg:deb/debian/{package}" +
                           (f"@{found[0]}" if found else "")}]))
seed = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
print(json.dumps({
    "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0",
    "SPDXID": "SPDXRef-DOCUMENT", "name": f"vernacular-{version}",
    "documentNamespace": f"https://vernacular.example/spdx/{seed}",
    "creationInfo": {
        "created": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(
            int(os.environ.get("SOURCE_DATE_EPOCH", time.time())))),
        "creators": [f"Tool: vernacular-{version}"]},
    "packages": parts,
    "relationships": [{
        "spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
        "relatedSpdxElement": parts[0]["SPDXID"]}] + [{
            "spdxElementId": parts[0]["SPDXID"],
            "relationshipType": "DEPENDS_ON",
            "relatedSpdxElement": part["SPDXID"]} for part in parts[1:]],
}, indent=1))
