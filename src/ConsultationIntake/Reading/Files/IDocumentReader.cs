using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Reading.Files;

/// <summary>Takes the words out of files.</summary>
public interface IDocumentReader
{
    /// <summary>
    /// The words of one file, or the mark that says why a person has to read it. Whatever the file holds, this ends within
    /// the budget's time and throws nothing but <see cref="OperationCanceledException"/> where the caller gave up.
    /// </summary>
    Task<ExtractedText> ReadAsync(ReceivedFile file, ReadingBudget budget, CancellationToken cancellationToken);
}
