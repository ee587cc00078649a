"""The description of the interface is OpenAPI 3.1: every row of the route
table stands in it, whole, and what it refers to is there."""
import os
import re

from service import Service, Tap

tap = Tap()
service = Service()
METHODS = {"get", "post", "put", "patch", "delete"}
description = service.call("GET", "/openapi.json").json
paths = description["paths"]
components = description["components"]


def rows_of_source():
    """(method, path) of every row of the tables that the interface has."""
    folder = os.path.join(os.environ.get("VERNACULAR_DATA", "."), "src/web")
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".c"):
            continue
        with open(os.path.join(folder, name)) as file:
            text = file.read()
        for row in re.findall(r"\{\.method = METHOD_.*?\}(?=,\n)", text,
                              re.S):
            if "ROUTE_PAGE_ONLY" not in row:
                yield (re.search(r"METHOD_(\w+)", row)[1].lower(),
                       re.search(r'\.path = "([^"]+)"', row)[1])


def resolved(node):
    """What a reference leads to."""
    while "$ref" in node:
        found = description
        for part in node["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        node = found
    return node


def schema_faults(schema, where):
    """What is wrong with a schema. Source: JSON Schema 2020-12."""
    schema = resolved(schema)
    kind = schema.get("type")
    if kind not in ("object", "array", "string", "integer", "boolean"):
        return [f"{where}: type {kind!r}"]
    found = []
    if kind == "object":
        properties = schema.get("properties", {})
        for name in schema.get("required", []):
            if name not in properties:
                found.append(f"{where}: {name} is required, not described")
        for name, child in properties.items():
            found += schema_faults(child, f"{where}/{name}")
    if kind == "array":
        found += schema_faults(schema["items"], f"{where}/items")
        if schema.get("minItems", 0) > schema.get("maxItems", 0):
            found.append(f"{where}: bounds of the list")
    if kind == "string" and not schema.get("maxLength", 1) > 0:
        found.append(f"{where}: maxLength")
    if "enum" in schema and (not schema["enum"] or
                             len(set(schema["enum"])) < len(schema["enum"])):
        found.append(f"{where}: enum")
    return found


def bounded(schema, where):
    """Every text and list that can be sent says how long it may be."""
    if schema["type"] == "object":
        return [fault for name, child in schema.get("properties", {}).items()
                for fault in bounded(child, f"{where}/{name}")]
    if schema["type"] == "array":
        return ([] if "maxItems" in schema else [where]) + bounded(
            schema["items"], where + "/items")
    if schema["type"] == "string" and schema.get("format") != "binary":
        return [] if "maxLength" in schema else [where]
    return []


tap.equal(description["openapi"], "3.1.0", "it is OpenAPI 3.1")
tap.ok(all(description["info"].get(key) for key in ("title", "version")),
       "with a title and a version")
tap.ok(description["servers"][0]["url"].endswith("/api/v1"),
       "and where it is served")
wanted = set(rows_of_source())
found = {(method, path) for path, operations in paths.items()
         for method in operations}
tap.ok(len(wanted) > 20, "the tables of the source are read", len(wanted))
tap.equal(wanted - found, set(), "each row is described")
tap.equal(found - wanted, set(), "and nothing else")
bearer = components["securitySchemes"]["bearer"]
tap.equal((bearer["type"], bearer["scheme"]), ("http", "bearer"),
          "bearer tokens are described")
problem = resolved(components["responses"]["Problem"])
schema = resolved(problem["content"]["application/problem+json"]["schema"])
tap.ok({"title", "status", "detail", "errors"} <= set(schema["properties"])
       and {"pointer", "detail"} ==
       set(schema["properties"]["errors"]["items"]["properties"]),
       "problems are described with their fields")
OPEN = ("/healthz", "/feeds/", "/readyz", "/openapi.json", "/o/", "/revise/", "/n/", "/f/", "/h/", "/offers/",
        "/ask", "/flags/key", "/e/", "/p/{", "/profile-sheet")
for path, operations in paths.items():
    tap.ok(path.startswith("/") and set(operations) <= METHODS,
           f"{path} has methods only", set(operations))
    for method, operation in operations.items():
        name = f"{method} {path}"
        faults = []
        parameters = operation["parameters"]
        for parameter in parameters:
            if parameter["in"] not in ("path", "query", "header"):
                faults.append(parameter["in"])
            faults += schema_faults(parameter["schema"], parameter["name"])
        keys = [(p["in"], p["name"]) for p in parameters]
        if len(set(keys)) < len(keys):
            faults.append("a parameter twice")
        if {n for i, n in keys if i == "path"} != set(
                re.findall(r"\{(\w+)\}", path)):
            faults.append("parameters of the path")
        if not all(p["required"] for p in parameters if p["in"] == "path"):
            faults.append("a path's parameter is required")
        if method == "get" and "requestBody" in operation:
            faults.append("a GET with a body")
        if "requestBody" in operation:
            content = operation["requestBody"]["content"]
            form = content.get("multipart/form-data", {"schema": {}})["schema"]
            files = {name for name, schema in form.get("properties", {}).items()
                     if schema.get("format") == "binary"}
            json_body = content.get("application/json")
            if bool(json_body) == bool(files & set(form.get("required", []))):
                faults.append("JSON for a file, or none without one")
            if json_body and files & set(json_body["schema"]["properties"]):
                faults.append("a file in JSON")
            for media in content.values():
                faults += schema_faults(media["schema"], "body")
                faults += bounded(media["schema"], "unbounded body")
                if media["schema"].get("additionalProperties") is not False:
                    faults.append("more fields than described")
        if ("security" in operation) == (path.startswith(OPEN)
                                          and not path.startswith("/asks")):
            faults.append("security")
        for need in operation.get("security", []):
            if set(need) - set(components["securitySchemes"]):
                faults.append("an unknown security scheme")
        answers = operation["responses"]
        if not any(code.startswith("2") for code in answers):
            faults.append("no success")
        for code, answer in answers.items():
            if not re.fullmatch(r"[1-5](\d\d|XX)|default", code):
                faults.append(code)
            if not resolved(answer).get("description"):
                faults.append(f"{code} without a description")
        if ("header", "If-Match") in keys and not {"412", "428"} <= set(
                answers):
            faults.append("If-Match without 412 and 428")
        if not operation.get("summary") or "default" not in answers:
            faults.append("summary or default")
        tap.ok(not faults, f"{name} is described whole", faults)
keyed = {path for path, operations in paths.items() if any(
    p["name"] == "Idempotency-Key"
    for p in operations.get("post", {}).get("parameters", []))}
tap.ok({"/requests", "/tenants", "/providers", "/tenants/{id}/needs",
        "/letters", "/offers/{token}/accept"} <= keyed,
       "keys against doing twice are described", keyed)
tap.ok("/accounts" not in keyed, "but where the answer is a secret", keyed)
matched = {(method, path) for path, operations in paths.items()
           for method, operation in operations.items()
           if any(p["name"] == "If-Match" for p in operation["parameters"])}
tap.ok({("patch", "/tenants/{id}"),
        ("post", "/requests/{ref}/items/{n}/{action}")} <= matched,
       "versions are described", matched)
tap.equal(service.stop(), 0, "SIGTERM ends it well")
tap.done()
