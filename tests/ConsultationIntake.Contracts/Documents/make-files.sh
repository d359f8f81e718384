#!/usr/bin/env bash
# Makes the office files in Files/ again from the letters in Letters/, with LibreOffice, and a scan of one with poppler. The mails
# and the small files of one feature each are written by make-files.py. Files are committed: no test converts anything.
set -euo pipefail
cd "$(dirname "$0")"
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
for format in docx odt rtf pdf doc html txt; do
  soffice "-env:UserInstallation=file://$profile" --headless --convert-to "$format" --outdir Files Letters/*.fodt > /dev/null
done
soffice "-env:UserInstallation=file://$profile" --headless --convert-to 'pdf:writer_pdf_Export:{
  "EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"secret"}}' \
  --outdir "$profile" Letters/two-pages.fodt > /dev/null
mv "$profile/two-pages.pdf" Files/encrypted.pdf
pdftoppm -r 60 -gray -jpeg -jpegopt quality=40 -singlefile Files/two-pages.pdf "$profile/page"
python3 make-files.py "$profile/page.jpg"
