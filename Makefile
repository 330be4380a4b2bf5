# Builds, tests and installs keogiam. `make demo` and `make test` need nothing but a Swift toolchain and a Debian
# system: they install the libraries that are missing (as root), or say which command does.

PREFIX ?= /usr/local
DESTDIR ?=

# The Swift runtime goes into the binary, so that it runs where no toolchain is.
RELEASE = -c release --product keogiam --static-swift-stdlib
BINARY = .build/release/keogiam
TARGET ?= reading
SECONDS ?= 600
FUZZING = .build-fuzzing
DATASET = datasets/quang-ninh-synthetic
SWIFT_FILES = Sources Tests Fuzzing Package.swift

bindir = $(DESTDIR)$(PREFIX)/bin
datadir = $(DESTDIR)$(PREFIX)/share/keogiam

.PHONY: build test demo install uninstall format lint packages fuzz benchmark-regression clean

build: packages
	swift build $(RELEASE)

# All tests are Swift Testing's.
test: packages
	swift test --disable-xctest

demo: build
	$(BINARY) flag $(DATASET)
	$(BINARY) flag $(DATASET) --format csv -o flags.csv
	@echo "The same rows, for a spreadsheet or R: flags.csv"

# Fuzzes one of the targets in Fuzzing/Targets: `make fuzz TARGET=reading SECONDS=600`. New inputs are kept in
# .build-fuzzing/corpus; one that breaks something is left as .build-fuzzing/TARGET-crash-….
fuzz: packages
	KEOGIAM_FUZZING=1 swift build -c release --product fuzz --scratch-path $(FUZZING) \
	  -Xswiftc -enable-testing -Xswiftc -sanitize=fuzzer,address -Xswiftc -Xclang-linker -Xswiftc -fuse-ld=lld
	mkdir -p $(FUZZING)/corpus/$(TARGET)
	ASAN_OPTIONS=quarantine_size_mb=64 $(FUZZING)/release/fuzz $(TARGET) $(FUZZING)/corpus/$(TARGET) Fuzzing/Seeds/$(TARGET) \
	  -max_total_time=$(SECONDS) -timeout=10 -rss_limit_mb=1024 -max_len=4096 -dict=Fuzzing/words.dict \
	  -print_final_stats=1 -artifact_prefix=$(FUZZING)/$(TARGET)-

# Fits generated series side by side with R and NumPy: python3 with numpy and scipy, Rscript with MASS, lme4, glmmTMB.
benchmark-regression: packages
	KEOGIAM_BENCHMARKS=1 swift build -c release --product regression-benchmark --scratch-path .build-benchmarks
	python3 Benchmarks/Regression/run.py --large --mixed

# Builds only where there is no binary yet: `make build && sudo make install`.
install:
	@test -x $(BINARY) || $(MAKE) build
	install -d "$(bindir)" "$(datadir)"
	install -m 755 $(BINARY) "$(bindir)/keogiam"
	rm -rf "$(datadir)/datasets"
	cp -R datasets "$(datadir)/datasets"

uninstall:
	rm -f "$(bindir)/keogiam"
	rm -rf "$(datadir)"

format:
	swift format --in-place --recursive $(SWIFT_FILES)

lint:
	swift format lint --strict --recursive $(SWIFT_FILES)

packages:
	@bash Scripts/install-packages.sh

clean:
	swift package clean
	rm -f flags.csv
