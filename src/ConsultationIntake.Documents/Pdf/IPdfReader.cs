using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Pdf;

/// <summary>Finds the lines of text on the pages of a PDF. What they mean is found out from there, the same for every reader.</summary>
public interface IPdfReader
{
    /// <summary>
    /// Reads at most <see cref="ReadingLimits.MaxPages"/> pages and says whether there were more. A file that cannot be
    /// read is an outcome; only a fault of this machine is thrown. Returns soon after <see cref="ReadingLimits.MaxTime"/>
    /// at the latest, whatever the file does.
    /// </summary>
    Task<PdfOutcome> ReadAsync(ReadOnlyMemory<byte> content, ReadingLimits limits, CancellationToken cancellationToken);
}
