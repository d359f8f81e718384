using System.Text;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Contracts.Documents;

/// <summary>Writes out what was read in a file, its structure too, to be compared.</summary>
internal static class DocumentFiles
{
    public static async Task<string> DescribeAsync(
        string path,
        IEmailReader emails,
        IDocumentReader documents,
        CancellationToken cancellationToken
    )
    {
        var budget = new ReadingBudget(ReadingLimits.Default, DocumentContract.Stopped);
        var content = await File.ReadAllBytesAsync(path, cancellationToken);
        var described = new StringBuilder();
        if (!path.EndsWith(".eml", StringComparison.Ordinal))
            Describe(
                described,
                "file",
                await documents.ReadAsync(new ReceivedFile(Path.GetFileName(path), "", content), budget, cancellationToken)
            );
        else if (await emails.ReadAsync(content, budget, cancellationToken) is { } email)
            await DescribeAsync(described, email, documents, budget, cancellationToken);
        return described.ToString();
    }

    private static async Task DescribeAsync(
        StringBuilder described,
        InboundEmail email,
        IDocumentReader documents,
        ReadingBudget budget,
        CancellationToken cancellationToken
    )
    {
        Describe(described, $"mail from {email.From?.Email}", email.Body);
        foreach (var file in email.Attachments)
        {
            if (file.Message is { } message)
                await DescribeAsync(described, message, documents, budget, cancellationToken);
            else
                Describe(described, $"{file.Kind} {file.FileName}", await documents.ReadAsync(file.File, budget, cancellationToken));
        }
    }

    private static void Describe(StringBuilder described, string what, ExtractedText text)
    {
        described.Append("== ").Append(what);
        foreach (var mark in text.Marks)
            described.Append(' ').Append(mark.Code());
        described.Append('\n').Append(text.Value).Append('\n');
        foreach (
            var block in text.Blocks.Where(block =>
                block is not { HeadingLevel: 0, ListLevel: 0, QuoteDepth: 0, Cell: null, Note: NoteKind.None }
            )
        )
            described
                .Append("   ")
                .Append(Said(block))
                .Append(": ")
                .Append(text.Value.AsSpan(block.Start, Math.Min(block.Length, 30)))
                .Append('\n');
        if (text.PageStarts.Count > 0)
            described.Append("   pages begin at ").AppendJoin(' ', text.PageStarts).Append('\n');
        if (text.Letterhead.Length > 0)
            described.Append("-- letterhead\n").Append(text.Letterhead).Append('\n');
        if (text.Margin.Length > 0)
            described.Append("-- margin\n").Append(text.Margin).Append('\n');
    }

    private static string Said(TextBlock block) =>
        string.Join(
            ", ",
            new[]
            {
                block.HeadingLevel > 0 ? $"heading {block.HeadingLevel}" : null,
                block.ListLevel > 0 ? $"list {block.ListLevel} {block.ListLabel}" : null,
                block.QuoteDepth > 0 ? $"quoted {block.QuoteDepth}" : null,
                block.Cell is { } cell ? $"cell {cell.Table}.{cell.Row}.{cell.Column}{(cell.IsHeader ? " head" : "")}" : null,
                block.Note == NoteKind.None ? null : block.Note.ToString(),
            }.Where(part => part is not null)
        );
}
