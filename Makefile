# rapporteur: `make demo` shows what it does, `make test` proves it.

PREFIX ?= $(HOME)/.local
# The Swift libraries are linked in, so that the binary runs where there is no toolchain and starts faster; lld,
# because gold warns of a function in them that nobody calls.
RELEASE = swift build -c release --static-swift-stdlib --product rapporteur -Xswiftc -use-ld=lld
BINARY = .build/release/rapporteur

.PHONY: demo test build install akoma-ntoso bench soak spark json-schema mutations import-report tables validators clean setup

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
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/rapporteur"

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
	@RANDOM_DOCUMENTS=10000 ALL_DOCUMENTS=1 Scripts/test --filter AkomaNtoso

# The JSON Schemas of both profiles against PyPI's jsonschema, on all outputs and on changed ones.
json-schema: build
	@Scripts/setup python3-venv
	@Scripts/json-schema $(BINARY)

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
