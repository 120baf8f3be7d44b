# callworthy: every task of the house. `make` or `make help` lists them.
SHELL := /bin/bash
GO    ?= go
BIN   := callworthy
DEMO  ?= demo-night
FUZZTIME ?= 20s

.DEFAULT_GOAL := help

.PHONY: help
help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: build
build: ## build ./callworthy
	$(GO) build -o $(BIN) ./cmd/callworthy

.PHONY: run
run: build ## the night on the built-in sample world; ends with the path of the list to open
	@./$(BIN) demo --dir $(DEMO)

.PHONY: test
test: ## all tests
	$(GO) test ./...

.PHONY: race
race: ## all tests under the race detector
	$(GO) test -race ./...

.PHONY: lint
lint: ## formatting, vet, staticcheck, tidy go.mod
	@test -z "$$(gofmt -l cmd crawl enrich rank pipelines data)" || { gofmt -l cmd crawl enrich rank pipelines data; echo "run gofmt -w on these"; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(GO) mod tidy -diff

.PHONY: fuzz
fuzz: ## every fuzz target for FUZZTIME (20s) each
	@set -e; for pkg in $$($(GO) list ./...); do \
	  for target in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
	    echo "== $$pkg $$target"; $(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) $$pkg; \
	  done; done

.PHONY: bench
bench: ## every benchmark
	$(GO) test -run '^$$' -bench . -benchmem ./...

.PHONY: cover
cover: ## test coverage by package, and cover.html
	$(GO) test -coverpkg ./... -coverprofile cover.out ./...
	$(GO) tool cover -html cover.out -o cover.html
	$(GO) tool cover -func cover.out | tail -1

.PHONY: quality
quality: build ## event detection against the labelled news beside the repository
	@test -d ../shared/gold || { echo "../shared/gold is not here"; exit 1; }
	@for f in releases headlines full; do for s in build check; do \
	  echo "== $$f $$s"; ./$(BIN) eval --split $$s ../shared/gold/$$f.jsonl; done; done
	@cat enrich/detect/labels/written/*.jsonl > $(BIN).written.jsonl
	@echo "== written kept"; ./$(BIN) eval --split kept $(BIN).written.jsonl; rm -f $(BIN).written.jsonl

CHROMIUM ?= chromium
PICTURE  := pipelines/publish/picture

.PHONY: picture
picture: build ## pictures of the list for the README, narrow to wide, light and dark (needs Chromium)
	@command -v $(CHROMIUM) >/dev/null || { echo "no $(CHROMIUM) here: apt-get install chromium"; exit 1; }
	./$(BIN) demo --dir $(DEMO)
	@set -e; for size in 360,640 768,600 1440,600; do for scheme in 1-light 0-dark; do \
	  profile=$$(mktemp -d); $(CHROMIUM) --headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update \
	    --disable-sync --no-first-run --user-data-dir="$$profile" --hide-scrollbars --window-size=$$size \
	    --blink-settings=preferredColorScheme=$${scheme%-*} --screenshot=$(PICTURE)-$${size%,*}-$${scheme#*-}.png \
	    "file://$(abspath $(DEMO))/public/latest/index.html" 2>/dev/null; rm -rf "$$profile"; done; done
	@mv $(PICTURE)-1440-light.png $(PICTURE).png

.PHONY: check
check: lint test ## what .ci/run asks for

.PHONY: clean
clean: ## remove what was built
	rm -rf $(BIN) $(DEMO) cover.out cover.html
