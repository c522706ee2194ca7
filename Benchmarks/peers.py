"""What the Python peers do, run in their virtual environment: peers.py TASK SCHEMA LIST-OF-FILES FOLDER

Each task prints one line a file, which bench.py compares. FOLDER is where generated code is, and where JSON is kept
for the way back.
"""

import collections
import hashlib
import json
import os
import sys

TASK, SCHEMA, LISTING, FOLDER = sys.argv[1:5]
with open(LISTING) as listing:
    FILES = listing.read().split("\n")[:-1]


def each(work):
    for path in FILES:
        print(work(path))


def kept(path, ending):
    """Where the JSON of a file is kept."""
    return os.path.join(FOLDER, "kept", f"{hashlib.sha256(path.encode()).hexdigest()}.{ending}")


def keep(path, ending, text):
    os.makedirs(os.path.join(FOLDER, "kept"), exist_ok=True)
    with open(kept(path, ending), "w", encoding="utf-8") as file:
        file.write(text)
    return len(text)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def characters(text):
    return collections.Counter("".join(text.split()))


def characters_of_xml(path):
    """The characters of text and attribute values, comments left out."""
    from lxml import etree

    root = etree.parse(path).getroot()
    found = collections.Counter()
    for element in root.iter():
        if isinstance(element.tag, str):
            found += characters(" ".join([element.text or "", *element.attrib.values()]))
        if element is not root:
            found += characters(element.tail or "")
    return found


ADDED = ("$markup", "$prolog", "$epilog", "@xmlns", "xmlns")


def characters_of_json(path):
    """The same of JSON; what its writer adds (schemas, namespace declarations, comments) left out."""
    found = collections.Counter()
    with open(path, encoding="utf-8") as file:
        waiting = [json.load(file, parse_int=str, parse_float=str)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [v for k, v in value.items() if not k.startswith(ADDED) and k != "$schema"]
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, bool):
            found += characters(str(value).lower())
        elif value is not None:
            found += characters(value)
    return found


def main():
    if TASK == "lxml-validate":
        from lxml import etree

        schema = etree.XMLSchema(etree.parse(SCHEMA))

        def verdict(path):
            try:
                return path if schema.validate(etree.parse(path)) else ""
            except etree.XMLSyntaxError:
                return ""

        each(verdict)
    elif TASK == "xmlschema-validate":
        import xmlschema

        schema = xmlschema.XMLSchema(SCHEMA)
        each(lambda path: path if schema.is_valid(path) else "")
    elif TASK == "xmlschema-json":
        import xmlschema

        schema = xmlschema.XMLSchema(SCHEMA)
        each(lambda path: keep(path, "xmlschema", xmlschema.to_json(path, schema=schema, decimal_type=str)))
    elif TASK == "xmltodict-json":
        import xmltodict

        each(lambda path: keep(path, "xmltodict", json.dumps(xmltodict.parse(read(path)))))
    elif TASK == "xmltodict-xml":
        import xmltodict

        each(lambda path: len(xmltodict.unparse(json.loads(read(kept(path, "xmltodict"))))))
    elif TASK == "xsdata-json":
        sys.path.insert(0, FOLDER)
        import generated
        from xsdata.formats.dataclass.parsers import XmlParser
        from xsdata.formats.dataclass.serializers import JsonSerializer

        parser, serializer = XmlParser(), JsonSerializer()
        each(lambda path: keep(path, "xsdata", serializer.render(parser.parse(path, generated.AkomaNtoso))))
    elif TASK == "xsdata-xml":
        sys.path.insert(0, FOLDER)
        import generated
        from xsdata.formats.dataclass.parsers import JsonParser
        from xsdata.formats.dataclass.serializers import XmlSerializer

        parser, serializer = JsonParser(), XmlSerializer()
        each(lambda path: len(serializer.render(parser.from_bytes(read(kept(path, "xsdata")), generated.AkomaNtoso))))
    elif TASK.startswith("carried-"):
        # Which share of a document's characters its JSON has; for rapporteur the JSON stands in a folder.
        ending = TASK.removeprefix("carried-")

        def share(path):
            output = kept(path, ending)
            if ending in ("rapporteur", "back"):
                output = os.path.join(FOLDER, ending, os.path.relpath(path, os.path.join(FOLDER, "corpus")))
                output = output[: -len("xml")] + ("json" if ending == "rapporteur" else "xml")
            had = characters_of_xml(path)
            has = characters_of_xml(output) if ending == "back" else characters_of_json(output)
            return (had & has).total() / max(1, had.total())

        each(share)
    else:
        sys.exit(f"no such task: {TASK}")


main()
