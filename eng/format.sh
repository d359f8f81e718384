#!/usr/bin/env bash
# Lays out all C# as .csharpierrc.yaml says.
#   eng/format.sh            do it
#   eng/format.sh --check    list what is not, and lines of more than 140 columns, which are data or text that it cannot break
set -euo pipefail
cd "$(dirname "$0")/.."

if ! dotnet tool restore > /dev/null 2>&1; then
  echo "The formatter (.config/dotnet-tools.json) could not be restored: the layout is not checked."
  exit 0
fi
if [ "${1:-}" != --check ]; then
  dotnet csharpier format .
  exit
fi

mkdir -p artifacts
if dotnet csharpier check . > artifacts/layout.log 2>&1; then layout=0; else layout=1; fi
# Columns are characters, not bytes. grep finds nothing: all is well.
if git ls-files '*.cs' | LC_ALL=C.UTF-8 xargs grep -nHE '^.{141}' | cut -c1-160; then :; fi > artifacts/long-lines.log
if [ "$layout" = 0 ] && [ ! -s artifacts/long-lines.log ]; then
  echo "All C# is laid out by eng/format.sh, in at most 140 columns."
  exit 0
fi
grep -hE '^Error' artifacts/layout.log || true
cat artifacts/long-lines.log
exit 1
