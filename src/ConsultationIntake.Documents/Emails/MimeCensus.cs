using ConsultationIntake.Documents.Office;
using ConsultationIntake.Reading.Files;
using MimeKit;

namespace ConsultationIntake.Documents.Emails;

/// <summary>Counts the parts and header fields of a message without keeping them: a small one can hold millions.</summary>
internal sealed class MimeCensus : MimeReader
{
    private readonly ReadingLimits limits;
    private int headers;
    private int parts;

    private MimeCensus(ParserOptions options, Stream stream, ReadingLimits limits)
        : base(options, stream, MimeFormat.Entity) => this.limits = limits;

    /// <summary>Whether there are as few as are read. Takes them from the budget.</summary>
    public static bool Allows(
        ParserOptions options,
        ReadOnlyMemory<byte> message,
        ReadingBudget budget,
        CancellationToken cancellationToken
    )
    {
        var census = new MimeCensus(options, Zip.StreamOf(message), budget.Limits);
        try
        {
            census.ReadEntity(cancellationToken);
        }
        catch (TooMuchException)
        {
            return false;
        }
        catch (FormatException)
        {
            // No message at all: whoever asked finds out so.
        }

        return budget.TakeNodes(census.headers + census.parts);
    }

    protected override void OnHeaderRead(Header header, int beginLineNumber, CancellationToken cancellationToken) =>
        Count(ref headers, limits.MaxHeaders);

    protected override void OnMimePartBegin(
        ContentType contentType,
        long beginOffset,
        int beginLineNumber,
        CancellationToken cancellationToken
    ) => Count(ref parts, limits.MaxParts);

    protected override void OnMessagePartBegin(
        ContentType contentType,
        long beginOffset,
        int beginLineNumber,
        CancellationToken cancellationToken
    ) => Count(ref parts, limits.MaxParts);

    protected override void OnMultipartBegin(
        ContentType contentType,
        long beginOffset,
        int beginLineNumber,
        CancellationToken cancellationToken
    ) => Count(ref parts, limits.MaxParts);

    private static void Count(ref int counted, int most)
    {
        if (++counted > most)
            throw new TooMuchException();
    }

    private sealed class TooMuchException : Exception;
}
