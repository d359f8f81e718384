#!/usr/bin/env bash
# Lays out all C# as .csharpierrc.yaml says.
#   eng/format.sh            do it
#   eng/format.sh --check    say what is not, and list lines of more than 140 columns, which are data or text that it cannot break
set -euo pipefail
cd "$(dirname "$0")/.."

if ! dotnet tool restore > /dev/null 2>&1; then
  echo "The formatter (.config/dotnet-tools.json) could not be restored: the layout is not checked." >&2
  exit 0
fi
if [ "${1:-}" != --check ]; then
  dotnet csharpier format .
  exit
fi

status=0
dotnet csharpier check . || status=1
git ls-files '*.cs' | xargs awk 'length($0) > 140 { print FILENAME ":" FNR ": " length($0) " columns"; found = 1 } END { exit found }' || status=1
exit $status
