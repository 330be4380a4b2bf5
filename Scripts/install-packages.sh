#!/usr/bin/env bash
# Makes sure that what the build needs is there: a Swift toolchain, and the packages of debian-packages.txt.
# Says nothing where nothing is missing.
set -euo pipefail

oldest_swift=6.2
list="$(dirname "${BASH_SOURCE[0]}")/debian-packages.txt"

check_swift() {
  local text version
  if ! command -v swift > /dev/null; then
    echo "No 'swift' on the search path: Swift $oldest_swift or later is needed (https://www.swift.org/install)." >&2
    return 1
  fi
  text="$(swift --version 2>&1 || true)"
  version="$(sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' <<< "$text" | head -n 1)"
  if [[ -z "$version" ]]; then
    echo "Cannot tell the version of Swift from '$text'; $oldest_swift or later is needed." >&2
    return 1
  fi
  if [[ "$(printf '%s\n' "$oldest_swift" "$version" | sort -V | head -n 1)" != "$oldest_swift" ]]; then
    echo "Swift $version is too old: $oldest_swift or later is needed (https://www.swift.org/install)." >&2
    return 1
  fi
}

# One package a line, without comments.
packages() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$list" | awk '{ print $1 }'; }

missing_packages() {
  local package
  for package in $(packages); do
    # shellcheck disable=SC2016  # the dollar is dpkg's
    [[ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null)" == installed ]] || echo "$package"
  done
}

install_packages() {
  local missing
  if ! command -v dpkg-query > /dev/null; then
    echo "This system has no dpkg. The build needs these libraries with their headers:" >&2
    sed -e 's/#.*//' -e '/^[[:space:]]*$/d' -e 's/^[^[:space:]]*[[:space:]]*/  /' "$list" >&2
    return 0
  fi
  mapfile -t missing < <(missing_packages)
  [[ ${#missing[@]} -gt 0 ]] || return 0
  if [[ "$(id -u)" -ne 0 ]]; then
    echo "Missing Debian packages. Install them with:" >&2
    echo "  sudo apt-get install -y ${missing[*]}" >&2
    return 1
  fi
  echo "Installing Debian packages: ${missing[*]}" >&2
  export DEBIAN_FRONTEND=noninteractive
  # An old list may still do.
  apt-get update < /dev/null >&2 || echo "apt-get update failed; going on with the package lists at hand." >&2
  apt-get install -y --no-install-recommends "${missing[@]}" < /dev/null >&2
}

check_swift
install_packages
