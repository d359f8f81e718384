#!/usr/bin/env bash
# Lays out all C# as .csharpierrc.yaml says.
#   eng/format.sh            do it
#   eng/format.sh --check    list what is not, and lines of more than 140 columns, which are data or text that it cannot break;
#                            1 where there are any, 2 where the formatter cannot be restored
set -euo pipefail
cd "$(dirname "$0")/.."

if ! dotnet tool restore > /dev/null 2>&1; then
  echo "The formatter (.config/dotnet-tools.json) could not be restored: the layout is not checked."
  exit 2
fi
if [ "${1:-}" != --check ]; then
  dotnet csharpier format .
  exit
fi

wrong=$(dotnet csharpier check . 2>&1 | grep -E '^(Error|Warning)' || true)
# Columns are characters, not bytes.
long=$(git ls-files '*.cs' | LC_ALL=C.UTF-8 xargs grep -nHE '^.{141}' | cut -c1-160 || true)
if [ -z "$wrong$long" ]; then
  echo "all C# is as eng/format.sh lays it out, in at most 140 columns."
  exit 0
fi
echo "not as eng/format.sh lays it out:"
printf '%s\n' "$wrong" "$long" | grep .
exit 1
