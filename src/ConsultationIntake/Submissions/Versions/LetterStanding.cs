using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions.Versions;

/// <summary>What a letter says of its own standing.</summary>
internal static class LetterStanding
{
    public static Standing Said(Submission letter) =>
        Of(Agreed(letter.Text, DateOnly.FromDateTime(letter.ReceivedAt.UtcDateTime)), letter.Partner);

    public static ProvisionalWording.Finding Agreed(SubmissionText text, DateOnly received)
    {
        var letters = text.Parts.Where(part => part.Kind is PartKind.EmailBody or PartKind.Attachment);
        return ProvisionalWording.Read(string.Join("\n\n", letters.Select(part => part.Span.Of(text.Value))), received);
    }

    /// <summary>Only a partner's own word says that it has agreed something.</summary>
    public static Standing Of(ProvisionalWording.Finding said, string? partner) =>
        said.Standing switch
        {
            ProvisionalWording.Standing.Provisional => Standing.Provisional,
            ProvisionalWording.Standing.Ratified => partner is null ? Standing.Current : Standing.Ratified,
            ProvisionalWording.Standing.Unsaid => Standing.Current,
            _ => throw new ArgumentOutOfRangeException(nameof(said), said.Standing, "A letter's standing is not known."),
        };
}
