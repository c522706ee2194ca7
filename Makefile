# rapporteur: `make demo` shows what it does, `make test` proves it.

PREFIX ?= $(HOME)/.local
# The Swift libraries are linked in, so that the binary runs where there is no toolchain and starts faster; lld,
# because gold warns of a function in them that nobody calls.
RELEASE = swift build -c release --static-swift-stdlib --product rapporteur -Xswiftc -use-ld=lld
BINARY = .build/release/rapporteur

.PHONY: demo test build install dist debian wheel site release-check akoma-ntoso bench soak spark json-schema mutations import-report tables validators fuzz clean setup

demo: build
	@Scripts/setup xmllint
	@Scripts/demo $(BINARY)

test: setup
	@Scripts/setup xmllint iso-codes
	@Scripts/setup chromium chromedriver python3-venv || true
	@Scripts/test

build: setup
	@$(RELEASE)

install: build
	@Packaging/install $(BINARY) "$(DESTDIR)$(PREFIX)"

# dist/: the archive for any Linux with glibc 2.34 or later, its debug symbols, SBOM and digests.
dist:
	@Scripts/dist

# dist/: Debian packages of that archive and of the site.
debian: dist site
	@Scripts/debian

# dist/: the Python wheel that carries the same binary.
wheel: dist
	@Scripts/wheel .build/release/rapporteur dist .build/libraries/licences

# .build/site: the documentation, to be read and searched offline.
site:
	@Scripts/site

# What a release needs: all of these, tried where users are; see the script.
release-check:
	@Scripts/release-check

# Adds the pack for Akoma Ntoso (AKN4UN) to your packs.
akoma-ntoso: build
	@Scripts/akoma-ntoso $(BINARY)

# Side by side with xmllint, lxml, xmlschema, xmltodict and xsdata, on the data in ../shared/data; ten minutes. The
# table goes to Benchmarks/results. Then the import of a long text, within its limits of time and memory.
bench: build
	@Scripts/setup xmllint python3-venv
	@python3 Benchmarks/bench.py $(BINARY)
	@Benchmarks/import-time $(BINARY) ../shared/data/texts/18_A_81_6_Sect.24_en.txt

# Long runs: a gigabyte through a pipe, within 64 MB of memory; thousands of documents, killed and resumed; 10,000 random
# reports and all published texts through AKN4UN and back.
soak: build
	@Scripts/soak $(BINARY)
	@Scripts/soak-batch $(BINARY)
	@RANDOM_DOCUMENTS=10000 ALL_DOCUMENTS=1 Scripts/test --filter 'AkomaNtoso|ReadingTests'

# The JSON Schemas of both profiles against PyPI's jsonschema, on all outputs and on changed ones; the classes that
# datamodel-code-generator makes of them; and what comes back from JSON, by lxml's canonical XML.
json-schema: build
	@Scripts/setup python3-venv
	@Scripts/json-schema $(BINARY)
	@Scripts/json-classes $(BINARY)
	@Scripts/lossless $(BINARY)

# Precision and recall of the import by kind and language, against what a reader found.
import-report: build
	@Scripts/import-report $(BINARY)

# The built-in schema with other validators: xmllint, and lxml and xmlschema of PyPI, on all samples and on changed ones.
validators:
	@Scripts/setup xmllint python3-venv
	@Scripts/validators

# Verdicts beside libxml2's on 20,000 changed documents.
mutations: build
	@Scripts/setup xmllint
	@Scripts/mutations $(BINARY)

# Hostile inputs, guided by coverage, for so many minutes: make fuzz MINUTES=10. Fuzzing/README.md says what is tried.
fuzz: setup
	@Scripts/fuzz $(or $(MINUTES),10) $(TARGETS)

# The example of a cluster: two Spark workers, one of which is killed while it works, and the same rows as one machine.
spark: build
	@Scripts/setup java python3-venv
	@Examples/spark/test.sh $(BINARY)

# What extract writes beside xmllint, pandas, openpyxl, SQLite and, where it is there, LibreOffice.
tables: build
	@Scripts/setup xmllint python3-venv
	@Scripts/tables $(BINARY)

clean: setup
	swift package clean
	rm -rf .build

setup:
	@Scripts/setup
