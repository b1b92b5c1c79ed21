#!/usr/bin/env python3
"""Lists declared dependencies as JSON: file, kind, name, range. Reads only, calls nothing.

Usage: list-dependencies.py [FOLDER]
"""
import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

try:
    import tomllib
except ImportError:  # before Python 3.11
    tomllib = None

SKIPPED = {"node_modules", "vendor", "target", "dist", "build", "out", ".git", ".venv", "venv", "__pycache__"}
MAX_BYTES = 2_000_000
MAX_FILES = 2_000


def package_json(text):
    data = json.loads(text)
    for kind in ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies"):
        for name, wanted in sorted((data.get(kind) or {}).items()):
            yield kind, name, wanted


def pom_xml(text):
    # No entity is ever expanded: a file that declares one is refused.
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ValueError("a pom with a DOCTYPE is not read")
    root = ElementTree.fromstring(text)
    space = re.match(r"\{.*\}", root.tag)
    space = space.group(0) if space else ""
    properties = {p.tag[len(space):]: (p.text or "").strip() for p in root.findall("%sproperties/*" % space)}
    own = {"project.version": root.findtext("%sversion" % space) or root.findtext("%sparent/%sversion" % (space, space)) or ""}

    def filled(text):
        return re.sub(r"\$\{([^}]+)\}", lambda m: properties.get(m.group(1), own.get(m.group(1), m.group(0))), text or "")

    for kind, path in (("parent", "parent"), ("dependency", "dependencies/dependency"),
                       ("managed", "dependencyManagement/dependencies/dependency"),
                       ("plugin", "build/plugins/plugin"), ("plugin", "build/pluginManagement/plugins/plugin")):
        for node in root.findall("/".join(space + part for part in path.split("/"))):
            group = filled(node.findtext("%sgroupId" % space)) or "org.apache.maven.plugins"
            yield kind, group + ":" + filled(node.findtext("%sartifactId" % space)), filled(node.findtext("%sversion" % space)) or "managed"


def requirements(text):
    for line in text.splitlines():
        line = re.sub(r"(^|\s)#.*", "", line).strip()
        found = re.match(r"([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^]]*\])?\s*((?:[<>=!~]=?=?[^;@]*)?)", line)
        if found and not line.startswith("-"):
            yield "requirement", found.group(1), found.group(2).strip() or "any"


def toml(text):
    if tomllib is None:
        raise ValueError("reading TOML needs Python 3.11")
    return tomllib.loads(text)


def pyproject(text):
    data = toml(text)
    project = data.get("project", {})
    for line in project.get("dependencies", []):
        for _, name, wanted in requirements(line):
            yield "dependency", name, wanted
    for group, lines in sorted(project.get("optional-dependencies", {}).items()):
        for line in lines:
            for _, name, wanted in requirements(line):
                yield "optional:" + group, name, wanted
    for name, wanted in sorted(data.get("tool", {}).get("poetry", {}).get("dependencies", {}).items()):
        yield "dependency", name, wanted if isinstance(wanted, str) else str(wanted.get("version", "any"))


def cargo(text):
    data = toml(text)
    for kind in ("dependencies", "dev-dependencies", "build-dependencies"):
        for name, wanted in sorted(data.get(kind, {}).items()):
            yield kind, name, wanted if isinstance(wanted, str) else str(wanted.get("version", "path or git"))


def go_mod(text):
    inside = False
    for line in text.splitlines():
        line, _, comment = line.partition("//")
        line = line.strip()
        if line.startswith("require ("):
            inside = True
        elif line == ")":
            inside = False
        else:
            found = re.match(r"(?:require\s+)?(\S+)\s+(v\S+)$", line)
            if found and (inside or line.startswith("require")):
                yield "indirect" if "indirect" in comment else "require", found.group(1), found.group(2)


READERS = [
    (re.compile(r"^package\.json$"), package_json), (re.compile(r"^pom\.xml$"), pom_xml),
    (re.compile(r"^requirements.*\.txt$"), requirements), (re.compile(r"^pyproject\.toml$"), pyproject),
    (re.compile(r"^go\.mod$"), go_mod), (re.compile(r"^Cargo\.toml$"), cargo),
]


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else "."
    if len(sys.argv) > 2 or not os.path.isdir(folder):
        sys.stderr.write("list-dependencies: give one folder that exists.\n")
        sys.exit(2)
    found, broken, read = [], [], 0
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if f not in SKIPPED)
        for name in sorted(files):
            reader = next((r for pattern, r in READERS if pattern.match(name)), None)
            full = os.path.join(root, name)
            path = os.path.relpath(full, folder)
            if reader is None or os.path.islink(full):
                continue
            read += 1
            if read > MAX_FILES or os.path.getsize(full) > MAX_BYTES:
                broken.append({"file": path, "problem": "left out: too many files, or larger than 2 MB"})
                continue
            try:
                with open(full, encoding="utf-8") as f:
                    found += [{"file": path, "kind": k, "name": n, "range": str(r)} for k, n, r in reader(f.read())]
            except (ValueError, KeyError, AttributeError, TypeError, ElementTree.ParseError) as e:
                broken.append({"file": path, "problem": str(e)[:200]})
    json.dump({"dependencies": found, "not_read": broken}, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
