using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ConsultationIntake.LocalHost.Tests.Exports;

/// <summary>A Word document read back.</summary>
/// <param name="Text">All of its paragraphs, a line each.</param>
/// <param name="Tables">Each as rows of cells, its header first.</param>
internal sealed record WordText(string Text, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Tables)
{
    /// <summary>Fails where the document is not what the standard allows, or a screen reader would be lost in it.</summary>
    internal static WordText Read(byte[] file, string language = "en-GB")
    {
        using var stream = new MemoryStream(file);
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        Assert.Empty(
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
                .Validate(document)
                .Select(error => $"{error.Path?.XPath}: {error.Description}")
        );
        var body = document.MainDocumentPart!.Document!.Body!;
        Assert.False(string.IsNullOrWhiteSpace(document.PackageProperties.Title));
        Assert.Equal(
            language,
            document.MainDocumentPart.StyleDefinitionsPart!.Styles!.DocDefaults!.Descendants<Languages>().Single().Val!.Value
        );
        AssertHeadingsStepDown(body);
        Assert.All(body.Descendants<Table>(), AssertHeaderIsRepeated);
        Assert.All(
            body.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>(),
            drawing => Assert.False(string.IsNullOrWhiteSpace(drawing.Description?.Value))
        );
        return new WordText(
            string.Join('\n', body.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText)),
            [
                .. body.Descendants<Table>()
                    .Select(table =>
                        (IReadOnlyList<IReadOnlyList<string>>)
                            [
                                .. table
                                    .Elements<TableRow>()
                                    .Select(row =>
                                        (IReadOnlyList<string>)
                                            [
                                                .. row.Elements<TableCell>()
                                                    .Select(cell =>
                                                        string.Join(
                                                            '\n',
                                                            cell.Elements<Paragraph>().Select(paragraph => paragraph.InnerText)
                                                        )
                                                    ),
                                            ]
                                    ),
                            ]
                    ),
            ]
        );
    }

    private static void AssertHeadingsStepDown(Body body)
    {
        var levels = body.Elements<Paragraph>()
            .Select(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value)
            .Where(style => style?.StartsWith("Heading", StringComparison.Ordinal) == true)
            .Select(style => style![^1] - '0')
            .ToList();
        Assert.NotEmpty(levels);
        Assert.All(levels.Prepend(0).Zip(levels), step => Assert.True(step.Second <= step.First + 1, $"{step.First} then {step.Second}"));
    }

    private static void AssertHeaderIsRepeated(Table table)
    {
        Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties?.GetFirstChild<TableHeader>());
        Assert.False(string.IsNullOrWhiteSpace(table.GetFirstChild<TableProperties>()?.TableDescription?.Val?.Value));
    }
}
