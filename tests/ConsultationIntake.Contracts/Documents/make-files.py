"""Writes the mails and the small files of Files/ that no office program makes: one feature or fault each. Takes a picture of a page."""
import os, sys, zipfile

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Files")
W = '<w:document xmlns:w="w" xmlns:r="r" xmlns:mc="mc" xmlns:v="v"><w:body>%s</w:body></w:document>'
P = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"


def zipped(name, **parts):
    with zipfile.ZipFile(os.path.join(FOLDER, name), "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(zipfile.ZipInfo(part.replace("__", "/").replace("_X_", ".")), content)


def written(name, text, encoding="utf-8"):
    with open(os.path.join(FOLDER, name), "wb") as file:
        file.write(text.encode(encoding) if isinstance(text, str) else text)


def docx(name, body, **parts):
    zipped(name, **{"word__document_X_xml": W % body, **{f"word__{part}_X_xml": content for part, content in parts.items()}})


def mail(name, head, body, encoding="utf-8"):
    lines = ["From: Pat Sample <pat@post.example>", "To: plan@consult.example", "Subject: Our response", "Date: Mon, 30 Nov 2026 09:00:00 +0000", "Message-ID: <1@post.example>", *head, "", body]
    written(name, "\r\n".join(lines), encoding)


docx("word-content-control.docx", f"<w:sdt><w:sdtContent>{P % 'We ask for lamps at the steps.'}</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{P % 'Click here to enter text.'}</w:sdtContent></w:sdt>")
docx("word-text-box.docx", f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{P % 'The box asks for a patrol.'}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{P % 'The box asks for a patrol.'}</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>Beside it we thank you.</w:t></w:r></w:p>")
docx("word-symbols.docx", '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> Agreed</w:t></w:r></w:p><w:p><w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>&#xF061;</w:t></w:r><w:r><w:t> is alpha.</w:t></w:r></w:p>')
docx("word-notes.docx", P % "We want a tasking board.", footnotes=f'<w:footnotes xmlns:w="w"><w:footnote>{P % "As in 2024."}</w:footnote></w:footnotes>', endnotes=f'<w:endnotes xmlns:w="w"><w:endnote>{P % "The underpass has no ramp."}</w:endnote></w:endnotes>', comments=f'<w:comments xmlns:w="w"><w:comment>{P % "Ask the chair."}</w:comment></w:comments>', header1=f'<w:hdr xmlns:w="w">{P % "Anytown Council"}</w:hdr>')
docx("word-only-a-picture.docx", '<w:p><w:r><w:drawing><a:blip xmlns:a="a"/></w:drawing></w:r></w:p>')
zipped("word-altchunk.docx", word__document_X_xml=W % (P % "Before." + '<w:altChunk r:id="c"/>' + P % "After."), word___rels__document_X_xml_X_rels='<R><Relationship Id="c" Type="x/aFChunk" Target="chunk.html"/></R>', word__chunk_X_html="<p>Inside we ask for lamps.</p>")
docx("word-levels-overridden.docx", "".join(f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>' for words in ("Victims choose.", "Publish the data.")), numbering='<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride></w:num></w:numbering>')
zipped("sheet-of-comments.xlsx", xl__workbook_X_xml='<w xmlns:r="r"><sheet name="Comments" r:id="a"/></w>', xl___rels__workbook_X_xml_X_rels='<R><Relationship Id="a" Type="x/worksheet" Target="sheet1.xml"/><Relationship Id="b" Type="x/sharedStrings" Target="strings.xml"/></R>', xl__strings_X_xml="<sst><si><t>Comment</t></si><si><r><t>More </t></r><r><t>patrols.</t></r></si></sst>", xl__sheet1_X_xml='<s><row><c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row><row><c r="B2" t="s"><v>1</v></c></row><row><c r="B3" t="inlineStr"><is><t>One person to ring.</t></is></c></row></s>')
zipped("odt-spans.odt", content_X_xml='<d xmlns:t="t"><t:p><t:span>Hate crime</t:span> <t:span>should be</t:span>\n<t:span>a priority.</t:span></t:p></d>', META_INF__x="")
zipped("odt-doctype.odt", content_X_xml='<d xmlns:t="t"><t:p>We ask for lamps.</t:p></d>', **{"META-INF__manifest_X_xml": '<!DOCTYPE manifest:manifest PUBLIC "-//x//EN" "Manifest.dtd"><m/>'})
written("rtf-two-charsets.rtf", r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset238 Arial;}}Caf\'e9 in Polish:\par{\f1 prosz\'ea o pomoc}{\footnote As we wrote.}\par}", "latin-1")
written("page.html", "<h1>Response</h1><p>We ask for <b>lamps</b>.</p><ol start=3><li>First<li>Second</ol><table><tr><th>A<td>B</table><script>no('</p>')</script>")
written("latin-1.txt", "Caf\u00e9s should close at ten.\r\n\r\nFairness \u00a310.", "latin-1")
written("utf-16.txt", "The steps have no lamp.", "utf-16")
mail("mail-plain.eml", ["Content-Type: text/plain; charset=utf-8"], "We ask for lamps.\r\n\r\nRegards\r\nPat")
mail("mail-latin-8.eml", ["Content-Type: text/plain; charset=iso-8859-14", "Content-Transfer-Encoding: 8bit"], "heibio'r t\u0177 bob nos ac mae fy \u0175yr yn ofni", "iso8859-14")
mail("mail-utf-8-called-latin-1.eml", ["Content-Type: text/plain; charset=iso-8859-1", "Content-Transfer-Encoding: 8bit"], "T\u0177 Mawr \u2013 \u201cneedles\u201d")
mail("mail-flowed.eml", ["Content-Type: text/plain; format=flowed; delsp=yes"], "full of nee \r\ndles here.\r\n-- \r\nPat")
mail("mail-mixed-texts.eml", ['Content-Type: multipart/mixed; boundary="b"'], "--b\r\nContent-Type: text/html\r\n\r\n<p>Motorbikes race here.</p>\r\n--b\r\nContent-Type: text/plain\r\n\r\nSent through the list.\r\n--b--")
mail("mail-alternatives.eml", ['Content-Type: multipart/alternative; boundary="b"'], "--b\r\nContent-Type: text/plain\r\n\r\nMotorbikes race here.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Motorbikes <i>race</i> here.</p>\r\n--b--")
mail("mail-in-mail.eml", ['Content-Type: multipart/mixed; boundary="b"'], "--b\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: Jo <jo@else.example>\r\nDate: Mon, 30 Nov 2026 08:00:00 +0000\r\n\r\nWe ask for a patrol.\r\n--b--")
mail("mail-signed.eml", ['Content-Type: multipart/signed; protocol="application/pgp-signature"; boundary="b"'], "--b\r\nContent-Type: text/plain\r\n\r\nSigned: more patrols.\r\n--b\r\nContent-Type: application/pgp-signature\r\n\r\nxx\r\n--b--")


def scan(name, picture):
    """A page that holds a picture and nothing else, as a scanner makes it."""
    with open(picture, "rb") as file:
        jpeg = file.read()
    at = jpeg.index(b"\xff\xc0") + 5
    high, wide = (int.from_bytes(jpeg[at + 2 * i:at + 2 * i + 2], "big") for i in (0, 1))
    draw = b"595 0 0 842 0 0 cm /Page Do"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Page 5 0 R >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(draw), draw),
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>"
        b" stream\n%s\nendstream" % (wide, high, len(jpeg), jpeg),
    ]
    pdf, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(pdf))
        pdf += b"%d 0 obj %s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    pdf += b"xref\n0 6\n0000000000 65535 f \n%strailer << /Root 1 0 R /Size 6 >>\nstartxref\n%d\n%%%%EOF\n" % (table, len(pdf))
    written(name, pdf)


if len(sys.argv) > 1:
    scan("scanned.pdf", sys.argv[1])
