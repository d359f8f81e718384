using System.Text;

namespace ConsultationIntake.Contracts.Inbox;

/// <summary>Letters in flat OpenDocument, which LibreOffice makes everything else of.</summary>
public static class Letters
{
    public const string Patrols =
        "There should be more visible patrols in the market square at night, because residents have told us again and again "
        + "that anti-social behaviour there keeps them away from the shops.";
    public const string Contact = "Victims should have a single named contact from the first report to the end of the case.";
    public const string HateCrime = "The plan says little about hate crime, and we would like to see that put right.";
    public const string Funding = "Funding for the partnership should be set out for three years.";

    private static readonly string[] Wards = ["north", "east", "south", "west"];

    private const string Head = """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
        <office:automatic-styles>
        <text:list-style style:name="Letters"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="a"/></text:list-style>
        <text:list-style style:name="Dots"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
        <style:style style:name="Column" style:family="paragraph"><style:paragraph-properties fo:break-before="column"/></style:style>
        <style:style style:name="Columns" style:family="section"><style:section-properties text:dont-balance-text-columns="true"><style:columns fo:column-count="2" fo:column-gap="0.8cm"><style:column style:rel-width="1*" fo:start-indent="0cm" fo:end-indent="0.4cm"/><style:column style:rel-width="1*" fo:start-indent="0.4cm" fo:end-indent="0cm"/></style:columns></style:section-properties></style:style>
        <style:style style:name="Break" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
        </office:automatic-styles><office:body><office:text>
        """;

    private const string Foot = "</office:text></office:body></office:document>";

    /// <summary>Two pages: a heading, a lettered list, a page break, a dotted list, a signature.</summary>
    public static string TwoPages { get; } =
        Of(
            "<text:h text:outline-level=\"1\">Response of North Dale District Council</text:h>",
            P("Dear Commissioner,"),
            P(
                "The Council welcomes the draft plan and the chance to comment on it. It is a large document and our members "
                    + "read it with care before they settled the views that follow in this letter, which were put together over "
                    + "several meetings in the autumn."
            ),
            $"<text:list text:style-name=\"Letters\"><text:list-item>{P(Patrols)}</text:list-item><text:list-item>"
                + $"{P(Contact)}</text:list-item></text:list>",
            $"<text:p text:style-name=\"Break\">{HateCrime}</text:p>",
            $"<text:list text:style-name=\"Dots\"><text:list-item>{P(Funding)}</text:list-item></text:list>",
            P("Yours sincerely,"),
            P("Jo Clerk")
        );

    /// <summary>Four pages with the sender's name at the head and a page number at the foot of each, and nowhere else.</summary>
    public static string WithLetterhead { get; } =
        Pages(
                4,
                number =>
                    $"There should be more patrols in the {Wards[number - 1]} ward.</text:p>{P($"People in the {Wards[number - 1]} ask for lighting in their park.")}{P("They ask for a report every quarter.")}{P("It should say what was done.")}{P($"In the {Wards[number - 1]} most people do not feel safe.")}<text:p>That is how it is in the {Wards[number - 1]}."
            )
            .Replace(
                "</office:automatic-styles>",
                """
                <style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/><style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
                <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1"><style:header><text:p>Westmere Safeguarding Partnership</text:p></style:header><style:footer><text:p>Confidential until 1 December 2026</text:p></style:footer></style:master-page></office:master-styles>
                """.ReplaceLineEndings(""),
                StringComparison.Ordinal
            );

    /// <summary>A heading, then two columns of six paragraphs each on one page, then a last line across both.</summary>
    public static string TwoColumns { get; } =
        Of(
            "<text:h text:outline-level=\"1\">Two columns</text:h>",
            $"<text:section text:style-name=\"Columns\" text:name=\"c\">{string.Concat(Enumerable.Range(1, 6).Select(i => P($"Left {i} asks for patrols in the park and on the square at night.")))}<text:p text:style-name=\"Column\">Right 1 asks for one named contact for every victim of a crime.</text:p>{string.Concat(Enumerable.Range(2, 5).Select(i => P($"Right {i} asks for one named contact for every victim of a crime.")))}</text:section>",
            P("The last line stands across both columns of the page and closes this letter for good.")
        );

    /// <summary>A deletion, an insertion and a comment, all unresolved.</summary>
    public static string Tracked { get; } =
        Of(
            """
            <text:tracked-changes>
            <text:changed-region text:id="ct1"><text:deletion><office:change-info><dc:creator>Jo</dc:creator><dc:date>2026-11-20T10:00:00</dc:date></office:change-info><text:p>We oppose the plan outright. </text:p></text:deletion></text:changed-region>
            <text:changed-region text:id="ct2"><text:insertion><office:change-info><dc:creator>Jo</dc:creator><dc:date>2026-11-20T10:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
            </text:tracked-changes>
            """,
            "<text:p><text:change text:change-id=\"ct1\"/>We ask for more patrols <text:change-start "
                + "text:change-id=\"ct2\"/>in every ward <text:change-end text:change-id=\"ct2\"/>at "
                + "night.<office:annotation><dc:creator>Sam</dc:creator><dc:date>2026-11-20T10:00:00</dc:date><text:p>Ask the leader "
                + "whether we still say this.</text:p></office:annotation></text:p>"
        );

    public static string Pages(int count, Func<int, string> page) =>
        Of([
            .. Enumerable
                .Range(1, count)
                .Select(number => $"<text:p{(number > 1 ? " text:style-name=\"Break\"" : "")}>{page(number)}</text:p>"),
        ]);

    /// <summary>Plain text as a document of one paragraph a line.</summary>
    public static string OfText(string text) =>
        Of([.. text.Split('\n').Select(line => P(System.Security.SecurityElement.Escape(line.TrimEnd('\r'))!))]);

    /// <summary>A page that holds a picture and nothing else, as a scanner makes it.</summary>
    public static string OfPicture(byte[] png) =>
        Of(
            "<text:p><draw:frame text:anchor-type=\"as-char\" svg:width=\"15cm\" "
                + $"svg:height=\"20cm\"><draw:image><office:binary-data>{Convert.ToBase64String(png)}</office:binary-data>"
                + "</draw:image></draw:frame></text:p>"
        );

    private static string P(string text) => $"<text:p>{text}</text:p>";

    private static string Of(params string[] body) =>
        new StringBuilder(Head.ReplaceLineEndings(""))
            .AppendJoin("", body.Select(part => part.ReplaceLineEndings("")))
            .Append(Foot)
            .ToString();
}
