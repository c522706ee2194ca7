# make -j 8 -f tables.mk LISTS=lists TABLES=tables: a folder of tables for each list that is new or newer.
LISTS ?= lists
TABLES ?= tables
HERE := $(dir $(lastword $(MAKEFILE_LIST)))
DONE := $(patsubst $(LISTS)/%,$(TABLES)/%/findings.csv,$(wildcard $(LISTS)/*))

all: $(DONE)
.PHONY: all
.DELETE_ON_ERROR:

$(TABLES)/%/findings.csv: $(LISTS)/%
	@$(HERE)one-list $< $(TABLES)
	@touch $@
