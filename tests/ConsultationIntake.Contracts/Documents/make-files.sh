#!/usr/bin/env bash
# Makes the office files in Files/ again from the letters in Letters/, with LibreOffice. The mails and the small files of
# one feature each are written by make-files.py. Files are committed: no test converts anything.
set -euo pipefail
cd "$(dirname "$0")"
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
for format in docx odt rtf pdf doc html txt; do
  soffice "-env:UserInstallation=file://$profile" --headless --convert-to "$format" --outdir Files Letters/*.fodt > /dev/null
done
python3 make-files.py
